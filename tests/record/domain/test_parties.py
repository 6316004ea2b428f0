from jianbiao.record.domain import items
from jianbiao.record.domain.parties import claims, traits
from tests.make import LOT, TENDER, USCC, bid, envelope, opening, project, tender
from tests.record.make import deleted, effective


def said(envelope):
    return [(c.key, c.name, c.role, c.leader) for c in claims(items.item(effective(1, envelope)))]


def test_who_takes_part_is_named_with_code_and_role():
    assert said(tender(OWNER_NAME="朔宁水投公司")) == [
        (USCC, "朔宁市水务局", "procuring_entity", ""),
        ("name:朔宁水投公司", "朔宁水投公司", "owner", ""),
    ]
    assert said(project(LEGAL_PERSON="朔宁水投公司")) == [
        ("name:朔宁水投公司", "朔宁水投公司", "owner", "")
    ]


def test_who_has_no_code_goes_by_the_name():
    unnamed = bid()
    del unnamed["data"]["BIDDER_ORG_CODE"]
    assert said(unnamed) == [("name:云禾建筑有限公司", "云禾建筑有限公司", "bidder", "")]


def test_members_of_a_consortium_are_linked_to_its_leader():
    members = [
        {"UNION_ORGAN_NAME": "云禾设计院"},
        {"UNION_ORGAN_NAME": "x", "UNION_ORGAN_CODE": USCC},
    ]
    assert said(bid(UNION_ORGAN_SET=members)) == [
        (USCC, "云禾建筑有限公司", "bidder", ""),
        ("name:云禾设计院", "云禾设计院", "bidder", USCC),
        (USCC, "x", "bidder", ""),
    ]


def test_a_deletion_and_what_names_nobody_say_nothing():
    assert said(deleted(tender())) == []
    assert said(opening()) == []


def test_who_bids_is_secret_and_who_calls_is_not():
    of = {c.role: c for one in (bid(), tender()) for c in claims(items.item(effective(1, one)))}
    assert (of["bidder"].secret, of["procuring_entity"].secret) == (True, False)
    assert (of["bidder"].lot, of["procuring_entity"].lot) == (LOT, "")
    assert {claim.tender for claim in of.values()} == {TENDER}


def test_a_legal_person_says_coded_fields_too():
    person = {"LEGAL_NAME": "云禾建筑有限公司", "STATUS": "1", "LEGAL_ROLE": "03"}
    one = items.item(effective(1, envelope("LEGAL_PERSON_BASE", person)))
    assert {trait.field for trait in traits(one)} >= {"STATUS", "LEGAL_ROLE"}
