import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.gather.releases import plain
from jianbiao.record.domain import ocds

RAW = {
    "ocid": "ocds-xx-7",
    "date": "2021-05-01T00:00:00Z",
    "buyer": {"name": "Buyer"},
    "tender": {
        "title": "Road",
        "procuringEntity": {"id": "E-1", "name": "Ministry"},
        "datePublished": "2021-01-01T09:00:00+06:00",
        "tenderPeriod": {"startDate": "2021-01-02T09:00:00Z", "endDate": "2021-02-01T09:00:00Z"},
        "bidOpening": {"date": "2021-02-01T10:00:00Z"},
        "lots": [{}, {}],
        "value": {"amount": 1000.5},
    },
    "bids": {
        "details": [
            {
                "date": "2021-01-31T10:00:00Z",
                "status": "valid",
                "value": {"amount": "900"},
                "tenderers": [{"id": "B-1", "name": "Alpha"}, {"id": "B-2", "name": "Beta"}],
            }
        ]
    },
    "awards": [
        {"date": "2021-03-01T00:00:00Z", "value": {"amount": 900}, "suppliers": [{"name": "Alpha"}]}
    ],
    "contracts": [{"dateSigned": "2021-04-01T00:00:00Z", "value": {"amount": 900}}],
}

RELEASE = plain(RAW)
"""As the record keeps it."""


def test_lists_show_title_entity_counts_and_times():
    said = ocds.outline(RELEASE)
    assert (said.title, said.procuring_entity, said.region) == ("Road", "Ministry", "ocds-xx")
    assert (said.lots, said.bids, said.awards, said.contracts) == (2, 1, 1, 1)
    assert said.published_at.isoformat() == "2021-01-01T11:00:00+08:00"
    assert said.published_at < said.deadline < said.opened_at
    assert [at.month for at in ocds.released([RELEASE, {"ocid": "x"}])] == [5]


def test_parties_have_our_roles_and_no_party_is_nameless():
    assert ocds.parties(RELEASE) == [
        ("E-1", "Ministry", "procuring_entity"),
        ("B-1", "Alpha", "bidder"),
        ("B-2", "Beta", "bidder"),
        ("", "Alpha", "winner"),
    ]
    assert ocds.parties({"ocid": "x"}) == []


def test_a_name_that_only_the_list_of_parties_tells_is_found_there():
    said = {
        "buyer": {"id": "E-1"},
        "parties": [{"id": "E-1", "name": "Ministry"}, {"id": "B-1", "name": "Alpha"}],
        "tender": {"tenderers": [{"id": "B-1"}]},
        "awards": [{"title": "Road 7", "suppliers": [{"id": "B-1"}]}],
    }
    assert ocds.parties(said) == [
        ("E-1", "Ministry", "procuring_entity"),
        ("B-1", "Alpha", "bidder"),
        ("B-1", "Alpha", "winner"),
    ]
    assert (ocds.outline(said).title, ocds.outline(said).procuring_entity) == ("Road 7", "Ministry")
    assert ocds.awarded(said)[0].names == "Alpha"


def test_steps_are_in_the_order_of_time_in_both_languages():
    found = ocds.steps(RELEASE)
    assert [s.kind for s in found] == [
        "notice", "bid", "deadline", "opening", "award", "contract",
    ]  # fmt: skip
    assert [s.at for s in found] == sorted(s.at for s in found)
    assert all(s.zh and s.en for s in found)


def test_facts_have_the_national_names_and_leave_out_what_is_not_there():
    said = ocds.facts(RELEASE)
    assert said["SECTION.CONTRACT_RECKON_PRICE"] == "1000.5"
    assert said["WIN_RESULT_ANNO.BID_AMOUNT"] == "900"
    assert said["x_TENDER_LIST_count"] == 1
    assert None not in said.values()
    assert ocds.facts({"ocid": "x"}) == {}


def test_two_awards_are_compared_with_nothing():
    said = ocds.facts(RELEASE | {"awards": RELEASE["awards"] * 2})
    assert "WIN_RESULT_ANNO.BID_AMOUNT" not in said


def test_numbers_become_decimal_text_as_they_were_spelt():
    assert plain({"a": 1e16, "b": 0.1, "c": [12345678901234567890, True, None]}) == {
        "a": "10000000000000000",
        "b": "0.1",
        "c": ["12345678901234567890", True, None],
    }
    assert plain("a\x00b") == "a\ufffdb"


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "tender",
                    "bids",
                    "details",
                    "awards",
                    "contracts",
                    "value",
                    "amount",
                    "date",
                    "name",
                    "id",
                    "tenderers",
                    "suppliers",
                    "tenderPeriod",
                    "endDate",
                    "procuringEntity",
                    "lots",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from(["tender", "bids", "awards", "contracts", "buyer", "date"]), JUNK
    )
)
def test_whatever_stands_in_a_release_it_is_read_without_failing(said):
    release = plain({"ocid": "x-1", **said})
    ocds.outline(release)
    ocds.parties(release)
    ocds.steps(release)
    ocds.facts(release)


def test_what_is_nested_beyond_any_standard_is_cut_off():
    deep: object = "bottom"
    for _ in range(900):
        deep = {"x": deep}
    kept, levels = plain(deep), 0
    while kept is not None:
        kept, levels = kept["x"], levels + 1
    assert levels < 30


@pytest.mark.parametrize(
    ("roles", "number", "wanted"),
    [
        (["winner"], None, None),
        (["candidate", "candidate", "candidate"], None, None),
        (["winner", "bidder", "rejected"], None, 3),
        ([None, None], None, 2),
        (["winner"], 4, 4),
        ([None, None, None], 2, 3),
        ([], None, None),
        ([], "7", 7),
        (["winner"], "many", None),
    ],
)
def test_a_list_of_winners_is_no_list_of_bidders(roles, number, wanted):
    details = [{"id": str(i), "x_role": role} for i, role in enumerate(roles)]
    details = [{k: v for k, v in one.items() if v is not None} for one in details]
    tender = {"bidOpening": {"date": "2026-03-01T09:30:00+08:00"}, "numberOfTenderers": number}
    said = {"ocid": "a", "tender": tender, "bids": {"details": details}}
    assert ocds.received(said) == wanted
    assert ocds.facts(said).get("x_TENDER_LIST_count") == wanted
    [opening] = [step for step in ocds.steps(said) if step.kind == "opening"]
    assert (str(wanted) in opening.zh) == (wanted is not None)
