"""The workflows and what they promise. `make lint` checks their shape, with schema and zizmor."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import MINI, ROOT, make_project
from .editor import as_editor_sees

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
ALL = {path.stem: as_editor_sees(path.read_text(encoding="utf-8")) for path in WORKFLOWS}


def jobs():
    return [(name, key, job) for name, flow in ALL.items() for key, job in flow["jobs"].items()]


def steps(job):
    return job.get("steps", [])


each_workflow = pytest.mark.parametrize("name", ALL)
each_job = pytest.mark.parametrize(("name", "key", "job"), jobs(), ids=lambda value: str(value)[:20])


@each_workflow
def test_nothing_is_permitted_but_what_a_job_names(name):
    assert ALL[name]["permissions"] == {}


@each_workflow
def test_a_newer_run_and_an_older_one_know_of_each_other(name):
    assert ALL[name]["concurrency"]["group"]


@each_job
def test_no_job_runs_without_end(name, key, job):
    assert "uses" in job or job["timeout-minutes"] <= 45


@each_workflow
def test_actions_are_pinned_by_commit_with_the_version_beside_it(name):
    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    for line in re.findall(r"uses: (.*)", text):
        assert re.match(r"\./|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@each_job
def test_what_strangers_choose_never_stands_inside_a_script(name, key, job):
    for step in steps(job):
        assert "${{" not in step.get("run", ""), step


@each_job
def test_no_job_both_runs_code_of_the_repository_and_may_write(name, key, job):
    may_write = [what for what, how in job.get("permissions", {}).items() if how == "write"]
    runs_code = any("checkout" in step.get("uses", "") for step in steps(job))
    assert not (may_write and runs_code)


@each_job
def test_no_checkout_leaves_its_token_behind(name, key, job):
    for step in steps(job):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_the_last_job_fails_with_any_job_before_it():
    job = ALL["ci"]["jobs"]["all-green"]
    assert job["if"] == "always()"
    assert sorted(job["needs"]) == sorted(ALL["ci"]["jobs"].keys() - {"all-green"})


@pytest.mark.parametrize(
    ("results", "code"),
    [
        (("success", "success"), 0),
        (("success", "failure"), 1),
        (("success", "skipped"), 1),
        (("cancelled", "success"), 1),
    ],
)
def test_only_success_of_every_job_is_green(results, code):
    (step,) = ALL["ci"]["jobs"]["all-green"]["steps"]
    told = ",".join(f'"job{number}": {{"result": "{result}"}}' for number, result in enumerate(results))
    done = subprocess.run(
        ("bash", "-e", "-o", "pipefail", "-c", step["run"]),
        env={"RESULTS": f"{{{told}}}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == code


def test_what_is_published_is_the_artifact_that_was_tried():
    """One build, kept under the name that Pages takes, tried, published by a job that builds nothing."""
    flow = ALL["deploy"]
    assert flow["jobs"]["ci"]["uses"].startswith("./.github/workflows/ci.yml")
    publish = flow["jobs"]["deploy"]
    assert publish["needs"] == "ci"
    assert [step["uses"].split("@")[0] for step in publish["steps"]] == ["actions/deploy-pages"]
    every = [step for job in ALL["ci"]["jobs"].values() for step in steps(job)]
    assert (
        sum("make release" in step.get("run", "") or "make site" in step.get("run", "") for step in every)
        == 1
    )
    kept = [step for step in every if "upload-pages-artifact" in step.get("uses", "")]
    assert len(kept) == 1
    assert kept[0]["with"]["include-hidden-files"] is True
    tried = "\n".join(step.get("run", "") for step in steps(ALL["ci"]["jobs"]["try"]))
    assert "artifacts/github-pages/artifact.tar" in tried
    assert "make verify MANIFEST=artifacts/release/manifest.json" in tried


def test_the_preview_touches_nothing_of_a_pull_request():
    (job,) = ALL["preview"]["jobs"].values()
    assert not any("uses" in step for step in steps(job))


def test_each_link_left_unchecked_has_its_reason():
    lines = (ROOT / ".github" / "lychee.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("exclude = [")
    before = ""
    for line in lines[start + 1 : lines.index("]", start)]:
        assert line.strip().startswith(("#", "'")), line
        # A reason stands above the first of the lines it is for.
        assert not line.strip().startswith("'") or before.startswith(("#", "'"))
        before = line.strip()


def test_the_owners_file_names_only_what_is_there():
    for line in (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            assert (ROOT / line.split()[0].strip("/")).exists(), line


@pytest.fixture
def pull_request(tmp_path):
    """A project as a checkout of a pull request is, with what is already installed."""
    root = make_project(tmp_path / "checkout", MINI / "data")
    for name in ("Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy2(ROOT / name, root / name)
    shutil.copytree(ROOT / "scripts", root / "scripts")
    (root / ".venv").mkdir()
    (root / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (root / ".venv" / ".ready-site").touch()
    return root


def run_in(folder, command):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def command_of_ci(job):
    (command,) = [step["run"] for step in steps(ALL["ci"]["jobs"][job]) if "run" in step]
    return shlex.split(command)


def test_a_pull_request_that_breaks_a_record_is_told_on_its_line(pull_request):
    """The very command of the workflow, and what GitHub makes a mark on the changed line of."""
    record = pull_request / "data" / "conferences" / "hoi-nghi-mau-2024.yml"
    lines = record.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("date:"))
    lines[place] = "date: 31/2/2024"
    record.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run(
        command_of_ci("check"), cwd=pull_request, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    expected = f"::error file=data/conferences/hoi-nghi-mau-2024.yml,line={place + 1},col=7,title="
    assert [line for line in done.stdout.splitlines() if line.startswith("::error")]
    assert any(line.startswith(expected) for line in done.stdout.splitlines()), done.stdout
    assert "31/2/2024" in done.stdout


def test_a_sound_pull_request_passes_the_same_command(pull_request):
    done = subprocess.run(
        command_of_ci("check"), cwd=pull_request, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "::error" not in done.stdout
