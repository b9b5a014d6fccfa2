"""The page of the form for editors, its configuration, and its program under an address of its own."""

import json
from collections.abc import Mapping
from pathlib import Path

from .assembly import FaultyPageError
from .dataset import Dataset
from .form_bundle import LIST, Bundle
from .frame import Frame
from .page_check import faults
from .paths import FORM, FORM_PARTS, HOME, relative
from .records.git import GitHost, Repository
from .render import Renderer
from .security import form_policy
from .views.structured import Deployment

CONFIG = f"{FORM}config.json"
TEMPLATE = "_form_page.html"
# What the page names; the program finds the rest by itself.
_SCRIPT, _STYLE = "form.js", "form.css"
# Where the services that anyone may use keep the pictures of their users, if not with themselves.
_PICTURES: Mapping[GitHost, tuple[str, ...]] = {
    GitHost.GITHUB: ("https://avatars.githubusercontent.com",),
    GitHost.GITLAB: ("https://secure.gravatar.com",),
    GitHost.GITEA: (),
}


def form_files(
    dataset: Dataset, renderer: Renderer, site: Deployment, bundle: Bundle, frame: Frame
) -> Mapping[str, str | Path]:
    """Return everything of the form, by address.

    :raises FaultyPageError: if the page breaks its own policy.
    """
    # Slow to load, Pillow with it, and few builds make the form.
    from .form.backend import origins  # noqa: PLC0415
    from .form.config import public_config  # noqa: PLC0415

    config = public_config(dataset, site_url=site.url, logo=relative(f"{frame.assets}icon.svg", FORM))
    parts, git = f"{FORM_PARTS}{bundle.key}/", dataset.site.git
    page = renderer.template(
        TEMPLATE,
        {
            "title": config["app_title"],
            "icon": config["logo"]["src"],
            "policy": form_policy(origins(git), pictures(git)),
            "config": relative(CONFIG, FORM),
            "script": relative(f"{parts}{_SCRIPT}", FORM),
            "style": relative(f"{parts}{_STYLE}", FORM),
            "site_style": relative(frame.style_sheet, FORM),
            "home": relative(HOME, FORM),
        },
    )
    if found := faults(page.encode()):
        raise FaultyPageError("\n".join(f"{FORM}: {fault}" for fault in found))
    program = {f"{parts}{name}": bundle.folder / name for name in bundle.names if name != LIST}
    return {f"{FORM}index.html": page, CONFIG: f"{json.dumps(config, ensure_ascii=False)}\n", **program}


def pictures(git: Repository | None) -> tuple[str, ...]:
    """Return the origins that show who has changed something, for the page's policy."""
    return _PICTURES[git.host] if git and not git.server else ()
