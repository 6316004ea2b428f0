"""Planted from the publication of the candidates to the contract (公示、中标、合同)."""

from typing import Final

from jianbiao.rehearsal.plans import CASE, DOUBT, LOOK, NEAR, UNDECIDABLE, also, plan

AWARD: Final = (
    plan("A02", CASE, publicity_days=1),
    plan("A02", NEAR, publicity_days=3),
    plan("A02", DOUBT, publicity_days=2),
    plan("A02", DOUBT, publicity_days=3, publicity_ends_at_rest=True),
    plan("A02", UNDECIDABLE, also=also("A07", UNDECIDABLE), without="PUBLICITY_END_TIME"),
    plan("A07", CASE, award_days=-1),
    plan("A07", CASE, award_days=0, award_hours=-2),
    plan("A07", CASE, objection="open"),
    plan("A07", NEAR, award_days=1),
    plan("A07", NEAR, objection="answered"),
    plan("A07", LOOK, objection="withdrawn"),
    plan("A07", DOUBT, award_days=0, award_hours=2),
    plan("A09", CASE, contract_days=47),
    plan("A09", CASE, contract_days=34),
    plan("A09", CASE, contract_none=True),
    plan("A09", NEAR, contract_on_last_day=True),
    plan("A09", LOOK, passing="breach", contract_days=24, contract_reported=19),
    plan("A09", DOUBT, also=also("X11", DOUBT), contract_days=-2),
    plan(
        "A09",
        UNDECIDABLE,
        also=also("A07", UNDECIDABLE),
        without="WIN_NOTICE_SEND_TIME",
    ),
    plan("X12", DOUBT, contract_price="5"),
)
"""Planted from the publication of the candidates to the contract."""
