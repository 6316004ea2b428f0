"""What is told beside a tender, of its parties or of violations, is heard whenever it comes."""

import itertools
import random

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jianbiao.errors import Refused
from jianbiao.intake import erasing
from jianbiao.record import loose
from jianbiao.record import queries as record
from jianbiao.record.models import Mention
from jianbiao.standard.terms import Actor
from jianbiao.watch import services as watch
from jianbiao.watch.models import Deadline, Finding
from tests import make
from tests.make import LOT, TENDER, bid, envelope, lot, notice, opening, project, tender
from tests.record.make import NOON, changed, deleted, row, settle
from tests.stories.scene import days, emptied, fold, folded, staffed

pytestmark = pytest.mark.django_db(databases="__all__")

A, B, C = "91690100MA0000007Y", "91690000MA77000064", make.USCC
AGENCY = "91690000MA77000657"
LATER = days(1, NOON)
LATE = days(90, NOON)


def person(code, **data):
    return envelope("LEGAL_PERSON_BASE", {"LEGAL_NAME": f"公司{code}", "LEGAL_CODE": code, **data})


def relation(one, other, kind, **data):
    said = {"PARTY_A_NAME": "甲", "PARTY_A_CODE": one, "PARTY_B_NAME": "乙", "PARTY_B_CODE": other}
    return envelope("PARTY_RELATION", {**said, "RELATION_KIND": kind, **data})


def opened(code=LOT, **more):
    """Return a tender whose bids of A and B were opened."""
    said = [
        tender(TENDER_AGENCY_NAME="代理", TENDER_AGENCY_CODE=AGENCY, **more),
        lot(code),
        notice(),
    ]
    bids = [bid(code, name="甲公司", uscc=A), bid(code, name="乙公司", uscc=B)]
    return [project(), *said, *bids, opening(code)]


def found(rule, subject=LOT):
    answer = Finding.objects.filter(rule=rule, subject=subject).first()
    return answer.verdict if answer else None


def tell(*said, at=NOON):
    settle(*said, at=at)
    fold()


ONE_HEAD = [person(A, LEGAL_REPRESENT_ID="69"), person(B, LEGAL_REPRESENT_ID="69")]
TWO_HEADS = [person(A, LEGAL_REPRESENT_ID="1"), person(B, LEGAL_REPRESENT_ID="2")]
TOLD = {
    "one head": ("B09", "breach", ONE_HEAD),
    "half and more held": (
        "B09",
        "breach",
        [
            person(
                A,
                SHAREHOLDER_SET=[
                    {"SHAREHOLDER_NAME": "乙", "SHAREHOLDER_CODE": B, "SHARE_RATE": "60"}
                ],
            )
        ],
    ),
    "exactly half held": (
        "B09",
        "yellow",
        [
            person(
                A,
                SHAREHOLDER_SET=[
                    {"SHAREHOLDER_NAME": "乙", "SHAREHOLDER_CODE": B, "SHARE_RATE": "50"}
                ],
            )
        ],
    ),
    "held by a third": (
        "B09",
        "compliant",
        [
            person(
                A,
                LEGAL_REPRESENT_ID="1",
                SHAREHOLDER_SET=[
                    {"SHAREHOLDER_NAME": "国资", "SHAREHOLDER_CODE": C, "SHARE_RATE": "60"}
                ],
            ),
            person(
                B,
                LEGAL_REPRESENT_ID="2",
                SHAREHOLDER_SET=[
                    {"SHAREHOLDER_NAME": "国资", "SHAREHOLDER_CODE": C, "SHARE_RATE": "60"}
                ],
            ),
        ],
    ),
    "managed, with a source": ("B09", "breach", [relation(A, B, "3", RELATION_SOURCE="登记机关")]),
    "managed, nobody says where": ("B09", "yellow", [relation(A, B, "3")]),
    "a name alike": (
        "B09",
        "yellow",
        [person(A, LEGAL_REPRESENT="王"), person(B, LEGAL_REPRESENT="王")],
    ),
    "no longer": (
        "B09",
        "undecidable",
        [relation(A, B, "3", RELATION_SOURCE="登记", END_DATE="20260101")],
    ),
    "interest in the procuring entity": ("B10", "yellow", [relation(A, C, "4")]),
    "the agency advises": ("P32", "yellow", [relation(AGENCY, B, "7")]),
    "no relation": ("P32", "compliant", [relation(A, "91690000MA77000732", "7")]),
}


@pytest.mark.parametrize("late", [False, True], ids=["before the bids", "after the opening"])
@pytest.mark.parametrize(("rule", "verdict", "said"), TOLD.values(), ids=TOLD)
def test_a_relation_is_found_whenever_it_comes(rule, verdict, said, late):
    staffed()
    for part in (opened(), said) if late else (said, opened()):
        tell(*part)
    assert found(rule) == verdict


def test_before_the_opening_nothing_is_said_of_who_bids():
    staffed()
    bidding = [one for one in opened() if one["set"] != "BID_OPENING_RECORD"]
    tell(*bidding, *ONE_HEAD, relation(AGENCY, B, "7"), relation(A, C, "4"))
    assert not Finding.objects.filter(rule__in=["B09", "B10", "P32"]).exists()
    assert not any(A in f.zh or B in f.zh for f in Finding.objects.all())


def test_an_opening_told_before_the_deadline_opens_nothing():
    staffed()
    early = opening(time="20260323090000")
    said = [one for one in opened() if one["set"] != "BID_OPENING_RECORD"]
    tell(*said, *ONE_HEAD, early, at=days(-2, NOON))
    assert found("B09") is None
    tell(changed(early, TIME="20260324093000"))
    assert found("B09") == "breach"


def test_members_of_one_consortium_may_be_related():
    staffed()
    union = [{"UNION_ORGAN_NAME": "乙公司", "UNION_ORGAN_CODE": B}]
    said = [one for one in opened() if one["set"] != "TENDER_LIST"]
    joint = bid(name="甲公司", uscc=A, UNION_ORGAN_SET=union)
    tell(*said, joint, bid(name="丙", uscc=C), *ONE_HEAD, person(C, LEGAL_REPRESENT_ID="3"))
    assert found("B09") == "compliant"


def test_a_basic_account_is_that_of_the_bidders_own_record():
    staffed()
    paid = {"BIDDER_NAME": "甲公司", "BIDDER_ORG_CODE": A, "MARGIN_PAY_FORM": "1"}
    where = {"TENDER_PROJECT_CODE": TENDER, "BID_SECTION_CODE": LOT}
    margin = envelope("BIDDER_MARGIN_INFO", {**where, **paid, "MARGIN_ACCOUNT": "622"})
    said = opened()
    subject = f"{LOT}#{next(one for one in said if one['set'] == 'TENDER_LIST')['data_key']}"
    tell(*said, margin)
    assert found("P25", subject) == "undecidable"
    told = person(A, BASIC_ACCOUNT_NO="633")
    tell(told)
    assert found("P25", subject) == "breach"
    tell(changed(told, BASIC_ACCOUNT_NO="622"))
    assert found("P25", subject) == "compliant"


def test_a_relation_withdrawn_is_cured():
    staffed()
    said = relation(A, B, "3", RELATION_SOURCE="登记机关")
    tell(*opened(), said, *TWO_HEADS)
    tell(deleted(said))
    row = Finding.objects.get(rule="B09")
    assert (row.worst, row.until > 0) == ("breach", True)


def test_what_was_known_asks_nobody_again():
    staffed()
    tell(*opened(), *ONE_HEAD)
    before = Finding.objects.get(rule="B09").seen
    tell(person(A, LEGAL_REPRESENT_ID="69"))
    assert Finding.objects.get(rule="B09").seen == before


def violation(**data):
    said = {"GUID": "0" * 36, "SUBJECT_NAME": "甲公司", "TENDER_PROJECT_CODE": TENDER, **data}
    return envelope("VIOLATING_LAWS_RULES_INFO", said)


def direct(estimate, code=TENDER, **data):
    """Return 直接发包合同 of the project, under a tender or (``code`` empty) under the project alone."""
    place = {"PROJECT_CODE": make.PROJECT} | ({"TENDER_PROJECT_CODE": code} if code else {})
    known = {"CONTRACT_NAME": "附属工程", "CLASSIFY_CODE": "A010000", "PROCEDURE": "1"}
    given = {"CONTRACT_RECKON_PRICE": estimate, "PRICE_UNIT": "0"}
    return envelope("DIRECT_CONTRACT_INFO", place | known | given | data)


@pytest.mark.parametrize("where", [TENDER[:-3] + "002", ""], ids=["another tender", "the project"])
def test_contracts_let_elsewhere_in_the_project_count_together(where):
    staffed()
    other = tender(where) if where else notice()
    tell(project(), tender(), other, direct("3900000.00"))
    assert found("P05", TENDER) is None
    tell(direct("3900000.00", where))
    assert found("P05", TENDER) == "yellow"
    assert Finding.objects.filter(rule="P05").count() == (2 if where else 1)


def test_a_violation_is_announced_in_twenty_working_days():
    staffed()
    said = violation(PUNISH_TIME="20260302100000", PUBLISH_TIME="20260410100000")
    tell(*opened(), said)
    assert [(f.verdict, f.tender) for f in Finding.objects.filter(rule="C19")] == [
        ("breach", TENDER)
    ]
    tell(changed(said, PUBLISH_TIME="20260320100000"))
    assert Finding.objects.get(rule="C19").verdict == "compliant"
    tell(deleted(said))
    assert Finding.objects.get(rule="C19").verdict == "not_applicable"


def test_a_violation_in_a_tender_nobody_reported_is_kept_and_answered():
    staffed()
    said = violation(PUNISH_TIME="20260302100000", PUBLISH_TIME="20260410100000")
    tell(said)
    subject = f"{TENDER}#{make.PLATFORM}/{said['data_key']}"
    assert [(f.subject, f.verdict, f.tender) for f in Finding.objects.all()] == [
        (subject, "breach", TENDER)
    ]
    named = loose.tender_or_named(TENDER, log="official", at=LATE)
    assert (named.title[: len(TENDER)], named.first_at) == (TENDER, LATE)
    tell(changed(said, PUBLISH_TIME="20260320100000"))
    assert found("C19", subject) == "compliant"
    tell(changed(said, PUBLISH_TIME="20260410100000"))
    tell(*opened())  # the tender comes late, and takes it up
    assert found("C19", subject) == "breach"
    assert Finding.objects.get(rule="C19").region == "690100"
    live = folded()
    emptied()
    fold()
    assert folded() == live
    tell(deleted(said))
    assert found("C19", subject) == "not_applicable"


def test_the_last_day_of_an_announcement_passes_without_a_tender():
    staffed()
    said = violation(PUNISH_TIME="20260302100000", REGION_CODE="690200")
    tell(said)
    due = Deadline.objects.get(rule="C19")
    assert (due.tender, due.region) == (TENDER, "690200")
    assert watch.pass_deadlines(at=LATE)
    fold()
    assert Finding.objects.get(rule="C19").verdict == "breach"
    live = folded()
    emptied()
    fold()
    assert folded() == live
    tell(deleted(said), at=LATE)
    assert Finding.objects.get(rule="C19").verdict == "not_applicable"
    assert not Deadline.objects.filter(rule="C19").exists()


def test_an_announcement_is_waited_for():
    staffed()
    tell(violation(PUNISH_TIME="20260302100000"), *opened())
    assert Deadline.objects.get(rule="C19").tender == TENDER


@pytest.mark.parametrize("seed", range(4))
def test_however_it_comes_a_rebuild_says_the_same(seed):
    staffed()
    held = relation(A, B, "2", SHARE_RATE="70.00")
    rest = [*ONE_HEAD, held, violation(PUNISH_TIME="20260302100000")]
    order = [*opened(), *rest]
    base, tail = order[:2], order[2:]
    random.Random(seed).shuffle(tail)
    for one in itertools.chain(base, tail):
        tell(one)
    tell(changed(held, SHARE_RATE="5.00"), person(A, LEGAL_REPRESENT_ID="70"))
    live = folded()
    emptied()
    fold()
    assert folded() == live
    assert Finding.objects.filter(rule="B09").exists()


def test_what_was_erased_bears_on_nothing_as_if_it_had_never_been_told():
    staffed()
    said = [*opened(), *ONE_HEAD]
    numbers = [one.number for one in settle(*said, at=NOON)]
    fold()
    assert found("B09") == "breach"
    one, other = (Actor(id=id, body="fgw", address="") for id in ("zhou", "lin"))
    asked = erasing.ask(
        numbers[-1:], basis="个人信息保护法", reason="当事人申请", by=one, at=NOON, log="official"
    )
    erasing.agree(asked, by=other, at=LATER, log="official")
    fold()
    assert found("B09") == "undecidable"
    live = folded()
    emptied()
    fold()
    assert folded() == live


def test_few_rows_are_read_however_many_persons_there_are():
    staffed()
    tell(*opened(), *ONE_HEAD)
    rows = [
        Mention(log="official", number=10_000 + n, key=f"9{n:017d}", other="") for n in range(500)
    ]
    Mention.objects.bulk_create(rows)
    alias = Mention.objects.db
    with CaptureQueriesContext(connections[alias]) as asked:
        tell(person(C, LEGAL_REPRESENT_ID="71"))
    plans = [
        q["sql"]
        for q in asked.captured_queries
        if "record_mention" in q["sql"] and "select" in q["sql"].lower()[:6]
    ]
    assert plans
    if connections[alias].vendor == "sqlite":
        with connections[alias].cursor() as cursor:
            cursor.execute(f"explain query plan {plans[0]}")
            told = " ".join(str(row) for row in cursor.fetchall())
        assert "mention_key" in told
        assert "SCAN" not in told


def test_contracts_let_under_a_project_alone_are_judged():
    staffed()
    approved = project(FUND_SOURCE="财政", IS_SOE_CONTROL="1")
    let = direct("5000000.00", "", IS_TO_LAW="1")
    lawful = direct("5000000.00", "", IS_TO_LAW="1", EXEMPTION_GROUND="12", EXEMPTION_DOC="有")
    tell(approved, let, lawful)
    group = f"P:{make.PROJECT}"
    answers = {(f.rule, f.subject): f.verdict for f in Finding.objects.filter(tender=group)}
    assert answers["P02", f"{group}#{let['data_key']}"] == "breach"
    assert answers["P07", f"{group}#{let['data_key']}"] == "breach"
    assert answers["P07", f"{group}#{lawful['data_key']}"] == "compliant"
    assert {f.region for f in Finding.objects.filter(tender=group)} == {"690100"}
    tell(changed(let, CONTRACT_RECKON_PRICE="3000000.00"))
    assert found("P02", f"{group}#{let['data_key']}") == "compliant"
    tell(deleted(let))
    assert found("P07", f"{group}#{let['data_key']}") == "not_applicable"
    live = folded()
    emptied()
    fold()
    assert folded() == live
    assert record.tender_page(group).tender.title == "供水工程"
    assert record.titles([group, TENDER]) == {group: "供水工程"}


def test_funds_told_later_decide_about_contracts_let_alone():
    staffed()
    approved = project()
    tell(approved, direct("5000000.00", ""))
    group = f"P:{make.PROJECT}"
    assert {f.verdict for f in Finding.objects.filter(rule="P02", tender=group)} == {"undecidable"}
    tell(changed(approved, IS_SOE_CONTROL="1"))
    assert {f.verdict for f in Finding.objects.filter(rule="P02", tender=group)} == {"breach"}


def test_a_project_that_is_not_there_has_no_page():
    with pytest.raises(Refused):
        record.tender_page("P:E6900000901000009")


def under(code, name="附属工程一期", day=2, kind="A010000", **data):
    """Return 直接发包合同 of 3.9 million under project ``code`` alone."""
    said = {"PROJECT_CODE": code, "CONTRACT_NAME": name, "TENDERER_CODE": make.USCC}
    signed = {"SIGN_TIME": f"202603{day:02d}100000", "CLASSIFY_CODE": kind}
    return direct("3900000.00", "", **said | signed | data)


FIRST, SECOND, THIRD = (f"{make.PROJECT[:-1]}{n}" for n in (4, 5, 6))


def test_a_purchase_split_under_new_project_codes_counts_together():
    staffed()
    let = under(SECOND, "附属工程（二期）", 20)
    tell(project(PROJECT_CODE=FIRST), project(PROJECT_CODE=SECOND), under(FIRST))
    assert found("P05", f"P:{FIRST}") is None
    tell(let)
    assert found("P05", f"P:{FIRST}") == found("P05", f"P:{SECOND}") == "yellow"
    live = folded()
    emptied()
    fold()
    assert folded() == live
    tell(changed(let, CONTRACT_NAME="实验楼工程"))
    assert found("P05", f"P:{FIRST}") == "not_applicable"
    tell(changed(let, CONTRACT_NAME="附属工程2期"))
    assert found("P05", f"P:{FIRST}") == "yellow"
    tell(deleted(let))
    assert found("P05", f"P:{FIRST}") == "not_applicable"
    live = folded()
    emptied()
    fold()
    assert folded() == live


def test_a_tender_hears_of_contracts_like_its_projects_under_other_codes():
    staffed()
    tell(project(), tender(), direct("3900000.00", "", TENDERER_CODE=make.USCC))
    tell(project(PROJECT_CODE=FIRST), under(FIRST, "附属工程"))
    assert found("P05", TENDER) == "yellow"
    assert found("P05", f"P:{FIRST}") == "undecidable"  # when the other was signed nobody said
    live = folded()
    emptied()
    fold()
    assert folded() == live


def test_an_expert_who_manages_a_bidder_had_to_stand_aside():
    staffed()
    seat = row("BID_EVALUATION_EXPERT", EXPERT_NAME="某", ID_CARD="69000119800101001X")
    tell(*opened(), seat, row("EVALUATION_REPORT"))
    panel = f"{LOT}#panel"
    before = found("B17", panel)
    manager = {"MANAGER_NAME": "某", "MANAGER_POST": "董事", "ID_CARD_NO": "69000119800101001x"}
    said = person(A, MANAGER_SET=[manager])
    tell(said)
    assert (before, found("B17", panel)) == ("undecidable", "breach")
    live = folded()
    emptied()
    fold()
    assert folded() == live
    tell(changed(said, MANAGER_SET=[{**manager, "ID_CARD_NO": "690001198001010028"}]))
    assert found("B17", panel) == "undecidable"


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "B010000"},
        {"name": "实验楼工程"},
        {"name": "第二小学附属工程"},
        {"TENDERER_CODE": A},
        {"name": "工程"},
    ],
    ids=["another class", "another name", "another school", "another buyer", "no name"],
)
def test_what_only_looks_like_a_split_is_none(other):
    staffed()
    tell(project(PROJECT_CODE=FIRST), project(PROJECT_CODE=SECOND), under(FIRST))
    tell(under(SECOND, **other))
    assert found("P05", f"P:{FIRST}") in {None, "compliant", "not_applicable"}
