"""One process at a time."""

import multiprocessing
import threading

import pytest

from phongtrao.locks import locked


def _hold(path, told):
    with locked(path):
        told.send(None)
        told.recv()


@pytest.fixture
def held(tmp_path):
    """The path of a lock that another process holds, and that process."""
    here, there = multiprocessing.Pipe()
    holder = multiprocessing.get_context("fork").Process(target=_hold, args=(tmp_path / "lock", there))
    holder.start()
    here.recv()
    yield tmp_path / "lock", holder
    holder.kill()
    holder.join()


def test_who_does_not_wait_is_told_that_another_holds_it(held):
    path, _ = held
    with pytest.raises(OSError), locked(path, wait=False):  # noqa: PT011 - its kind is the system's own
        pass


def test_a_lock_is_free_when_its_holder_is_killed(held):
    path, holder = held
    waited = threading.Thread(target=lambda: locked(path).__enter__(), daemon=True)
    waited.start()
    waited.join(0.1)
    assert waited.is_alive()
    holder.kill()
    waited.join(10)
    assert not waited.is_alive()


def test_a_lock_may_be_taken_again_and_keeps_what_stands_in_its_file(tmp_path):
    path = tmp_path / "lock"
    path.write_text("x")
    for _ in range(2):
        with locked(path, wait=False):
            pass
    assert path.read_text() == "x"


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError), locked(tmp_path / "lock"):  # noqa: PT011 - its kind is the system's own
        pass
    assert not (tmp_path / "elsewhere").exists()
