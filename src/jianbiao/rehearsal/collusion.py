"""What colluders leave and what only looks like it (串通痕迹与相似情形), bid by bid.

Each act bends the bids and papers of the first ``group`` bidders of a lot. A look-alike is made by
the same means and harmless: a business park, a cloned machine, a template, a rush.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from jianbiao.rehearsal import habits, papers
from jianbiao.rehearsal.bids import Bid
from jianbiao.rehearsal.case import Case, Lot, wire
from jianbiao.rehearsal.habits import Machine
from jianbiao.rehearsal.papers import TRANSFER, Papers
from jianbiao.rehearsal.prices import CENT

_QUOTED: Final = "本项目严格执行国家现行施工质量验收规范，安全文明施工费专款专用。"
_OWN: Final = "我单位针对本工程地质情况拟采用分段跳仓、错峰运输的作业组织。"
_TYPO: Final = "混泥土"


@dataclass(slots=True, kw_only=True)
class Table:
    """The bids of one lot and what stands beside them, while colluders are at work on them."""

    case: Case
    lot: Lot
    bids: list[Bid]
    papers: list[Papers]
    group: int

    @property
    def chance(self) -> random.Random:
        """The tender's own stream."""
        return self.case.chance

    def all(self, **change: Any) -> None:
        """Give every member of the group the same."""
        for n in range(self.group):
            self.papers[n] = replace(self.papers[n], **change)

    def price(self, place: int, amount: Decimal) -> None:
        """Let a bid ask for ``amount``, never more than the ceiling."""
        asked = min(amount, self.lot.ceiling).quantize(CENT, ROUND_HALF_UP)
        self.bids[place] = replace(self.bids[place], amount=asked)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the members of the group."""
        return tuple(one.party.code for one in self.bids[: self.group])


def act(
    case: Case, lot: Lot, bids: list[Bid], found: list[Papers]
) -> tuple[list[Bid], list[Papers]]:
    """Return bids and papers once the plan's act is done; remember whom it joins."""
    table = Table(
        case=case, lot=lot, bids=bids, papers=found, group=min(lot.shape.group, len(bids))
    )
    if lot.shape.trace:
        ACTS[lot.shape.trace](table)
        case.joined[lot.code] = table.codes
    return table.bids, table.papers


def _machine(table: Table) -> None:
    table.all(machine=_made(table, "a"), known=True, hashed=False)


def _disk(table: Table) -> None:
    disk = _made(table, "a").disk
    for n in range(table.group):
        machine = replace(_made(table, f"b{n}"), disk=disk)
        table.papers[n] = replace(table.papers[n], machine=machine, known=True, hashed=False)


def _made(table: Table, salt: str) -> Machine:
    """Return a machine of the tender's own."""
    name = f"{table.case.index:06d}{salt}"
    tail = f"{table.case.index % 65536:04x}"
    return Machine(
        cpu=f"BFEBFBFF-{name}",
        disk=f"ST-69{name}",
        memory=f"M69{name}",
        mac=f"02-69-f{len(salt)}-{tail[:2]}-{tail[2:]}-{ord(salt[-1]):02x}",
    )


def _same_model(table: Table) -> None:
    for n in range(table.group):
        machine = replace(_made(table, f"c{n}"), cpu="BFEBFBFF000906EA")
        table.papers[n] = replace(table.papers[n], machine=machine, known=True)


def _placeholders(table: Table) -> None:
    oem = "To be filled by O.E.M."
    machine = Machine(cpu=oem, disk=oem, memory=oem, mac="00-00-00-00-00-00")
    table.all(machine=machine, known=True, hashed=False)


def _blank(table: Table) -> None:
    table.all(known=False)


def _lock(table: Table) -> None:
    table.all(lock=f"69{900_000 + table.case.index:08d}", known=True)


def _cracked(table: Table) -> None:
    table.all(lock=habits.CRACKED_LOCK, known=True)


def _ancestor(table: Table) -> None:
    first = table.papers[0]
    for n in range(table.group):
        table.papers[n] = replace(
            table.papers[n],
            created=f"f{table.case.index:09x}",
            author=first.author,
            modified_at=min(first.modified_at, *(b.at for b in table.bids[: table.group]))
            + timedelta(seconds=40 * n - 600),
            known=True,
        )


def _template(table: Table) -> None:
    """Let every bidder of the lot take the agency's template, as honest ones do."""
    for n, one in enumerate(table.papers):
        table.papers[n] = replace(one, created=f"agency-{table.case.work.agency.code}", known=True)


def _account(table: Table) -> None:
    table.all(buyer=table.papers[0].buyer)


def _address(table: Table) -> None:
    first, at = f"198.18.200.{1 + table.case.index % 250}", table.bids[0].at
    bought = table.papers[0].purchased_at
    for n in range(table.group):
        table.papers[n] = replace(
            table.papers[n],
            purchase=first,
            upload=first,
            decrypt=first,
            purchased_at=bought + timedelta(minutes=11 * n),
            known=True,
        )
        early = at - timedelta(minutes=9 * n + table.chance.randrange(8))
        table.bids[n] = replace(table.bids[n], at=early)


def _park(table: Table) -> None:
    park = f"198.19.1.{1 + table.case.work.place * 3}"
    table.all(purchase=park, upload=park, known=True)


def _nowhere(table: Table) -> None:
    table.all(purchase="", upload="", decrypt="", known=False)


def _handler(table: Table) -> None:
    table.all(handler=table.papers[0].handler)


def _shop(table: Table) -> None:
    for n in range(table.group):
        handler = replace(table.papers[n].handler, phone=habits.SHOP_PHONE)
        table.papers[n] = replace(table.papers[n], handler=handler)


def _silent_handler(table: Table) -> None:
    for n in range(table.group):
        handler = replace(table.papers[n].handler, phone="", mail="")
        table.papers[n] = replace(table.papers[n], handler=handler)


def _serial(table: Table) -> None:
    at = table.bids[0].at - timedelta(minutes=5 * table.group)
    for n in range(table.group):
        table.bids[n] = replace(table.bids[n], at=at)
        at += timedelta(seconds=20 + table.chance.randrange(100))


def _rush(table: Table) -> None:
    """Let bidders upload within the last minutes, each on his own."""
    last = max(one.at for one in table.bids)
    for n in range(table.group):
        table.bids[n] = replace(
            table.bids[n], at=last - timedelta(seconds=table.chance.randrange(600))
        )


def _manager(table: Table) -> None:
    table.all(manager=table.papers[0].manager)


def _namesake(table: Table) -> None:
    for n in range(1, table.group):
        manager = replace(table.papers[n].manager, name=table.papers[0].manager.name)
        table.papers[n] = replace(table.papers[n], manager=manager)


def _unnamed(table: Table) -> None:
    for n in range(table.group):
        manager = replace(table.papers[n].manager, id_card="")
        table.papers[n] = replace(table.papers[n], manager=manager)


def _ladder(table: Table) -> None:
    """Let losers ask for a fixed mark-up over the winner, step by step."""
    step = Decimal(table.chance.choice(("0.005", "0.01", "0.015", "0.02")))
    lowest = min(one.amount for one in table.bids) * (1 - step * table.group)
    table.price(0, lowest)
    for n in range(1, table.group):
        noise = Decimal(f"{table.chance.lognormvariate(0, 0.02):.6f}")
        table.price(n, lowest * (1 + step * n * noise))


def _close(table: Table) -> None:
    """Let honest prices lie as close as they do where the method draws them together."""
    middle = table.bids[0].amount
    for n in range(1, table.group):
        table.price(n, middle * Decimal(f"{table.chance.gauss(1, 0.004):.6f}"))


def _ratio(table: Table) -> None:
    first = papers.bill(table.chance, table.bids[0].amount, flat=None)
    for n in range(table.group):
        factor = table.bids[n].amount / table.bids[0].amount
        prices = tuple((price * factor).quantize(CENT, ROUND_HALF_UP) for price in first)
        table.papers[n] = replace(table.papers[n], bill=prices, known=True)


def _flat(table: Table) -> None:
    """Let bidders give one discount on every item of the published list."""
    for n in range(table.group):
        prices = papers.bill(table.chance, table.bids[n].amount, flat=Decimal(1))
        table.papers[n] = replace(table.papers[n], bill=prices, known=True)


def _copied(table: Table) -> None:
    table.all(text=f"{_OWN}现场浇筑{_TYPO}强度等级见附表{table.case.index % 97}。", known=True)


def _quoted(table: Table) -> None:
    table.all(text=_QUOTED, known=True)


def _bound(table: Table) -> None:
    other = table.bids[1].party
    table.papers[0] = replace(
        table.papers[0],
        company=other.name,
        text=f"{_OWN}投标人：{other.name}（{other.code}）。",
        known=True,
    )


def _client(table: Table) -> None:
    other = table.bids[1].party
    text = f"类似业绩：为{other.name}承建附属用房，已竣工。"
    table.papers[0] = replace(table.papers[0], text=text, known=True)


def _payer(table: Table) -> None:
    first = table.papers[0]
    table.all(pays=TRANSFER, payer=first.payer, payer_name=first.payer_name)


def _letters(table: Table) -> None:
    _numbered(table, step=1, minutes=2)


def _gaps(table: Table) -> None:
    _numbered(table, step=37, minutes=190)


def _numbered(table: Table, *, step: int, minutes: int) -> None:
    start = table.papers[0].applied_at
    number = table.chance.randrange(600_000)
    for n in range(table.group):
        at = start + timedelta(minutes=minutes * n)
        table.papers[n] = replace(
            table.papers[n],
            pays=papers.LETTER,
            letter=f"BH{start:%Y%m%d}{number + step * n:06d}",
            applied_at=min(at, table.bids[n].at - timedelta(minutes=1)),
        )


def _leak(table: Table) -> None:
    _late_file(table, read=True)


def _late(table: Table) -> None:
    _late_file(table, read=False)


def _late_file(table: Table, *, read: bool) -> None:
    """Let the first bidder replace its file at the last minute, after staff looked at another's or not."""
    others = min(one.amount for one in table.bids[1:])
    under = Decimal(f"{table.chance.uniform(0.0005, 0.003):.5f}") if read else Decimal("0.03")
    table.price(0, others * (1 - under))
    deadline = table.case.deadline
    at = deadline - timedelta(minutes=4 + table.chance.randrange(14))
    first = table.bids[0].at
    table.bids[0] = replace(table.bids[0], at=at)
    said = {**table.lot.place, **table.bids[0].named}
    table.case.say(
        "BID_WITHDRAW_INFO",
        at - timedelta(seconds=30),
        {
            **said,
            "WITHDRAW_TYPE": "3",
            "WITHDRAW_TIME": wire(at),
            "WITHDRAW_REASON": "替换投标文件",
        },
    )
    if read:
        seen = max(first, at - timedelta(minutes=25))
        table.case.say(
            "BID_FILE_ACCESS_LOG",
            seen,
            {
                **table.lot.place,
                **table.bids[1].named,
                "ACCESS_ACTION": "4",
                "ACCESS_TIME": wire(seen),
                "ACCESS_IP": "198.19.10.9",
                "OPERATOR_NAME": "平台运维",
                "OPERATOR_ACCOUNT": "ops-07",
            },
        )


def _swapped(table: Table) -> None:
    table.case.attachments[table.lot.code] = ("0" * 7 + table.papers[0].created)[:32].ljust(32, "a")


def _encrypted(table: Table) -> None:
    """Let the platform encrypt a file anew and say so in its log."""
    _swapped(table)
    at = table.case.deadline + timedelta(minutes=1)
    table.case.say(
        "BID_FILE_ACCESS_LOG",
        at,
        {
            **table.lot.place,
            **table.bids[0].named,
            "ACCESS_ACTION": "5",
            "ACCESS_TIME": wire(at),
            "OPERATOR_NAME": "平台重新加密任务",
            "OPERATOR_ACCOUNT": "system",
        },
    )


def _nothing(_table: Table) -> None:
    """Leave everything as it is: the kind shows elsewhere."""


ACTS: Final[Mapping[str, Callable[[Table], None]]] = {
    "machine": _machine,
    "disk": _disk,
    "same_model": _same_model,
    "placeholders": _placeholders,
    "blank": _blank,
    "lock": _lock,
    "cracked": _cracked,
    "ancestor": _ancestor,
    "template": _template,
    "account": _account,
    "address": _address,
    "park": _park,
    "nowhere": _nowhere,
    "handler": _handler,
    "shop": _shop,
    "silent_handler": _silent_handler,
    "serial": _serial,
    "rush": _rush,
    "manager": _manager,
    "namesake": _namesake,
    "unnamed": _unnamed,
    "ladder": _ladder,
    "close": _close,
    "ratio": _ratio,
    "flat": _flat,
    "copied": _copied,
    "quoted": _quoted,
    "bound": _bound,
    "client": _client,
    "payer": _payer,
    "letters": _letters,
    "gaps": _gaps,
    "leak": _leak,
    "late": _late,
    "swapped": _swapped,
    "encrypted": _encrypted,
    "nothing": _nothing,
}
"""What can be done, by the word a plan uses."""
