"""What runs factcheck elsewhere: pre-commit, the GitHub action, the GitLab job, and what `factcheck init` writes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.cli.init import GITHUB, GITLAB, PRE_COMMIT, Starter
from factcheck.version import VERSION
from tests.made import SOURCES, Command

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
STARTERS = ROOT / "factcheck" / "starters"

WRONG = "The mill had losses of $800 million by June 2024.\n"
RIGHT = WRONG.replace("800", "902")
# A runner takes these for commands at the start of a line, and the second anywhere in it.
HOSTILE = ("::add-mask::mill.md", "##[add-mask]mill.md")


def run(*words: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment the tests run in."""
    return subprocess.run(
        words,
        capture_output=True,
        check=False,
        cwd=cwd,
        encoding="utf-8",
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **environment},
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a newsroom with a wrong and a right draft."""
    (tmp_path / "sources.yaml").write_text(SOURCES)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "wrong.md").write_text(WRONG)
    (tmp_path / "drafts" / "right one.md").write_text(RIGHT)
    return tmp_path


# --- read by those who will read them ---------------------------------------------------------------------------------


def shown(name: str) -> str:
    """Return the YAML that docs/ci.md shows under a heading."""
    page = (ROOT / "docs" / "ci.md").read_text()
    return page.split(f"\n## {name}\n", 1)[1].split("```yaml\n", 1)[1].split("```", 1)[0]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-actions", {"action": (ROOT / "action.yml").read_text()}),
        ("github-workflows", {"starter": GITHUB.text, "page": shown("GitHub")}),
        ("gitlab-ci", {"starter": GITLAB.text, "page": shown("GitLab")}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_schemas_of_the_runners_hold(tmp_path: Path, schema: str, files: Mapping[str, str]) -> None:
    """For all files but one made wrong, which shows that the schema is heard."""
    first = next(iter(files.values()))
    files = {**files, "wrong": first.replace("run:", "rum:").replace("when: always", "when: ever")}
    for name, text in files.items():
        (tmp_path / f"{name}.yml").write_text(text)
    transform = ("--data-transform", "gitlab-ci") if schema == "gitlab-ci" else ()
    paths = [str(tmp_path / f"{name}.yml") for name in files]
    told = run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *transform, "-o", "json", *paths)
    found = json.loads(told.stdout)

    assert {error["filename"] for error in found["errors"]} == {str(tmp_path / "wrong.yml")}
    assert found["parse_errors"] == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("manifest", (ROOT / ".pre-commit-hooks.yaml").read_text()),
        ("config", PRE_COMMIT.text),
        ("config", shown("pre-commit")),
    ],
)
def test_pre_commit_reads_its_files(tmp_path: Path, kind: str, text: str) -> None:
    (tmp_path / "right.yaml").write_text(text)
    (tmp_path / "wrong.yaml").write_text(text.replace("id:", "name_:"))

    assert run("pre-commit", f"validate-{kind}", str(tmp_path / "right.yaml")).returncode == 0
    assert run("pre-commit", f"validate-{kind}", str(tmp_path / "wrong.yaml")).returncode == 1


def test_the_page_names_what_the_action_takes_and_gives() -> None:
    page = (ROOT / "docs" / "ci.md").read_text()
    named = re.findall(r"`([^`]+)`", "".join(re.findall(r"^\| (`.+?) \|", page, re.MULTILINE)))

    assert named == [*action()["inputs"], *action()["outputs"]]


def test_an_auditor_finds_nothing_to_inject_into(tmp_path: Path) -> None:
    """And it would: an input put into a script is found."""
    clean = run("zizmor", "--offline", "--no-progress", "action.yml", str(STARTERS / GITHUB.name))
    text = (ROOT / "action.yml").read_text()
    (tmp_path / "action.yml").write_text(
        text.replace('"$bin/factcheck" check', '"$bin/factcheck" check ${{ inputs.drafts }}')
    )
    planted = run("zizmor", "--offline", "--no-progress", str(tmp_path / "action.yml"))

    assert clean.returncode == 0, clean.stdout
    assert "template-injection" in planted.stdout


@pytest.mark.parametrize("starter", [GITHUB, GITLAB])
def test_starters_install_this_version(starter: Starter) -> None:
    assert re.findall(r"factcheck-desk==(\S+)", starter.text) == [VERSION]


# --- the GitHub action ------------------------------------------------------------------------------------------------


def action() -> dict[str, Any]:
    """Return action.yml."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
    return loaded


def scripts() -> list[str]:
    """Return what bash is given: the steps of the action and of the starters."""
    steps = [step["run"] for step in action()["runs"]["steps"]]
    job = yaml.safe_load((STARTERS / GITLAB.name).read_text())["factcheck"]
    workflow = yaml.safe_load((STARTERS / GITHUB.name).read_text())["jobs"]["factcheck"]
    return [
        *steps,
        "\n".join([*job["before_script"], *job["script"]]),
        *(step["run"] for step in workflow["steps"] if "run" in step),
    ]


@pytest.mark.parametrize("script", scripts())
def test_shellcheck_has_nothing_to_say(tmp_path: Path, script: str) -> None:
    (tmp_path / "script.sh").write_text(f"#!/usr/bin/env bash\nset -eo pipefail\n{script}\n")
    told = run("shellcheck", "--enable=all", "--exclude=SC2154,SC2250,SC2312", str(tmp_path / "script.sh"))

    assert told.returncode == 0, told.stdout


def check_step(desk: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Run the checking step of the action as a runner does, and return how it ended and its outputs."""
    step = action()["runs"]["steps"][-1]
    values = {name: str(each.get("default", "")) for name, each in action()["inputs"].items()} | inputs
    environment = {name: values[text[len("${{ inputs.") : -len(" }}")]] for name, text in step["env"].items()}
    temporary = desk / "runner"
    temporary.mkdir(exist_ok=True)
    if not (temporary / "factcheck").exists():
        (temporary / "factcheck").symlink_to(sys.prefix)  # what the step before it makes
    (temporary / "script.sh").write_text(step["run"])
    (temporary / "output").write_text("")
    ended = run(
        *("bash", "--noprofile", "--norc", "-eo", "pipefail", str(temporary / "script.sh")),
        cwd=desk,
        RUNNER_TEMP=str(temporary),
        GITHUB_OUTPUT=str(temporary / "output"),
        **environment,
    )
    return ended, dict(line.split("=", 1) for line in (temporary / "output").read_text().splitlines())


def test_the_action_tells_counts_exit_code_and_report(desk: Path) -> None:
    """And the runner is deaf while words of others are printed, the names of files among them."""
    for name in HOSTILE:
        (desk / name).write_text(WRONG)
    ended, outputs = check_step(desk, drafts="\n".join(("drafts", *HOSTILE)))
    first, *lines = ended.stdout.splitlines()
    token = first.removeprefix("::stop-commands::")
    end = lines.index(f"::{token}::")
    *printed, blank = lines[:end]

    assert (ended.returncode, outputs["exit-code"]) == (1, "1")
    assert len(json.loads(Path(outputs["report"]).read_text())) == 4
    assert (outputs["claims"], outputs["contradicted"], outputs["supported"]) == ("4", "3", "1")
    assert set(action()["outputs"]) == set(outputs)
    assert re.fullmatch("[0-9a-f]{64}", token)
    assert blank == ""
    assert [line.split(" ")[0] for line in lines[end + 1 :]] == ["::error"] * 3 + ["::notice"]
    told = [line for line in printed if ": note " not in line]
    names = ("drafts/wrong.md:1:24: FC101", *(name.replace("##[", "#\\#[") for name in HOSTILE))
    assert all(name in line for name, line in zip(names, told, strict=True))


def test_every_input_reaches_the_command(desk: Path) -> None:
    (desk / "sources.yaml").rename(desk / "ours.yaml")
    (desk / "claims").mkdir()
    ended, outputs = check_step(
        desk,
        **{
            "drafts": "drafts/wrong.md\n\ndrafts/right one.md\n",
            "sources": "ours.yaml",
            "fail-on": "disputed",
            "as-of": "2025-05",
            "ledger": "claims",
            "options": "--format\nfull=lines.txt",
        },
    )

    assert (ended.returncode, outputs["contradicted"]) == (0, "1")
    assert json.loads(Path(outputs["report"]).read_text())[0]["article"]["as_of"] == "2025-05"
    assert (desk / "lines.txt").read_text()


@pytest.mark.parametrize(
    "inputs",
    [
        {"drafts": "$(touch pwned).md"},  # a command in the place of a file
        {"drafts": "--exit-zero"},  # an option in the place of a file
        {"drafts": "drafts", "fail-on": '"; touch pwned; "'},  # out of the quotes
        {"drafts": ""},  # nothing at all
    ],
)
def test_an_input_is_never_a_command(desk: Path, inputs: dict[str, str]) -> None:
    ended, outputs = check_step(desk, **inputs)

    assert (ended.returncode, outputs["exit-code"]) == (2, "2")
    assert "contradicted" not in outputs
    assert not (desk / "pwned").exists()


# --- the GitLab job ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({}, 1),  # as it stands: the folder drafts, contradicted
        ({"FAIL_ON": "wrong"}, 2),  # another gate, which there is not
        ({"DRAFTS": "$(touch pwned)"}, 2),  # never a command
    ],
)
def test_the_gitlab_job_checks_what_its_variables_say(desk: Path, variables: Mapping[str, str], code: int) -> None:
    job = yaml.safe_load((STARTERS / GITLAB.name).read_text())["factcheck"]
    script = "\n".join(job["script"])
    ended = run("bash", "-eo", "pipefail", "-c", script, cwd=desk, **{**job["variables"], **variables})

    assert ended.returncode == code, ended.stderr
    assert not (desk / "pwned").exists()
    assert code == 2 or json.loads((desk / job["artifacts"]["paths"][0]).read_text())


# --- pre-commit -------------------------------------------------------------------------------------------------------


def repository(folder: Path) -> str:
    """Make a git repository of a folder and return its commit."""
    git = ("git", "-C", str(folder), "-c", "user.name=desk", "-c", "user.email=desk@example.org")
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "--all"], check=True)
    subprocess.run([*git, "commit", "--quiet", "--no-verify", "--message", "all"], check=True)
    return subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()


def pre_commit(desk: Path) -> subprocess.CompletedProcess[str]:
    """Run the hooks of a newsroom over all its files."""
    cache = str(desk.parent / f"{desk.name}-pre-commit")
    return run("pre-commit", "run", "--all-files", "--color=never", cwd=desk, PRE_COMMIT_HOME=cache)


def test_the_hooks_that_init_writes_hold_back_a_commit(
    desk: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    assert command("init", "--pre-commit").code == 0
    repository(desk)
    held = pre_commit(desk)

    assert held.returncode == 1
    assert "- exit code: 1" in held.stdout
    assert "drafts/wrong.md:1:24: FC101 error" in held.stdout
    assert re.search(r"^factcheck sources\.+Passed$", held.stdout, re.MULTILINE)


def test_the_hooks_of_the_manifest_are_run_by_pre_commit(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """With the factcheck that is here: an environment of its own, as `language: python` says, takes a network."""
    hooks = tmp_path_factory.mktemp("hooks")
    (hooks / ".pre-commit-hooks.yaml").write_text((ROOT / ".pre-commit-hooks.yaml").read_text())
    used = [{"id": name, "language": "system"} for name in ("factcheck", "factcheck-sources")]
    ours = {"repo": str(hooks), "rev": repository(hooks), "hooks": used}
    (desk / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [ours]}))
    (desk / "--help.md").write_text(RIGHT)  # a draft, not an option
    (desk / "drafts" / "wrong.md").write_text(RIGHT)
    repository(desk)
    passed = pre_commit(desk)

    assert passed.returncode == 0, passed.stdout
    assert re.findall(r"^(\w.*\w)\.+Passed$", passed.stdout, re.MULTILINE) == ["factcheck", "factcheck sources"]


# --- init -------------------------------------------------------------------------------------------------------------


def test_init_writes_what_it_is_asked_for(newsroom: Path, command: Command) -> None:
    outcome = command("init", "--github", "--gitlab", "--pre-commit")

    assert outcome.code == 0
    assert outcome.out.startswith(".github/workflows/factcheck.yml is written.")
    for starter in (GITHUB, GITLAB, PRE_COMMIT):
        assert (newsroom / starter.path).read_text() == starter.text


def test_init_writes_nothing_where_one_of_its_files_is_there(newsroom: Path, command: Command) -> None:
    (newsroom / ".gitlab-ci.yml").write_text("mine: 1\n")
    outcome = command("init", "first.yaml", "--github", "--gitlab")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("factcheck: .gitlab-ci.yml: is there already, and stays as it is\n")
    assert "script:" in outcome.err  # what to put into it
    assert (newsroom / ".gitlab-ci.yml").read_text() == "mine: 1\n"
    assert not (newsroom / "first.yaml").exists()
    assert not (newsroom / ".github").exists()


def test_init_follows_no_link_that_leads_nowhere(newsroom: Path, command: Command) -> None:
    (newsroom / ".gitlab-ci.yml").symlink_to("elsewhere.yml")

    assert command("init", "--gitlab").code == 2
    assert not (newsroom / "elsewhere.yml").exists()
