"""The published test vectors through the published commands: passed and failed of each kind."""

import json
import pathlib
import re
import subprocess
import sys


def judge(folder: pathlib.Path) -> list[tuple[str, int, list[str]]]:
    """Return (kind, passed, failures) for each vector file whose commands are built."""
    return [
        ("clocks", *_cases(folder / "clocks_public.json", ["law", "due"], _clock)),
        ("identifiers", *_cases(folder / "identifiers_public.json", ["standard", "check"], _code)),
        ("canonical", *_cases(folder / "jcs_public.json", ["standard", "canonical"], _canonical)),
        ("statutory", *_cases(folder / "breach_public.json", ["watch", "check"], _breach)),
        ("log", *_log(folder / "tlog_public.json")),
    ]


def _run(words: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jianbiao", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _cases(path: pathlib.Path, words: list[str], right) -> tuple[int, list[str]]:
    done = _run([*words, "--cases", str(path), "--json"])
    answers = {one["id"]: one for one in json.loads(done.stdout)}
    passed, failures = 0, []
    for case in json.loads(path.read_text())["cases"]:
        answer = answers.get(case["id"])
        if answer is None:
            if right is not _breach:
                failures.append(f"{case['id']}: no answer")
            continue
        if right(case, answer):
            passed += 1
        else:
            failures.append(f"{case['id']}: {answer}")
    return passed, failures


def _clock(case: dict, answer: dict) -> bool:
    good = True
    if "expected_last_day" in case:
        days = {case["expected_last_day"], case.get("also_defensible_last_day")}
        good = answer["last_day"] in days
    if case.get("expect") == "provisional":
        good = good and answer["standing"] == "provisional"
    if "probe" in case:
        probe = case["probe"]
        good = good and answer["verdict"] in {probe["expect"], *probe.get("also_tolerate", ())}
    return good


def _code(case: dict, answer: dict) -> bool:
    tolerated = " ".join(case.get("also_tolerate", ()))
    other = "invalid" if case["valid"] else "valid"
    return answer["valid"] == case["valid"] or tolerated.startswith(other)


def _canonical(case: dict, answer: dict) -> bool:
    if case["expect"] == "reject":
        return answer.get("rejected") is True
    return answer.get("canonical_hex") == case["canonical_utf8_hex"]


def _breach(case: dict, answer: dict) -> bool:
    return answer["verdict"] == case["expect"]


def _log(path: pathlib.Path) -> tuple[int, list[str]]:
    done = _run(["ledger", "check", str(path)])
    passed = re.search(r"passed (\d+)", done.stdout)
    return (int(passed[1]) if passed else 0, [] if done.returncode == 0 else [done.stdout])
