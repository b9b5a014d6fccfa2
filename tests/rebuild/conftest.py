"""The miniature project as a build has left it, for the build that comes next."""

import shutil
from pathlib import Path

import pytest

from phongtrao.build import build_aside
from phongtrao.site_builder import SiteBuilder

from ..conftest import MINI, make_project


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The miniature project, built once without an index; never changed itself."""
    folder = make_project(tmp_path_factory.mktemp("built") / "mini", MINI / "data")
    build_aside(folder, search=False)
    return folder


@pytest.fixture
def project(built, tmp_path):
    """A copy of it, on which the next build is a rebuild: time stamps go with it."""
    return Path(shutil.copytree(built, tmp_path / "mini"))


@pytest.fixture
def made(monkeypatch):
    """The names of all products that are made."""
    names = []
    make = SiteBuilder.make

    def noting(self, product, writer):
        names.append(product.name)
        make(self, product, writer)

    monkeypatch.setattr(SiteBuilder, "make", noting)
    return names
