"""The container: what it copies is there, it runs as nobody in particular, and its nginx serves the site."""

import os
import re

from ..conftest import ROOT
from .conftest import DEPLOY, in_place, running

LINES = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()


def test_what_it_copies_is_there_and_not_left_out():
    left_out = (ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n")
    copied = [line.split()[1] for line in LINES if line.startswith("COPY ") and "--from" not in line]
    assert copied == [".", "deploy/nginx", "deploy/container/nginx.conf"]
    for path in copied:
        assert (ROOT / path).exists()
        assert path.split("/")[0] not in left_out
    for needed in (
        "Makefile",
        "requirements.txt",
        "scripts",
        "phongtrao",
        "data",
        "docs",
        "theme",
        "templates",
    ):
        assert (ROOT / needed).exists()
        assert needed not in left_out


def test_the_tools_it_calls_are_those_that_publishing_needs():
    (built,) = [line for line in LINES if "apt-get install" in line and "make" in line]
    assert {"brotli", "zstd", "git", "make"} <= set(built.split())


def test_it_runs_as_another_user_than_root_from_tagged_images():
    users = [line.split()[1] for line in LINES if line.startswith("USER")]
    assert users
    assert users[-1] not in ("0", "root")
    images = [line.split()[1] for line in LINES if line.startswith("FROM")]
    assert len(images) == 2
    assert all(re.fullmatch(r"docker\.io/library/[a-z]+:[\w.-]*bookworm[\w.-]*", image) for image in images)


def test_its_nginx_serves_the_site_and_writes_to_one_folder_alone(published, tmp_path):
    def configure(folder, target, port):
        text = in_place((DEPLOY / "container" / "nginx.conf").read_text(encoding="utf-8"), folder, target)
        user = "user root;\n" if os.geteuid() == 0 else ""
        assert "listen 8080;" in text
        text = text.replace("listen 8080;", f"listen 127.0.0.1:{port};")
        return user + re.sub(r" /tmp/(?=[\w.]+;)", f" {folder}/", text)

    with running(tmp_path, published, configure) as nginx:
        answer = nginx.ask("/tin-tuc/", Accept_Encoding="br")
        assert (answer.status, answer.headers["content-encoding"]) == (200, "br")
        assert answer.headers["x-frame-options"] == "DENY"
        assert nginx.ask("/khong-co/").status == 404
