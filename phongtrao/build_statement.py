"""What a built site was made of, as an in-toto statement of provenance (SLSA 1.0), unsigned.

Whoever runs the build signs it if he can: a repository that belongs to nobody yet has no key.
"""

import json
import os
import platform
import subprocess
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from .form_bundle import find_bundle

# What a build is told from outside; each changes what it makes.
VARIABLES = ("SITE_URL", "PHONGTRAO_EDIT_URL", "SOURCE_DATE_EPOCH")
# What is installed to build, by checksums.
REQUIREMENTS = ("pyproject.toml", "requirements.txt")
# What the form for editors is made of; it says so for itself, part by part.
_OF_THE_FORM = "form/package-lock.json"
_STATEMENT = "https://in-toto.io/Statement/v1"
_PREDICATE = "https://slsa.dev/provenance/v1"
# Names of our own, which lead nowhere: no host is known.
_BUILD_TYPE, _BUILDER = "urn:phongtrao:make-release:1", "urn:phongtrao:make-release"


def build_statement(root: Path, subjects: Mapping[str, bytes]) -> str:
    """Return the statement as JSON.

    :param root: the project's folder, a git repository or not.
    :param subjects: what was made (the manifest stands for all files of the site), by name.
    :raises OSError: if the requirements cannot be read.
    """
    told = {name: os.environ[name] for name in VARIABLES if os.environ.get(name)}
    statement = {
        "_type": _STATEMENT,
        "subject": [_resource(name, content) for name, content in subjects.items()],
        "predicateType": _PREDICATE,
        "predicate": {
            "buildDefinition": {
                "buildType": _BUILD_TYPE,
                "externalParameters": {"command": "make release", "environment": told},
                "internalParameters": {"python": platform.python_version(), "system": platform.system()},
                "resolvedDependencies": [*_sources(root)],
            },
            "runDetails": {"builder": {"id": _BUILDER}},
        },
    }
    return json.dumps(statement, ensure_ascii=False, indent=2) + "\n"


def _sources(root: Path) -> Iterator[Mapping[str, Any]]:
    commit = _git(root, "rev-parse", "HEAD")
    if commit:
        # A tree with changes makes another site than its commit does.
        changed = bool(_git(root, "status", "--porcelain"))
        yield {
            "name": "source",
            "digest": {"gitCommit": commit},
            "annotations": {"uncommittedChanges": changed},
        }
    for name in (*REQUIREMENTS, *([_OF_THE_FORM] if find_bundle(root) else [])):
        yield _resource(name, (root / name).read_bytes())


def _resource(name: str, content: bytes) -> Mapping[str, Any]:
    return {"name": name, "digest": {"sha256": sha256(content).hexdigest()}}


def _git(root: Path, *arguments: str) -> str:
    """Return what git says, or nothing where there is no git or no repository."""
    try:
        done = subprocess.run(("git", *arguments), cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
