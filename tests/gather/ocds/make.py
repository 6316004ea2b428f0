"""Makers: releases of invented publishers, and a strategy for what real ones get wrong."""

import copy
import json
from typing import Any

from hypothesis import strategies as st

RELEASE: dict[str, Any] = {
    "ocid": "ocds-xx-7",
    "id": "r1",
    "date": "2021-05-01T00:00:00Z",
    "tag": ["tender", "award"],
    "initiationType": "tender",
    "buyer": {"id": "B-1", "name": "Ministry of Roads"},
    "parties": [
        {"id": "B-1", "name": "Ministry of Roads", "roles": ["buyer"]},
        {
            "id": "S-1",
            "name": "Alpha",
            "roles": ["tenderer", "supplier"],
            "identifier": {"scheme": "XX-ID", "id": "77"},
            "address": {"region": "North", "countryName": "Nowhere"},
        },
    ],
    "tender": {
        "id": "T-7",
        "title": "Road <b>7</b>",
        "status": "complete",
        "procurementMethod": "open",
        "procuringEntity": {"id": "B-1", "name": "Ministry of Roads"},
        "value": {"amount": 1000.5, "currency": "XXX"},
        "datePublished": "2021-01-01T09:00:00+06:00",
        "tenderPeriod": {"startDate": "2021-01-02T09:00:00Z", "endDate": "2021-02-01T09:00:00Z"},
        "numberOfTenderers": 2,
        "lots": [{"id": "L1", "title": "North", "value": {"amount": 500, "currency": "XXX"}}],
        "items": [
            {
                "id": "I1",
                "description": "Gravel",
                "classification": {"scheme": "CPV", "id": "14212"},
                "quantity": 3,
                "unit": {"name": "t", "value": {"amount": 1.25, "currency": "XXX"}},
                "relatedLot": "L1",
            }
        ],
        "documents": [{"id": "D1", "datePublished": "2021-01-01T09:00:00Z", "url": "https://x"}],
    },
    "bids": {
        "details": [
            {
                "id": "1",
                "date": "2021-01-31T10:00:00Z",
                "status": "valid",
                "value": {"amount": 900, "currency": "XXX"},
                "tenderers": [{"id": "S-1", "name": "Alpha"}],
                "relatedLots": ["L1"],
            }
        ]
    },
    "awards": [
        {
            "id": "A1",
            "date": "2021-03-01T00:00:00Z",
            "status": "active",
            "value": {"amount": 900, "currency": "XXX"},
            "suppliers": [{"id": "S-1", "name": "Alpha"}],
        }
    ],
    "contracts": [
        {
            "id": "C1",
            "awardID": "A1",
            "dateSigned": "2021-04-01T00:00:00Z",
            "value": {"amount": 900, "currency": "XXX"},
        }
    ],
    "x_extension": {"any": ["thing", 1]},
}
"""A clean release of everything the readers know."""


def release(**changes: Any) -> dict[str, Any]:
    """Return the clean release with some paths changed: ``tender__value`` is /tender/value.

    ``...`` takes a field away.
    """
    made = copy.deepcopy(RELEASE)
    for path, value in changes.items():
        *above, name = path.split("__")
        inside: Any = made
        for step in above:
            inside = inside[int(step) if isinstance(inside, list) else step]
        if value is ...:
            del inside[name]
        else:
            inside[int(name) if isinstance(inside, list) else name] = value
    return made


def raw(said: Any) -> bytes:
    """Return JSON bytes."""
    return json.dumps(said).encode()


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.decimals(-(10**9), 10**9, places=2).map(float),
    st.sampled_from(
        ["", "x", "12", "1,234.50", "1.234", "NaN", "2021-02-03", "2021-02-03T10:00:00", "a,b"]
    ),
    st.sampled_from(["2021-02-03T10:00:00Z", "0000-00-00", "03/04/2021", "N/A", "1e400"]),
)
MESS = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "name", "amount", "0", "x"]), inner, max_size=3),
    ),
    max_leaves=5,
)


@st.composite
def messy(draw: Any) -> dict[str, Any]:
    """Return the release with some of its values, wherever they stand, replaced, doubled or gone."""
    made = copy.deepcopy(RELEASE)
    for _ in range(draw(st.integers(0, 4))):
        inside: Any = made
        while True:
            keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            deeper = isinstance(inside[key], dict | list) and draw(st.booleans())
            if deeper:
                inside = inside[key]
                continue
            act = draw(st.sampled_from(["replace", "double", "drop"]))
            if act == "replace":
                inside[key] = draw(MESS)
            elif act == "drop":
                del inside[key]
            elif isinstance(inside, list):
                inside.append(copy.deepcopy(inside[key]))
            break
    return made
