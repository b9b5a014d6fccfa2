"""Changes to a project's files, and what a clean build of it gives."""

import shutil

from phongtrao.build import build_aside

from ..test_build import digest
from ..test_load import replace

NEWS = "data/news/tin-mau-2024.yml"
AWARD = "data/awards/khen-gop-2023.yml"
RESULT = "data/results/mau-2024.yml"
UNIT = "data/units/xa-cu.yml"
# The cache of photos' derivatives: named by content, tested by itself, most of a clean build's time.
PHOTOS = ("photos",)


def clean_build(project, *, kept=PHOTOS, **options):
    """Return what a clean build of the same files gives, in another folder, with these caches alone."""
    folder = project.with_name("clean")
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    for name in kept:
        shutil.copytree(project / ".cache" / name, folder / ".cache" / name)
    build_aside(folder, **options)
    return digest(folder / "site")


def rewrite(path, *pairs):
    return lambda root: [replace(root, path, old, new) for old, new in pairs]


def remove(path):
    return lambda root: (root / path).unlink()


def append(path, text):
    def change(root):
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return change
