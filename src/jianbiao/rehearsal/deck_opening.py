"""Planted from the deadline to the candidates (开标与评标)."""

from typing import Final

from jianbiao.rehearsal.plans import CASE, DOUBT, LOOK, NEAR, UNDECIDABLE, plan

OPENING: Final = (
    plan("B01", CASE, bidders=2),
    plan("B01", CASE, bidders=2, consortium=True),
    plan("B01", NEAR, bidders=3),
    plan("B01", NEAR, bidders=3, consortium=True),
    plan("B01", NEAR, bidders=2, failed=True, alone=True),
    plan("B01", DOUBT, bidders=4, unlisted=2),
    plan("B01", UNDECIDABLE, listed=False),
    plan("B01", UNDECIDABLE, bidders=2, silent=True, alone=True),
    plan("B03", CASE, late_seconds=95),
    plan("B03", CASE, late_seconds=1),
    plan("B03", CASE, late_seconds=-7200, encrypted=False),
    plan("B03", NEAR, late_seconds=-1),
    plan("B03", LOOK, late_seconds=210, late_accepted=False),
    plan("B03", DOUBT, late_seconds=0),
    plan("B03", UNDECIDABLE, late_seconds=-3600, without="CHECKIN_TIME"),
    plan("B04", CASE, opening_seconds=5700),
    plan("B04", CASE, opening_seconds=-600),
    plan("B04", NEAR, opening_seconds=0),
    plan("B04", NEAR, opening_seconds=58),
    plan("B04", DOUBT, opening_seconds=720),
    plan("B04", UNDECIDABLE, without="OPENING_TIME"),
    plan("B23", CASE, candidates=4),
    plan("B23", CASE, candidates=6),
    plan("B23", NEAR, candidates=3),
    plan("B23", DOUBT, candidates=5, ranked=False, separated=True),
    plan("B23", DOUBT, candidates=3, tied=True),
    plan("B23", UNDECIDABLE, candidates=3, ranked=False, separated=False),
)
"""Planted between the deadline and the list of candidates."""
