"""监督指令到达: what acts of supervision tell a platform, and which tenders they suspend.

The words stand in the ledger; this room folds them, for it owns the inbox and is asked what may be done.
"""

from datetime import datetime

from jianbiao.intake.models import Notice, Suspension
from jianbiao.standard.case_events import AttemptRefused, CaseActed, CaseOpened


def take(
    event: CaseOpened | CaseActed | AttemptRefused, *, number: int, at: datetime, using: str
) -> None:
    """Put what the act tells into the platform's inbox; begin or end the suspension it orders."""
    if event.tells:
        Notice.objects.using(using).create(
            platform=event.tells, number=number, kind=event.kind, about=number, message_id=""
        )
    if isinstance(event, AttemptRefused):
        return
    if event.effect == "suspend":
        Suspension.objects.using(using).create(
            number=number, case=event.case, tender=event.tender, lot=event.lot, since=at
        )
    elif event.effect == "resume":
        Suspension.objects.using(using).filter(case=event.case, ended_by=0).update(
            ended_by=number, until=at
        )
