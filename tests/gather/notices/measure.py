"""`python -m tests.gather.notices.measure`: precision and recall per field on labelled real notices.

Labels hold positions and values only: names are digests, no text of the notices is kept here.
"""

import gzip
import json
import pathlib
import sys
import time
from collections import Counter
from hashlib import sha256

from jianbiao.gather.notices.extracting import extract
from jianbiao.gather.notices.reading import understood
from jianbiao.gather.notices.sources import source

SHARED = pathlib.Path(__file__).parents[4] / "shared/data/cn"
LABELS = pathlib.Path(__file__).with_name("labels")
FILES = {"ggzy_2026": "record_id", "jianyu_2025": "id"}
SETS = {
    "ggzy_2026": "ggzy_2026",
    "jianyu_2025": "jianyu_2025",
    "jianyu_2025_held_out": "jianyu_2025",
    "jianyu_2025_held_out_2": "jianyu_2025",
}
"""Labels and the shared file they are of. Those held out were labelled before the reader saw them."""
HELD_OUT = {"jianyu_2025_held_out": (0, 60), "jianyu_2025_held_out_2": (60, 110)}
"""Which of the unlabelled records, in the order of a hash."""
WORDS = {"project_code", "earlier_code", "project_name", "procuring_entity", "agency", "winner"}
UNLABELLED = {"filed_at", "platform_code"}
"""Fields that only the source's members hold."""
FIRST = {"kind", "project_code", "project_name", "budget", "award", "winner"} | {
    "procuring_entity",
    "agency",
    "deadline",
    "opening",
    "documents_until",
    "earlier",
    "signed",
}
"""Fields labelled in the aggregator's records, which have only an excerpt of the text."""


def digest(words):
    return "#" + sha256("".join(words.split()).encode()).hexdigest()[:12]


def records(name):
    """Return the raw rows of a shared file by the digest of their id."""
    found = {}
    with gzip.open(SHARED / f"{name}.jsonl.gz") as file:
        for raw in file:
            said = json.loads(raw)
            found[sha256(str(said[FILES[name]]).encode()).hexdigest()[:16]] = raw.rstrip(b"\n")
    return found


def held_out(name):
    """Return the digests of the records of a held-out set: by a hash, of those not labelled before."""
    known = {label["record"] for label in labels("jianyu_2025")}
    ids = {
        sha256(str(json.loads(raw)["id"]).encode()).hexdigest()[:16]: json.loads(raw)["id"]
        for raw in records("jianyu_2025").values()
    }
    rest = sorted(
        (sha256(f"held-out:{id_}".encode()).hexdigest(), one)
        for one, id_ in ids.items()
        if one not in known
    )
    return [one for _, one in rest[slice(*HELD_OUT[name])]]


def labels(name):
    return json.loads((LABELS / f"{name}.json").read_text(encoding="utf-8"))


def priced(answer):
    if answer is None or answer.kind not in {"amount", "rate", "unit_price"}:
        return None
    return f"{answer.kind}:{answer.rate_percent or format(answer.yuan, '.2f')}"


def compare(name, counts):
    """Count right, wrong and missed values per field; ``placed`` are those at the labelled place."""
    file = SETS[name]
    rows = records(file)
    for label in labels(name):
        notice = understood(source(rows[label["record"]]))
        wanted = {field: rest for field, *rest in label["values"]}
        if notice.kind == "disposal":
            notice.values = {"kind": notice.values["kind"]}
        for field, found in notice.values.items():
            if field in UNLABELLED or (file == "jianyu_2025" and field not in FIRST):
                continue
            value = digest(found.value) if field in WORDS else found.value
            member, start, end, right = wanted.get(field, ("", 0, 0, None))
            if value != right:
                counts[field, "wrong"] += 1
                continue
            counts[field, "right"] += 1
            place = found.place
            same = (
                place.member == member and place.start < max(end, 1) and start < max(place.end, 1)
            )
            counts[field, "placed"] += same
        for field, (*_, right) in wanted.items():
            found = notice.values.get(field)
            value = (
                None if found is None else digest(found.value) if field in WORDS else found.value
            )
            counts[field, "missed"] += value != right
        if file == "ggzy_2026" and notice.kind != "disposal":
            offered = {
                (
                    o.role,
                    o.rank,
                    digest("；".join(o.parties.names)),
                    priced(o.price),
                    *o.spans["name"],
                )
                for o in notice.offers
            }
            sets(counts, "offers", offered, {tuple(one) for one in label["offers"]})
            lots = {
                (digest(one.number), money(one.budget), money(one.ceiling))
                for one in notice.lots.values()
            }
            sets(counts, "lots", lots, {tuple(one[:3]) for one in label["lots"]})


def money(value):
    return None if value is None else f"{value:.2f}"


def sets(counts, field, found, wanted):
    counts[field, "right"] += len(found & wanted)
    counts[field, "placed"] += len(found & wanted)
    counts[field, "wrong"] += len(found - wanted)
    counts[field, "missed"] += len(wanted - found)


def shares(counts, field):
    """Return (precision, recall) of a field, None where nothing was found or labelled."""
    right, wrong, missed = (counts[field, one] for one in ("right", "wrong", "missed"))
    precision = right / (right + wrong) if right + wrong else None
    return precision, right / (right + missed) if right + missed else None


FILED = {
    "招标": {"tender", "prequalification"},
    "成交": {"award"},
    "合同": {"contract"},
    "变更": {"correction", "clarification"},
    "竞谈": {"tender"},
    "询价": {"tender"},
    "竞价": {"tender"},
    "需求公示": {"consultation"},
    "预告": {"consultation"},
    "废标": {"termination"},
    "流标": {"termination"},
    "单一": {"single_source", "tender"},
    "论证意见": {"consultation"},
    "中标": {"award", "candidates"},
}
"""What the aggregator's shelves mean: labels that nobody here made."""


def unseen(counts):
    """Compare with what the sources filed themselves, hidden from the reader."""
    for raw in records("jianyu_2025").values():
        said = json.loads(raw)
        row = source(raw)
        if row.shelf in FILED:
            kind = extract(row.title, row.text, "", member=row.member, torn=True).kind
            counts["kind by title and excerpt", agreed(kind, FILED[row.shelf])] += 1
    for raw in records("ggzy_2026").values():
        said = json.loads(raw)
        row = source(raw)
        notice = extract(row.title, row.text, "", member=row.member)
        for field, member in (("procuring_entity", "issuer"), ("agency", "agency")):
            if "盖章" not in said[member] and said[member]:
                counts[
                    f"{field} against the filed one", agreed(notice.says(field), {said[member]})
                ] += 1


def agreed(value, wanted):
    return "right" if value in wanted else "wrong" if value else "missed"


def table(counts):
    """Return the measured table as lines of Markdown."""
    lines = ["| field | labelled | precision | recall | right place |", "|---|---|---|---|---|"]
    for field in sorted({one for one, _ in counts}):
        precision, recall = shares(counts, field)
        right = counts[field, "right"]
        known = right + counts[field, "missed"]
        placed = f"{counts[field, 'placed'] / right:.3f}" if right else "-"
        told = [f"{one:.3f}" if one is not None else "-" for one in (precision, recall)]
        lines.append(f"| {field} | {known} | {told[0]} | {told[1]} | {placed} |")
    return lines


def main():
    if not SHARED.exists():
        sys.exit("needs ../shared/data")
    for name in SETS:
        counts = Counter()
        compare(name, counts)
        print(f"\n## {name}: {len(labels(name))} labelled records\n")
        print("\n".join(table(counts)))
    counts = Counter()
    unseen(counts)
    print("\n## against what the sources filed, hidden from the reader\n")
    print("| field | compared | precision | recall |\n|---|---|---|---|")
    for field in sorted({one for one, _ in counts}):
        precision, recall = shares(counts, field)
        compared = sum(counts[field, one] for one in ("right", "wrong", "missed"))
        recall = counts[field, "right"] / compared
        print(f"| {field} | {compared} | {precision:.3f} | {recall:.3f} |")
    print(f"\n{speed()}")


def speed():
    rows = list(records("ggzy_2026").values())
    began = time.process_time()
    for raw in rows * 4:
        understood(source(raw))
    return f"{len(rows) * 4 / (time.process_time() - began):.0f} full-text notices a second of CPU time"


if __name__ == "__main__":
    main()
