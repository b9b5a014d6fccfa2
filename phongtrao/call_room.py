"""Room for the calls of a long run, so that none of them asks the system for memory.

CPython (3.11 was looked at) keeps the frames of calls in chunks of 16 KB. A loop at the end of one
has each of its calls map another and give it back: 6 µs for a call that takes 0.03, at depths that
nobody can see in the code.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# Values on the stack, of eight bytes each. Its chunk is the next power of two, and what the frame leaves of
# that is for the calls below it. Nothing of it is touched before it is used.
_FRAME = 40_000


def with_room(function: Callable[P, T]) -> Callable[P, T]:
    """Give a function a frame so large that the frames of all it calls share its chunk."""
    function.__code__ = function.__code__.replace(co_stacksize=_FRAME)
    return function
