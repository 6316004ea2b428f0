"""经办: one officer has an alert in hand, so that two do not work on it and none forgets it."""

from jianbiao.errors import Refused
from jianbiao.people.domain.officers import Officer
from jianbiao.standard.bodies import ChargeReleased, ChargeTaken
from jianbiao.standard.terms import Actor


def take(subject: str, *, holder: Officer | None) -> ChargeTaken:
    """Decide whether ``subject`` may be taken in hand that ``holder`` has, if anybody has it.

    What somebody has left behind with their office anybody may take up.
    """
    if holder is not None and holder.ended_at is None:
        raise Refused(
            f"{subject} 由{holder.name}经办 · {holder.login} has {subject} in hand",
            code="charge_held",
            where="subject",
        )
    return ChargeTaken(subject=subject)


def release(subject: str, *, holder: Officer | None, reason: str, by: Actor) -> ChargeReleased:
    """Decide whether ``by`` may put ``subject`` back: only whoever has it in hand."""
    if holder is None or holder.login != by.id:
        raise Refused(
            f"{subject} 不由您经办 · {subject} is not in your hand",
            code="charge_not_yours",
            where="subject",
        )
    return ChargeReleased(subject=subject, reason=reason.strip())
