"""Asked in bulk, the rules answer what they answer one message at a time."""

from datetime import timedelta

import pytest

from jianbiao.law.outcomes import NotApplicable, verdict
from jianbiao.record import parting, parts
from jianbiao.register import queries as register
from jianbiao.watch import bulk
from jianbiao.watch.models import Finding
from tests import make
from tests.record.make import settle
from tests.stories.scene import NOON, award, clarification, fold, short_sale, staffed
from tests.watch.test_beside import LATE, ONE_HEAD, direct, opened, violation

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def folded(tmp_path):
    """Report a tender with a breach, a doubt and what is clear; write its parts."""
    staffed()
    settle(make.project(), make.tender(), make.lot(), short_sale(), clarification(), make.bid())
    settle(award())
    fold()
    parting.write(str(tmp_path), "official")
    return str(tmp_path)


def test_the_answers_are_those_of_the_watch(folded):
    found = {}
    for group in parts.groups(folded, "official"):
        for one in parts.records(group, "official"):
            for asked in bulk.Judge(register.book(), at=NOON, foreign=False).ask(
                one.items, one.beside
            ):
                if not isinstance(asked.outcome, NotApplicable):
                    found[asked.rule, asked.code] = verdict(asked.outcome)
    watched = {(f.rule, f.subject): f.verdict for f in Finding.objects.all()}
    assert found == {key: said for key, said in watched.items() if said != "not_applicable"}
    assert "breach" in found.values()


def test_a_last_day_that_went_by_has_passed(folded):
    groups = parts.groups(folded, "official")
    late = NOON + timedelta(days=90)
    done = bulk.tally(groups, register.book(), log="official", at=late)
    assert done.verdicts["A09", "breach"] == 1
    assert (done.tenders, done.items) == (1, 6)


def test_processes_count_what_one_counts(folded):
    groups, book = parts.groups(folded, "official"), register.book()
    alone = bulk.tally(groups, book, log="official", at=NOON)
    spread = bulk.spread(groups * 2, book, log="official", at=NOON, workers=2)
    assert spread.verdicts == alone.verdicts + alone.verdicts
    assert spread.tenders == 2


def test_what_stands_beside_a_tender_is_asked_about_too(tmp_path):
    staffed()
    settle(*opened(), direct("900000.00"))
    fold()
    parting.write(str(tmp_path), "official")
    settle(*ONE_HEAD, violation(PUNISH_TIME="20260302100000"))
    later = make.TENDER[:-3] + "002"
    settle(make.tender(later), direct("3500000.00", later))
    fold()
    assert parting.write(str(tmp_path), "official") == 2
    done = bulk.tally(
        parts.groups(str(tmp_path), "official"), register.book(), log="official", at=LATE
    )
    assert done.verdicts["B09", "breach"] == 1
    assert done.verdicts["C19", "breach"] == 1
    assert done.verdicts["P05", "yellow"] == 2
    assert done.tenders == 2


def test_parts_of_another_release_are_written_anew(folded):
    [(_, _, path)] = parts.listed(folded, "official")
    old = parts.pq.read_table(path).drop_columns(["beside"])
    parts.pq.write_table(old, path)
    assert parting.write(folded, "official") == 1
    assert len(parts.listed(folded, "official")) == 1
