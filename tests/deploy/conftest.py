"""A site published as an administrator would, and a real nginx that serves it on loopback."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from ..conftest import ROOT

DEPLOY = ROOT / "deploy"
INSTALLED, TARGET = "/etc/nginx/phongtrao", "/srv/phongtrao"


def publish(*arguments, code=0, **options):
    """Run deploy/publish, expecting an exit code; return what it said."""
    call = [sys.executable, DEPLOY / "publish", *arguments]
    done = subprocess.run(call, capture_output=True, text=True, check=False, **options)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def make_release(folder, name):
    """Write a small site whose every file tells its release; its assets are named by their content."""
    style, script = f"assets/stylesheets/{name}.css", f"assets/phongtrao/{name}/a.js"
    page = f"<p>{name}</p><link href='/{style}'><script src='/{script}'></script>" * 20
    files = {
        "index.html": page,
        "tin-tuc/index.html": page,
        "404.html": f"<p>{name}</p>Không tìm thấy",
        style: f"/* {name} */" * 100,
        script: f"// {name}",
        "assets/pagefind/pagefind-entry.json": f'{{"piece": "{name}"}}',
        f"assets/pagefind/{name}.pf_index": name,
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


class Answer:
    """What came back: status, headers by lower-case name (each but once), body."""

    def __init__(self, response):
        self.status, self.body = response.status, response.read()
        names = [name.lower() for name, _ in response.getheaders()]
        assert len(names) == len(set(names)), names
        self.headers = {name.lower(): value for name, value in response.getheaders()}


class Nginx:
    """A running nginx."""

    def __init__(self, port, process):
        self.port, self.process = port, process

    def ask(self, path, method="GET", **headers):
        """Ask for a path exactly as it is spelled."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = Answer(connection.getresponse())
        connection.close()
        return answer

    def reload(self):
        """Let it read its configuration again; wait until the old workers are gone."""
        before = workers(self.process.pid)
        self.process.send_signal(signal.SIGHUP)
        wait_until(lambda: not before & workers(self.process.pid))


def workers(pid):
    """Return the ids of a process's children."""
    return set(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def wait_until(done):
    """Wait for something that comes soon."""
    for _ in range(400):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError(done)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def in_place(text, folder, target):
    """Return a configuration that names places of a test; put what it includes there."""
    shutil.copytree(DEPLOY / "nginx", folder / "phongtrao", dirs_exist_ok=True)
    for file in (folder / "phongtrao").iterdir():
        file.write_text(file.read_text(encoding="utf-8").replace(INSTALLED, str(folder / "phongtrao")))
    return text.replace(INSTALLED, str(folder / "phongtrao")).replace(TARGET, str(target))


def configuration(folder, target, port):
    """Return our own configuration with other places, and what nginx needs to run as anyone."""
    text = (DEPLOY / "nginx" / "example.conf").read_text(encoding="utf-8")
    start = text.rindex("server {")
    # Encryption is not what is tried here: the same server, without what names a certificate.
    plain = [line for line in text[start:].splitlines() if " ssl" not in line and "listen [" not in line]
    plain.insert(1, f"    listen 127.0.0.1:{port};")
    text = text[: text.index("server {")] + "\n".join(plain) + "\n"
    text = in_place(text, folder, target)
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # Workers of root would be another user, who may not look into the tests' folders.
    user = "user root;\n" if os.geteuid() == 0 else ""
    return (
        f"{user}daemon off;\nworker_processes 2;\npid {folder}/pid;\n"
        f"error_log {folder}/error.log;\nevents {{ }}\n"
        f"http {{\naccess_log off;\n{temporary}{text}}}\n"
    )


@contextmanager
def running(folder, target, configure=configuration):
    """Run nginx on a target of deploy/publish as long as the block lasts."""
    program = os.environ.get("NGINX")
    assert program, "these tests need NGINX=/path/to/nginx; `make test` sets it"
    port = free_port()
    (folder / "nginx.conf").write_text(configure(folder, target, port))
    call = [program, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"]
    # nginx itself reads a variable called NGINX, as sockets to take over.
    process = subprocess.Popen(call, env={}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: process.poll() is not None or answers(port))
        assert process.poll() is None, (folder / "error.log").read_text()
        yield Nginx(port, process)
    finally:
        process.terminate()
        process.wait()


def answers(port):
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="session")
def published(site, tmp_path_factory):
    """The miniature site, published."""
    target = tmp_path_factory.mktemp("srv")
    publish(site, target)
    return target


@pytest.fixture(scope="session")
def nginx(published, tmp_path_factory):
    """An nginx that serves it. No test changes what is published there."""
    with running(tmp_path_factory.mktemp("nginx"), published) as found:
        yield found
