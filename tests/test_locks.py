import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from phongtrao.locks import LockedError, locked

HOLDER = """
import sys, time
from pathlib import Path
from phongtrao.locks import locked
with locked(Path(sys.argv[1])):
    print("locked", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "a.lock"


@pytest.fixture
def holder(file):
    """Run another process that has the lock until its input ends."""
    command = [sys.executable, "-c", HOLDER, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "locked\n"
        yield process
        process.kill()


def test_who_does_not_wait_is_told(file, holder):
    with pytest.raises(LockedError), locked(file, wait=False):
        pass


def test_who_waits_gets_it_when_the_other_ends(file, holder):
    held = []

    def wait():
        with locked(file):
            held.append(holder.poll())

    waiting = Thread(target=wait)
    waiting.start()
    waiting.join(0.2)
    assert not held
    holder.communicate("")
    waiting.join()
    assert len(held) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_killed_process_has_it_no_more(file, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with locked(file, wait=False):
        assert file.exists()


def test_it_can_be_had_again_after_an_error(file):
    with pytest.raises(KeyError), locked(file):
        raise KeyError
    with locked(file, wait=False), pytest.raises(LockedError), locked(file, wait=False):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_is_not_followed(file, tmp_path):
    other = tmp_path / "other"
    file.symlink_to(other)
    with pytest.raises(OSError, match=r"a\.lock"), locked(file):
        pass
    assert not other.exists()


def test_a_forked_process_does_not_keep_it(file):
    command = """
import os, sys, time
from pathlib import Path
from phongtrao.locks import locked
file = Path(sys.argv[1])
end, other = os.pipe()
with locked(file):
    if not (child := os.fork()):
        os.close(other)
        os.read(end, 1)
        os._exit(0)
with locked(file, wait=False):
    print("again")
os.close(other)
os.waitpid(child, 0)
"""
    if not hasattr(__import__("os"), "fork"):
        pytest.skip("no fork here")
    done = subprocess.run(
        [sys.executable, "-c", command, str(Path(file))], capture_output=True, text=True, check=True
    )
    assert done.stdout == "again\n"
