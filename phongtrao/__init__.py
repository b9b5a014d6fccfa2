"""Phong Trào: YAML records of a local security movement in, typed views and HTML out.

The way of a record is one-way: strict_yaml → records → load → checks → views → render → pages.
Only ``load`` reads ``data/``; nothing here knows MkDocs (``macros.py`` does).
"""

__version__ = "0.1.0"
