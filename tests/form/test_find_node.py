"""Where `make form` takes Node from."""

import os
import subprocess

import pytest

from ..conftest import ROOT

GOOD, OLD = "exit 0", "exit 1"
TOOLS = ("sh", "dirname", "rm", "env")


@pytest.fixture
def machine(tmp_path):
    """A machine with a shell and little else: its folder of programs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in TOOLS:
        (folder / name).symlink_to(f"/bin/{name}")
    return folder


def install(folder, name, script):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def find_node(machine, venv="none", **variables):
    return subprocess.run(
        (ROOT / "scripts" / "find-node", machine.parent / venv),
        cwd=machine.parent,
        env={"PATH": str(machine), "PYTHON": "no-python"} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_node_that_is_there_is_used(machine):
    install(machine, "node", GOOD)
    install(machine, "npm", GOOD)
    assert find_node(machine).stdout == f"{machine}/node\n"


@pytest.mark.parametrize("there", [{}, {"node": OLD, "npm": GOOD}, {"node": GOOD}])
def test_without_node_an_old_one_or_one_without_npm_the_wheel_is_used(machine, there):
    for name, script in there.items():
        install(machine, name, script)
    install(machine.parent / "venv" / "bin", "python", "echo /wheel/bin/node")
    found = find_node(machine, "venv")
    assert found.stdout == "/wheel/bin/node\n"
    assert found.returncode == 0


def test_where_there_is_none_it_says_what_to_do(machine):
    found = find_node(machine)
    assert found.returncode == 1
    assert found.stdout == ""
    assert "needs Node.js 20 or newer with npm. Install it, or set NODE=" in found.stderr


def test_a_node_that_was_named_must_do(machine):
    install(machine, "old", OLD)
    assert "is not a program" in find_node(machine, NODE="nothing").stderr
    assert "older than 20" in find_node(machine, NODE="old").stderr
    install(machine, "mine", GOOD)
    install(machine, "npm", GOOD)
    assert find_node(machine, NODE="mine").stdout == f"{machine}/mine\n"


def test_the_version_is_asked_of_node_itself():
    """With the very script of the command, of the Node that makes the form here."""
    found = subprocess.run(
        (ROOT / "scripts" / "find-node", ROOT / ".venv"),
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    )
    version = subprocess.run((found.stdout.strip(), "--version"), capture_output=True, text=True, check=True)
    assert int(version.stdout.lstrip("v").split(".")[0]) >= 20
