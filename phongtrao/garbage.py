"""What Python does about objects that nobody needs any more, where it does so in vain."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

# Tells a command that the process ends with it.
OWN_PROCESS = object()


@contextmanager
def no_garbage_collector(*, for_good: bool = False) -> Iterator[None]:
    """Hold off the search for reference cycles, which walks all records over and over.

    What no cycle holds is given back at once all the same.

    :param for_good: whether what is made meanwhile stays as long as the process, as modules do: no later
        search walks it either.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        if was_on:
            gc.enable()


def leave_at_once() -> NoReturn:
    """End this process, which did all that it had to, without giving back object by object what it holds."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
