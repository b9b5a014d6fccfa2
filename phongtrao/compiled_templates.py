"""Compiled templates, kept under ``.cache/``: a rebuild would spend a fifth of its time on compiling."""

import hashlib
import sys
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from .kept import write

FOLDER = Path(".cache", "templates")
_SEAL_BYTES = 32
# Code is only run by the versions that made it; raise ours when quick_templates.py or template_code.py
# writes other code.
_WRITER = 7
_MADE_BY = f"{sys.version} {jinja2.__version__} {_WRITER}".encode()


class CompiledTemplates(BytecodeCache):
    """A folder with one file for each template, which counts only with its checksum; it may be deleted.

    Jinja asks for a template by a checksum of its source as well, so an old one is never taken for a new one.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if its template is there and whole."""
        try:
            content = self._file(bucket).read_bytes()
        except OSError:
            return
        if content[:_SEAL_BYTES] == _seal(content[_SEAL_BYTES:]):
            bucket.bytecode_from_string(content[_SEAL_BYTES:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds; where it cannot be written, the next build compiles again."""
        content = bucket.bytecode_to_string()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write(self._file(bucket), _seal(content) + content)
        except OSError:
            return

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / bucket.key


def _seal(content: bytes) -> bytes:
    return hashlib.blake2b(_MADE_BY + content, digest_size=_SEAL_BYTES).digest()
