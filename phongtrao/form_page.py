"""The page of the form for editors, its configuration, and its program under an address of its own."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .assembly import FaultyPageError
from .dataset import Dataset
from .form.config import public_config
from .form_bundle import LIST, Bundle
from .page_check import faults
from .paths import FORM, FORM_PARTS, HOME, relative
from .render import Renderer
from .security import form_policy
from .views.structured import Deployment

CONFIG = f"{FORM}config.json"
TEMPLATE = "_form_page.html"
# What the page names; the program finds the rest by itself.
_SCRIPT, _STYLE = "form.js", "form.css"
# By the name of Sveltia's backend: where the host's API is and where it stands itself, if the configuration
# names no other, and from where the pictures of its users come.
_HOSTS: Mapping[str, tuple[tuple[str, str], tuple[str, ...]]] = {
    "github": (("https://api.github.com", "https://github.com"), ("https://avatars.githubusercontent.com",)),
    "gitlab": (("https://gitlab.com/api/v4", "https://gitlab.com"), ("https://secure.gravatar.com",)),
    "gitea": (("https://gitea.com/api/v1", "https://gitea.com"), ()),
}


def form_files(
    dataset: Dataset, renderer: Renderer, site: Deployment, bundle: Bundle, icon: str
) -> Mapping[str, str | Path]:
    """Return everything of the form, by address.

    :param icon: the address of the site's icon.
    :raises FaultyPageError: if the page breaks its own policy.
    """
    config = public_config(dataset, site_url=site.url, logo=relative(icon, FORM))
    parts = f"{FORM_PARTS}{bundle.key}/"
    page = renderer.template(
        TEMPLATE,
        {
            "title": config["app_title"],
            "icon": config["logo"]["src"],
            "policy": form_policy(*origins(config["backend"])),
            "config": relative(CONFIG, FORM),
            "script": relative(f"{parts}{_SCRIPT}", FORM),
            "style": relative(f"{parts}{_STYLE}", FORM),
            "home": relative(HOME, FORM),
        },
    )
    if found := faults(page):
        raise FaultyPageError("\n".join(f"{FORM}: {fault}" for fault in found))
    program = {f"{parts}{name}": bundle.folder / name for name in bundle.names if name != LIST}
    return {f"{FORM}index.html": page, CONFIG: f"{json.dumps(config, ensure_ascii=False)}\n", **program}


def origins(backend: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the origins that a form with this backend talks with, and those of pictures besides."""
    if backend["name"] not in _HOSTS:
        return (), ()
    (api, host), pictures = _HOSTS[backend["name"]]
    named = (backend.get("api_root") or api, backend.get("base_url") or host)
    return tuple(dict.fromkeys(map(_origin, named))), pictures


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
