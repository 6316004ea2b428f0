"""Truth against findings: `python -m tests.rehearsal.agreement`: does every rule answer as planted?

A rule that is planted and has no check yet is named and left out; so is what a detector over many
tenders has to find. What a rule says about a subject that nobody planted is counted beside.
"""

import argparse
import sys
from collections import Counter, defaultdict
from datetime import datetime, timedelta

from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import verdict
from jianbiao.record.domain import reading
from jianbiao.rehearsal.plans import EXPECTED
from jianbiao.watch.checks import CHECKS
from jianbiao.watch.judge import judge
from tests.rehearsal.make import planned

WORDS = {*EXPECTED.values(), "not_applicable"}
"""What a rule can answer; other expectations are those of later detectors."""

LATER = timedelta(days=400)


def answers(tender):
    """Return what every rule says about every subject of a tender once all has arrived."""
    told = [one.message for one in tender.messages if not one.flaw]
    now = max(datetime.fromisoformat(one["happened_at"]) for one in told) + LATER
    found = {}
    for subject in reading.subjects(told):
        facts = Facts({**subject.facts, "x_now": now.isoformat()})
        for number, rule in RULES.items():
            if rule.unit == subject.unit:
                said = judge(number, facts, jurisdiction=subject.jurisdiction)
                found[number, subject.code] = said
    return found


def compare(tenders):
    """Return what agrees, what does not, what has no check, and what was said unplanned."""
    agreed, disagreed, unbuilt, unplanned = Counter(), defaultdict(list), Counter(), Counter()
    for index, tender in tenders:
        found = answers(tender)
        truths = [one for one in tender.truth if one.expected in WORDS]
        for one in truths:
            if one.rule not in CHECKS:
                unbuilt[one.rule] += 1
                continue
            said = found.get((one.rule, one.unit_id))
            word = verdict(said) if said is not None else "no such subject"
            if word == one.expected:
                agreed[one.rule, one.case] += 1
            else:
                disagreed[one.rule].append((index, one.case, one.unit_id, one.expected, word, said))
        known = {(one.rule, one.unit_id) for one in tender.truth}
        for (rule, code), said in found.items():
            if (rule, code) not in known and verdict(said) in {"breach", "yellow"}:
                unplanned[rule, verdict(said)] += 1
    return agreed, disagreed, unbuilt, unplanned


def main(argv):
    """Print how every rule agrees with what was planted; return 1 where one does not."""
    parser = argparse.ArgumentParser(prog="python -m tests.rehearsal.agreement")
    parser.add_argument("--tenders", type=int, default=600)
    parser.add_argument("--profile", default="drill")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=2)
    said = parser.parse_args(argv)
    tenders = ((n, planned(n, said.profile, said.seed)) for n in range(said.tenders))
    agreed, disagreed, unbuilt, unplanned = compare(tenders)
    for rule in sorted({rule for rule, _ in agreed} | set(disagreed)):
        cases = {case: count for (number, case), count in agreed.items() if number == rule}
        wrong = disagreed.get(rule, ())
        print(f"{'agrees' if not wrong else 'DIFFERS'}  {rule}  {cases}  {len(wrong)} differ")
        for index, case, unit_id, expected, word, outcome in wrong[: said.show]:
            print(
                f"    tender {index} {case} {unit_id}: expected {expected}, said {word}: {outcome}"
            )
    print(f"no check yet: {dict(sorted(unbuilt.items()))}")
    print(f"unplanned: {dict(sorted(unplanned.items()))}")
    return int(bool(disagreed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
