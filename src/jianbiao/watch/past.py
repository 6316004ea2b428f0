"""What was ever said about a tender (来历), and which of its last days went by."""

from collections.abc import Mapping

from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger.queries import Said
from jianbiao.record import aside
from jianbiao.record import queries as record
from jianbiao.record.domain.items import OF_PROJECT
from jianbiao.record.domain.mentions import VIOLATION
from jianbiao.standard.deadline_events import PASSED
from jianbiao.standard.events import AlertClosed
from jianbiao.standard.rule_events import RuleAskedAnew
from jianbiao.watch import domain


class Gone:
    """(rule, subject) of last days that went by in vain, as entries say."""

    __slots__ = ("_dues",)

    def __init__(self, dues: Mapping[tuple[str, str], domain.Due]) -> None:
        """Look into ``dues``, which go on changing."""
        self._dues = dues

    def __contains__(self, key: object) -> bool:
        """Say whether an entry says that it went by."""
        due = self._dues.get(key) if isinstance(key, tuple) else None
        return due is not None and due.passed > 0


def history(code: str, upto: int, *, log: str, using: str) -> list[Said]:
    """Return the entries up to ``upto`` that say something about a tender, in order."""
    if code.startswith(OF_PROJECT):
        held = record.let_alone([code], log=log, using=using)
    else:
        held = record.items_of([code], log=log, using=using)
    told = [*held[code], *aside.beside(held, log=log, using=using)[code]]
    numbers = {n for one in told for n in (one.number, one.ended_by) if 0 < n <= upto}
    known = held[code] or any(one.set == VIOLATION for one in told)
    if not known or not numbers:  # it was held when its content went: nothing counts of it yet
        return []
    found = ledger_queries.entries(sorted(numbers), log=log)
    kinds = [*PASSED, AlertClosed.kind, RuleAskedAnew.kind]
    acts = ledger_queries.entries_of(kinds, after=min(found), upto=upto, log=log)
    found |= {act.number: act for act in acts if _concerns(act, code)}
    return [found[number] for number in sorted(found)]


def _concerns(act: Said, code: str) -> bool:
    """Say whether a passed deadline, a closed alert or a rule asked anew is of a tender."""
    said = act.event
    if act.kind == RuleAskedAnew.kind:
        return bool(said["after"] < code <= said["upto"])
    return code in str(said["tender"] if act.kind in PASSED else said["alert"])
