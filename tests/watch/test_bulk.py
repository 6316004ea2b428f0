"""Asked in bulk, the rules answer what they answer one message at a time."""

from collections import Counter
from datetime import timedelta

import orjson
import pyarrow as pa
import pytest

from jianbiao.law.outcomes import NotApplicable, verdict
from jianbiao.record import parting, parts
from jianbiao.record.domain.facts import beside
from jianbiao.record.domain.items import standing
from jianbiao.record.domain.summary import methods, place
from jianbiao.register import queries as register
from jianbiao.register.domain import Book
from jianbiao.watch import bulk, commands
from jianbiao.watch.asking import Asker
from jianbiao.watch.models import Finding
from tests import make
from tests.bench import province
from tests.record.make import settle
from tests.rehearsal.make import planned
from tests.stories.scene import NOON, award, clarification, fold, short_sale, staffed
from tests.watch.test_beside import LATE, ONE_HEAD, direct, opened, violation

pytestmark = pytest.mark.django_db(databases="__all__")


class _Everything:
    """Whatever was due has passed."""

    def __contains__(self, _):
        return True


EVERYTHING = _Everything()


def rehearsed(home, profile, *, tenders):
    """Write the parts of an invented province and return their groups."""
    rows = [row for n in range(tenders) for row in province.rows(planned(n, profile=profile), n)]
    where = parts.folder(str(home), "official")
    where.mkdir(parents=True)
    parts.store(where, 0, 1, [pa.Table.from_pylist(rows, schema=parts.SCHEMA)])
    return parts.groups(str(home), "official")


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
    judge, found = bulk.Judge(register.book(), at=NOON, foreign=False), {}
    for group in parts.groups(folded, "official"):
        for _, known in parts.known(group):
            for ready, subject, facts in judge.asked(known):
                outcome = ready.check(facts)
                if not isinstance(outcome, NotApplicable):
                    found[ready.number, subject] = (verdict(outcome), outcome.zh, outcome.en)
    watched = {(f.rule, f.subject): (f.verdict, f.zh, f.en) for f in Finding.objects.all()}
    assert found == {key: said for key, said in watched.items() if said[0] != "not_applicable"}
    assert "breach" in {said[0] for said in found.values()}


@pytest.mark.parametrize("profile", ["lively", "drill"])
def test_counted_in_bulk_are_the_answers_of_the_live_rules(tmp_path, profile):
    groups = rehearsed(tmp_path, profile, tenders=40)
    told = [one for group in groups for one in parts.records(group, "official")]
    live = Counter()
    for one in told:
        now = beside(standing(one.items), standing(one.beside))
        asker = Asker(
            book=Book(),
            place=place(now),
            foreign=False,
            on=LATE.date(),
            now=LATE,
            methods=methods(now),
            passed=EVERYTHING,
        )
        live.update((said.rule, verdict(said.outcome)) for said in asker.ask(now, None, one.items))
    for rule, said in list(live):
        if said == "not_applicable":
            del live[rule, said]
    done = bulk.tally(groups, Book(), log="official", at=LATE)
    assert done.verdicts == live
    assert len(live) > 80
    assert sum(done.answers.values()) == live.total()
    assert done.items == sum(len(one.items) for one in told)


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


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_the_command_tells_tenders_answers_by_kind_seconds_and_processes(
    tmp_path, settings, capsys
):
    settings.JIANBIAO_HOME = str(tmp_path)
    staffed()
    settle(make.project(), make.tender(), make.lot(), short_sale())
    fold()
    assert commands.bulk(["--json", "--workers", "2"]) == 0
    told = orjson.loads(capsys.readouterr().out)
    assert told["tenders"] == 1
    assert told["processes"] == 2
    assert told["answers"]["breach"] == sum(
        said.get("breach", 0) for said in told["verdicts"].values()
    )
    assert told["answers"]["breach"] > 0
    assert told["seconds"] > 0
