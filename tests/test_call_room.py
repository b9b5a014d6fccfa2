"""However deep a call stands, it asks the system for no memory."""

import resource
import sys

import pytest

from phongtrao.call_room import with_room

CALLS = 200


def nothing():
    """Return nothing."""


def calls():
    """Call something over and over."""
    for _ in range(CALLS):
        nothing()


def faults(depth):
    """Return how many pages the system gave to calls that stand so deep."""
    if depth:
        return faults(depth - 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    calls()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="others keep their calls elsewhere")
def test_no_depth_has_each_call_ask_for_memory():
    most = with_room(lambda: max(map(faults, range(300))))
    assert most() < CALLS // 2


def test_what_a_function_does_is_left_alone():
    assert with_room(lambda a, *b, c=1, **d: (a, b, c, d))(1, 2, c=3, e=4) == (1, (2,), 3, {"e": 4})
