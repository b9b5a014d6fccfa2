"""Lets version 1 grow: ``python -m phongtrao.open_data.accept``, after an entry in ``CHANGELOG_API.md``."""

import re
import sys
from pathlib import Path

from .accepted import FOLDER, VERSION, schemas, version, written
from .growth import breakages
from .schemas import standing_alone

CHANGELOG = Path("CHANGELOG_API.md")
_HEADING = re.compile(r"^## (\d+)\.(\d+)\b", re.MULTILINE)


class RefusedError(Exception):
    """The present shapes cannot be accepted; says why."""


def newest_entry(changelog: str) -> tuple[int, int]:
    """Return the version that the first entry of a changelog tells of.

    :raises RefusedError: if it has none.
    """
    found = _HEADING.search(changelog)
    if not found:
        raise RefusedError(f"{CHANGELOG} has no entry such as `## 1.1`.")
    return int(found[1]), int(found[2])


def accept(folder: Path, changelog: str) -> list[str]:
    """Write the present schemas to ``folder``; return the names of those that grew.

    :raises RefusedError: if something that was promised is gone, or the changelog says nothing of it.
    """
    before, after = schemas(), standing_alone()
    if broken := breakages(before, after):
        raise RefusedError("Version 1 can only grow:\n" + "\n".join(broken))
    changed = [name for name, schema in after.items() if before.get(name) != schema]
    own = tuple(map(int, version().split("."))) if before else (1, -1)
    newest = newest_entry(changelog)
    if changed and not (newest[0] == 1 and newest > own):
        raise RefusedError(f"Tell of {', '.join(changed)} in {CHANGELOG}, as 1.{own[1] + 1}.")
    for name in changed:
        (folder / f"{name}.json").write_text(written(after[name]), encoding="utf-8", newline="\n")
    if changed:
        (folder / VERSION.name).write_text(f"{newest[0]}.{newest[1]}\n", encoding="ascii", newline="\n")
    return changed


if __name__ == "__main__":
    try:
        print(*accept(FOLDER, CHANGELOG.read_text(encoding="utf-8")) or ["nothing new"], sep="\n")
    except RefusedError as error:
        sys.exit(str(error))
