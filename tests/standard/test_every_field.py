"""Every field of every set: what it holds is read, what it cannot hold has its public fault."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbiao.standard import dictionary, messages
from jianbiao.standard.faults import MESSAGE
from jianbiao.standard.fields import Calendar, ListOf, Text
from jianbiao.standard.sets import SETS
from tests.standard.make import LOT, PROJECT, message
from tests.standard.samples import right, whole, wrong

OWN = {"PROJECT_CODE", "TENDER_PROJECT_CODE", "BID_SECTION_CODE"}
NAMES = [
    "阿依古丽·买买提",
    "阿依古丽•买买提",
    "Jean Paul  MARTIN",
    "ＡＢＣ建设（集团）有限公司",
    "\u3000云禾\u3000",
    "㐂䶮𠮷𡋾𫟅𬬻𰻞𱍐",
    "\ue863王",
    "ཀ་ཁ",
    "e\u0301",
]
"""GB 18030-2022 至级别 3: rare characters beyond the basic plane, private use, blanks, middle dots."""


def faults(value):
    return [(fault.code, fault.path) for fault in messages.check_message(value)]


@pytest.mark.parametrize("name", SETS)
def test_a_message_with_every_field_is_read(name):
    assert faults(whole(name)) == []


@pytest.mark.parametrize("name", SETS)
def test_an_independent_reader_reads_it_as_well(name):
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    assert jsonschema_rs.validator_for(dictionary.json_schema(name)).is_valid(whole(name))


@pytest.mark.parametrize("name", SETS)
def test_a_value_that_a_field_cannot_hold_has_its_fault_and_its_place(name):
    for field in SETS[name].fields:
        for value, code in wrong(field.kind):
            said = faults(message(name, data={field.name: value}))
            assert said == [(code, f"/data/{field.name}")], (field.name, value)
            assert code in MESSAGE


@pytest.mark.parametrize("name", SETS)
def test_so_has_a_value_inside_an_array(name):
    for field in SETS[name].fields:
        if not isinstance(field.kind, ListOf) or not isinstance(field.kind.of, tuple):
            continue
        (row,) = right(field.kind)
        for inside in field.kind.of:
            for value, code in wrong(inside.kind):
                said = faults(message(name, data={field.name: [row, {**row, inside.name: value}]}))
                assert said == [(code, f"/data/{field.name}/1/{inside.name}")], (inside, value)
        assert faults(message(name, data={field.name: [row, {**row, "X": "1"}]})) == [
            ("field_unknown", f"/data/{field.name}/1/X")
        ]


@pytest.mark.parametrize("name", SETS)
def test_rare_characters_blanks_dots_and_wide_letters_are_read(name):
    for field in SETS[name].fields:
        if isinstance(field.kind, Text):
            for said in NAMES:
                assert faults(message(name, data={field.name: said})) == [], (field.name, said)


@pytest.mark.parametrize("name", SETS)
def test_times_in_an_absurd_order_are_no_fault(name):
    times = [field for field in SETS[name].fields if isinstance(field.kind, Calendar)]
    data = {f.name: f"{2999 - n}0101000000"[: f.kind.digits] for n, f in enumerate(times)}
    assert faults(message(name, data=data)) == []


@pytest.mark.parametrize(
    "name", [n for n, s in SETS.items() if s.parent and {"BID_SECTION_CODE"} <= s.by_name.keys()]
)
def test_a_lot_of_another_tender_cannot_be_placed(name):
    said = faults(
        message(name, data={"TENDER_PROJECT_CODE": PROJECT + "009", "BID_SECTION_CODE": LOT})
    )
    assert said == [("parent_mismatch", "/data/BID_SECTION_CODE")]


@pytest.mark.parametrize("name", SETS)
def test_a_record_needs_the_narrowest_code_it_names_or_nothing(name):
    definition = SETS[name]
    needs = messages.parents(whole(name))
    if definition.parent is None:
        assert needs == ()
    elif definition.brings:
        assert needs[0][2:] == {"T": PROJECT, "L": LOT[:20]}[messages.brings(whole(name))[0][0]]
    else:
        assert needs == (f"L:{LOT}",)


@settings(deadline=None)
@given(st.sampled_from(list(SETS)), st.data())
def test_a_message_with_several_wrong_fields_names_each_of_them(name, data):
    chosen = data.draw(
        st.lists(
            st.sampled_from(SETS[name].fields), min_size=1, max_size=6, unique_by=lambda f: f.name
        )
    )
    bad = {f.name: data.draw(st.sampled_from([v for v, _ in wrong(f.kind)])) for f in chosen}
    said = {path for _, path in faults(message(name, data=bad))}
    assert said == {f"/data/{f.name}" for f in chosen}
