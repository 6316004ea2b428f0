"""`python -m tests.gather.compared`: real files through import and every rule, as tables of Markdown.

Each file goes into a home of its own, as anybody would take it in, and is compared with the rules
of one place. Counts alone are printed: no name, no text.
"""

import argparse
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import datetime

from jianbiao.law.catalogue import RULES

SHARED = pathlib.Path(__file__).parents[3] / "shared/data"
FILES = {
    "assam": ("ocds", "ocds/assam.jsonl.gz"),
    "publishers": ("ocds", "ocds/publishers.jsonl.gz"),
    "platform": ("notices", "cn/ggzy_2026.jsonl.gz"),
    "aggregator": ("notices", "cn/jianyu_2025.jsonl.gz"),
}
VERDICTS = ("breach", "yellow", "compliant", "undecidable")
SHARES = (5, 25, 50, 75, 95)
_DAY = 86400
_HOUR = 3600


def imported(form, file, place):
    """Return what an import into a fresh home says, compared with the rules of ``place``."""
    with tempfile.TemporaryDirectory() as home:
        environ = {**os.environ, "JIANBIAO_HOME": home}
        environ.pop("JIANBIAO_DATABASE", None)
        command = [sys.executable, "-m", "jianbiao", "import", form, str(file), "--json"]
        said = subprocess.run(
            [*command, "--as", place], env=environ, capture_output=True, text=True, check=False
        )
    return json.loads(said.stdout)


def compared(found):
    """Return the lines of the table of rules: a row a rule, its verdicts by file, what is missing."""
    names = list(found)
    yield "| rule | " + " | ".join(names) + " | what is missing most |"
    yield "|---" * (len(names) + 2) + "|"
    for rule in sorted({rule for said in found.values() for rule in said["comparison"]}):
        cells, missing = [], Counter()
        for said in found.values():
            one = said["comparison"].get(rule, {})
            missing.update(one.get("missing", {}))
            cells.append(", ".join(f"{v} {one[v]:,}" for v in VERDICTS if one.get(v)) or "—")
        lacks = ", ".join(f"`{name}`" for name, _ in missing.most_common(2)) or "—"
        yield f"| {rule} {RULES[rule].en} | " + " | ".join(cells) + f" | {lacks} |"


def moment(said):
    try:
        return datetime.fromisoformat(str(said))
    except ValueError:
        return None


def shapes(file):
    """Return the lines on how the tenders of an OCDS file are shaped: times, bidders, prices."""
    times, late, ratios, bidders = [], [], [], Counter()
    with gzip.open(file) as lines:
        for line in lines:
            tender, release = (said := json.loads(line)).get("tender") or {}, said
            period = tender.get("tenderPeriod") or {}
            start, end = moment(period.get("startDate")), moment(period.get("endDate"))
            opened = moment((tender.get("bidOpening") or {}).get("date"))
            if start and end:
                times.append((end - start).total_seconds() / _DAY)
            if opened and end:
                late.append((opened - end).total_seconds() / _HOUR)
            if bids := (release.get("bids") or {}).get("details"):
                bidders[min(len(bids), 10)] += 1
            estimate = (tender.get("value") or {}).get("amount")
            for award in release.get("awards") or []:
                amount = (award.get("value") or {}).get("amount")
                if estimate and amount is not None:
                    ratios.append(float(amount) / float(estimate))
    yield f"- days to bid: {quantiles(times)}"
    yield f"- hours from deadline to opening: {quantiles(late)}; within the hour {within(late, 1)}, within a day {within(late, 24)}"
    yield f"- bids a tender: {', '.join(f'{n}: {count}' for n, count in sorted(bidders.items()))} (10 is ten or more)"
    equal, nothing = sum(r == 1 for r in ratios), sum(r == 0 for r in ratios)
    yield f"- award over estimate: {quantiles([r for r in ratios if r])}; exactly the estimate {equal}, zero {nothing}, of {len(ratios)}"


def within(values, hours):
    return sum(0 <= one <= hours for one in values)


def quantiles(values):
    ordered = sorted(values)
    if not ordered:
        return "none"
    found = (ordered[min(len(ordered) - 1, len(ordered) * share // 100)] for share in SHARES)
    return " / ".join(f"{one:.3g}" for one in found) + f" (5, 25, 50, 75, 95 %; {len(ordered)})"


def main(argv=None):
    parser = argparse.ArgumentParser(prog="python -m tests.gather.compared")
    parser.add_argument(
        "--as", dest="place", default="620000", help="the place whose rules are used"
    )
    parser.add_argument("--data", type=pathlib.Path, default=SHARED)
    said = parser.parse_args(argv)
    if not said.data.exists():
        sys.exit(f"needs {said.data}")
    found = {
        name: imported(form, said.data / path, said.place) for name, (form, path) in FILES.items()
    }
    print("\n".join(compared(found)))
    for name, (form, path) in FILES.items():
        if form == "ocds":
            print(f"\n{name}:\n\n" + "\n".join(shapes(said.data / path)))


if __name__ == "__main__":
    main()
