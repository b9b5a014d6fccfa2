"""An officer saves in the form of a site whose repository is on a Git host: a merge request is made."""

from playwright.sync_api import expect

from phongtrao.build import build_aside

from ..commands import run
from .git_host import TOKEN
from .repositories import MAIN

MODELS, UNITS = "Mô hình", "Đơn vị"
