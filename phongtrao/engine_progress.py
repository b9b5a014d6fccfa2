"""How far a build is: counted inside the engine, told on its output to the command that started it."""

import os

# Set by the command when somebody watches; without it the engine says nothing.
VARIABLE = "PHONGTRAO_PROGRESS"
_MARK = "phongtrao-progress "


class Steps:
    """Counts the steps of a build up to ``total``, and prints one line for each percent."""

    def __init__(self, total: int) -> None:
        self._total = max(1, total)
        self._done = self._told = 0
        self._watched = VARIABLE in os.environ

    def step(self) -> None:
        """Count one step."""
        self._done += 1
        percent = min(100, 100 * self._done // self._total)
        if self._watched and percent > self._told:
            self._told = percent
            print(f"{_MARK}{percent}", flush=True)


def percent_of(line: str) -> int | None:
    """Return the percent that a line of the engine's output tells, or None when it tells something else."""
    told = line.strip().removeprefix(_MARK)
    return int(told) if line.startswith(_MARK) and told.isdecimal() else None
