from datetime import date
from decimal import Decimal

import pytest

from jianbiao.errors import Refused
from jianbiao.law.calendar import Calendar as LawCalendar
from jianbiao.law.catalogue import RULES, SINCE, digest
from jianbiao.ledger import queries as ledger
from jianbiao.register import queries, services
from jianbiao.register.domain import Book, Standing, after
from jianbiao.register.models import Calendar, Catalogue, RuleParameter, RuleStanding
from jianbiao.standard import events
from tests.register.make import LEGAL, NOON, OPERATOR, TODAY
from tests.standard.laying import file, laying

pytestmark = pytest.mark.django_db
OWN = (Catalogue, Calendar, RuleStanding, RuleParameter)
VERIFIED = [r for r in RULES.values() if r.text_status == "verified"]
BOUNDED = [
    (rule, parameter)
    for rule in RULES.values()
    for parameter in rule.parameters
    if isinstance(parameter.floor, (int, Decimal))
]


def rows():
    return {m: list(m.objects.order_by("pk").values()) for m in OWN}


def seeded():
    return services.seed(at=NOON, by=OPERATOR, legal=LEGAL)


def said(numbers):
    return [ledger.entries(numbers)[n] for n in numbers]


def put(rule, parameter, **more):
    return services.set_parameter(
        rule.number,
        parameter.name,
        **{
            "value": str(parameter.floor),
            "jurisdiction": "690000",
            "effective_on": TODAY,
            "basis": "省条例",
            "by": LEGAL,
            "role": "legal_officer",
            "at": NOON,
            **more,
        },
    )


def test_a_seed_adopts_catalogue_and_calendar_by_their_digests():
    first, second = said(services.seed(at=NOON, by=OPERATOR))
    assert (first.by, first.event["digest"]) == ("operator", digest())
    assert first.event["rules"] == sorted(RULES)
    assert second.event["digest"] == LawCalendar.official().digest()
    assert queries.book().catalogue(TODAY).version == services.edition()
    assert queries.book().calendar().through == LawCalendar.official().through


def test_a_seed_adopts_the_overlay_of_the_home_once_with_its_digest():
    with laying() as over:
        numbers = services.seed(at=NOON, by=OPERATOR)
        assert services.seed(at=NOON, by=OPERATOR) == []
    event = said(numbers)[2].event
    assert (event["prefix"], event["digest"]) == ("69", over.digest)
    assert "SECTION.PSP_WORK_ON_HOLIDAY" in event["names"]
    assert queries.book().overlays[0].names == tuple(over.names)


def test_a_later_overlay_adds_and_never_drops():
    with laying():
        services.seed(at=NOON, by=OPERATOR)
    with laying(file(version="69-2027-01", fields=[])), pytest.raises(Refused) as refused:
        services.seed(at=NOON, by=OPERATOR)
    assert refused.value.code == "overlay_shorter"
    with laying(file(regions={})), pytest.raises(Refused) as refused:
        services.seed(at=NOON, by=OPERATOR)
    assert refused.value.code == "overlay_exists"
    with laying(file(version="69-2027-01", regions={})):
        assert len(services.seed(at=NOON, by=OPERATOR)) == 1


def test_without_a_legal_officer_nothing_is_confirmed():
    services.seed(at=NOON, by=OPERATOR)
    assert {queries.standing(number, TODAY) for number in RULES} == {Standing.UNCONFIRMED}


def test_a_seed_confirms_verified_rules_in_the_legal_officer_s_name_and_leaves_the_others():
    confirmed = [s for s in said(seeded()) if s.kind == "register:rule:stood/1"]
    assert {s.by for s in confirmed} == {"gao"}
    expected = {"verified": Standing.IN_FORCE, "own": Standing.INTERNAL}
    for number, rule in RULES.items():
        wanted = expected.get(rule.text_status, Standing.UNCONFIRMED)
        assert queries.standing(number, TODAY) is wanted


def test_a_seed_is_safe_to_repeat():
    assert seeded()
    before = ledger.last_number()
    assert seeded() == []
    assert ledger.last_number() == before


def test_a_seed_never_overrules_an_officer():
    rule = VERIFIED[0].number
    services.stand_rule(
        rule,
        standing="shadow",
        basis="文本待核",
        effective_on=TODAY,
        by=LEGAL,
        role="legal_officer",
        at=NOON,
    )
    seeded()
    assert queries.standing(rule, TODAY) is Standing.SHADOW


def test_a_confirmation_reaches_back_to_when_the_law_began_to_hold():
    seeded()
    rule = VERIFIED[0].number
    assert queries.standing(rule, SINCE) is Standing.IN_FORCE
    assert queries.standing(rule, date(2012, 1, 31)) is Standing.UNCONFIRMED


def test_a_release_adopted_once_is_not_adopted_again():
    services.seed(at=NOON, by=OPERATOR)
    for act in (
        lambda: services.adopt_catalogue(effective_on=TODAY, by=OPERATOR, at=NOON),
        lambda: services.adopt_calendar(by=OPERATOR, at=NOON),
    ):
        with pytest.raises(Refused):
            act()


@pytest.mark.parametrize(
    ("rule", "parameter"), BOUNDED, ids=lambda x: getattr(x, "number", getattr(x, "name", ""))
)
def test_no_rule_of_the_catalogue_lets_a_province_cross_its_floor(rule, parameter):
    across = -1 if parameter.kept == "at_least" else 1
    before = ledger.last_number()
    with pytest.raises(Refused) as caught:
        put(rule, parameter, value=str(parameter.floor + across))
    assert caught.value.code == "below_floor"
    assert ledger.last_number() == before
    put(rule, parameter)
    assert queries.parameters(rule.number, "690102", TODAY)[parameter.name] == parameter.floor


def test_a_parameter_holds_where_and_when_it_was_set():
    rule, parameter = next((r, p) for r, p in BOUNDED if p.kept == "at_least")
    stricter = parameter.floor + 5
    put(rule, parameter, value=str(stricter), effective_on=date(2027, 1, 1))
    seen = {
        (place, day): queries.parameters(rule.number, place, day)[parameter.name]
        for place in ("690100/A03", "620000")
        for day in (TODAY, date(2027, 1, 1))
    }
    assert seen.pop(("690100/A03", date(2027, 1, 1))) == stricter
    assert set(seen.values()) == {parameter.default}


def test_an_unknown_rule_has_neither_standing_nor_parameters():
    for ask in (
        lambda: queries.standing("P99", TODAY),
        lambda: queries.parameters("P99", "CN", TODAY),
    ):
        with pytest.raises(Refused) as caught:
            ask()
        assert caught.value.code == "rule_unknown"


def test_the_tables_come_back_from_the_ledger_alone():
    seeded()
    put(*BOUNDED[0])
    before = rows()
    for model in OWN:
        model.objects.all().delete()
    services.fold(ledger.entries_after(0), using="default")
    assert rows() == before


def test_the_book_as_of_any_entry_is_the_fold_of_the_ledger_up_to_it():
    seeded()
    put(*BOUNDED[0])
    now = Book()
    for entry in ledger.entries_after(0):
        event = events.from_dict(entry.event)
        now = after(now, event, number=entry.number, by=entry.by, at=entry.at)
        assert queries.book(entry.number) == now
    assert queries.book() == now
    assert queries.version() == now.number == ledger.last_number()


def test_a_book_of_nothing_is_empty():
    assert (queries.book(), queries.version()) == (Book(), 0)


def publish(**said):
    usual = {
        "rest": "01-01..01-03",
        "work": "",
        "source": "国务院办公厅通知",
        "role": "legal_officer",
    }
    year = LawCalendar.official().through + 1
    return services.publish_year(year, **(usual | said), by=LEGAL, at=NOON)


def test_a_year_is_published_by_a_legal_officer_and_counted_from_then_on():
    before = queries.book()
    number = publish()
    day = date(LawCalendar.official().through + 1, 1, 2)
    assert queries.book().days().working(day) is False
    assert queries.book().days().provisional(day) is False
    assert queries.book(upto=number - 1).days() == before.days() == LawCalendar.official()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        pytest.param({"source": " "}, "basis_missing", id="no source"),
        pytest.param({"role": "supervisor"}, "power_missing", id="not a legal officer"),
    ],
)
def test_a_year_is_not_published_so(said, code):
    with pytest.raises(Refused) as caught:
        publish(**said)
    assert caught.value.code == code


def test_a_year_published_as_it_stands_is_refused():
    publish()
    with pytest.raises(Refused) as caught:
        publish()
    assert caught.value.code == "calendar_exists"
    assert publish(rest="01-01..01-04")
