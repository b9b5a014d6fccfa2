"""The site's own scripts and pictures under one address that tells their content, so that they may be kept.

All of them move together: scripts name each other by relative addresses, and a page of one release must never
run with a script of another.
"""

import hashlib
from collections.abc import Mapping

FOLDER = "assets/phongtrao/"
_KEY_LENGTH = 16


def kept_folder(files: Mapping[str, bytes]) -> str:
    """Return the address of the folder for files with these contents, given by their names."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        # Lengths keep two different sets from reading the same.
        digest.update(f"{len(name)} {len(content)} {name}".encode() + content)
    return f"{FOLDER}{digest.hexdigest()[:_KEY_LENGTH]}/"
