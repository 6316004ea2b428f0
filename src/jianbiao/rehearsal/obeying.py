"""A platform under orders (平台执行指令): it asks before each act, stops where told, answers, goes on.

What it holds back while a tender is suspended it does later: the same records, each as many whole days
later as the order lasted.
"""

import contextlib
import math
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from jianbiao.errors import Refused
from jianbiao.kit import Client, messages
from jianbiao.rehearsal.moments import rfc3339, wire
from jianbiao.rehearsal.told import Sent
from jianbiao.standard.terms import SHANGHAI

ACTS: Final = {
    "BID_OPENING_RECORD": "open_bids",
    "TENDER_CANDIDATE_ANNOUNCE": "publish_candidates",
    "BID_WINNING_NOTICE": "award",
    "CONTRACT_PERFORMANCE": "sign_contract",
}
"""The acts a platform asks about before it does and reports them."""

ORDER: Final = "IR62"
"""The reason that stops a tender; other reasons a rehearsal passes over, for it plants breaches."""

FRESH: Final = timedelta(days=1)
"""What happened longer ago was done before anybody could be asked."""

EVERY: Final = 2.0
"""Seconds between two looks into the inbox, and between two questions about a stopped tender."""

_MOMENT: Final = re.compile(r"[0-9]{14}")
_DAY: Final = timedelta(days=1)
_ANSWERS: Final = {"acknowledge": "1", "answer": "2"}
_TEXT: Final = "已按要求核查并改正，有关情况见附件记录。"


@dataclass(slots=True)
class Obedience:
    """What one platform knows of orders: how far it read its inbox, and what it holds back."""

    client: Client
    read: int = 0
    held: dict[str, list[Sent]] = field(default_factory=dict)
    again_at: float = 0.0

    def pass_on(self, some: Iterable[Sent], *, now: datetime) -> list[dict[str, Any]]:
        """Return the messages that may be sent; those of a suspended tender are held back, in order."""
        going = []
        for sent in some:
            tender = _tender(sent)
            if tender in self.held:
                self.held[tender].append(sent)
            elif self._stopped(sent, now):
                self.held[tender] = [sent]
            else:
                going.append(sent.message)
        return going

    def listen(self, *, now: datetime) -> list[dict[str, Any]]:
        """Return answers to new orders, and what goes on of tenders that are suspended no more."""
        if time.monotonic() < self.again_at:
            return []
        self.again_at = time.monotonic() + EVERY
        found: list[dict[str, Any]] = []
        with contextlib.suppress(Refused):
            for notice in self.client.inbox(self.read):
                self.read = notice["number"]
                if case := notice.get("case"):
                    found += self._answers(case, now)
        for tender in list(self.held):
            if not self._stopped(self.held[tender][0], now, fresh=False):
                found += later(self.held.pop(tender), now=now)
        return found

    def _stopped(self, sent: Sent, now: datetime, *, fresh: bool = True) -> bool:
        """Ask whether an act may be done; say whether an order forbids it."""
        act = ACTS.get(sent.message["set"])
        if act is None or (fresh and sent.at < now - FRESH):
            return False
        data = sent.message["data"]
        code = data.get("BID_SECTION_CODE") or data["TENDER_PROJECT_CODE"]
        try:
            may, reasons = self.client.may(act, code)
        except Refused:
            return not fresh  # of a tender that nobody knows yet nothing is forbidden
        return not may and any(one["rule"] == ORDER for one in reasons)

    def _answers(self, case: str, now: datetime) -> list[dict[str, Any]]:
        """Return the acknowledgement of an instruction, and the answer where one is due."""
        said = self.client.instruction(case)
        wanted = [name for name in _ANSWERS if name in said["answers"]]
        return [answer(said, name, now=now) for name in wanted]


def answer(said: dict[str, Any], name: str, *, now: datetime) -> dict[str, Any]:
    """Return the message that acknowledges or answers an instruction."""
    lot = {"BID_SECTION_CODE": said["lot"]} if said["lot"] else {}
    text = {"ANSWER_TEXT": _TEXT} if name == "answer" else {}
    return messages.make(
        "SUPERVISION_ANSWER",
        {
            "TENDER_PROJECT_CODE": said["tender"],
            **lot,
            "CASE_NO": said["case"],
            "CASE_ACT": _ANSWERS[name],
            "HANDLE_TIME": wire(now.astimezone(SHANGHAI)),
            **text,
        },
        data_key=messages.new_id()[:22],
        happened_at=now.astimezone(SHANGHAI).replace(microsecond=0),
    )


def later(some: Sequence[Sent], *, now: datetime) -> list[dict[str, Any]]:
    """Return the messages of what was held back, whole days later than it was to be."""
    first = some[0].at
    by = _DAY * max(1, math.ceil((now - first) / _DAY))
    return [_moved(one, since=first - _DAY, by=by).message for one in some]


def _moved(sent: Sent, *, since: datetime, by: timedelta) -> Sent:
    said = sent.message
    happened = datetime.fromisoformat(said["happened_at"]).astimezone(SHANGHAI) + by
    data = {name: _later(value, since, by) for name, value in said["data"].items()}
    return sent._replace(message={**said, "happened_at": rfc3339(happened), "data": data})


def _later(value: Any, since: datetime, by: timedelta) -> Any:
    """Return a moment of the held steps later; anything else, and what had happened before, as it is."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return value
    try:
        at = datetime.strptime(value, "%Y%m%d%H%M%S").replace(tzinfo=SHANGHAI)
    except ValueError:
        return value
    return wire(at + by) if at >= since else value


def _tender(sent: Sent) -> str:
    data = sent.message["data"]
    return str(data.get("TENDER_PROJECT_CODE") or str(data.get("BID_SECTION_CODE", ""))[:20])
