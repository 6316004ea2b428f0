"""What colluders do to prices, texts, securities and files, and what only looks like it (陪标痕迹)."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from jianbiao.rehearsal import papers
from jianbiao.rehearsal.moments import wire
from jianbiao.rehearsal.papers import TRANSFER
from jianbiao.rehearsal.prices import CENT
from jianbiao.rehearsal.table import Table

_QUOTED: Final = "本项目严格执行国家现行施工质量验收规范，安全文明施工费专款专用。"
_OWN: Final = "我单位针对本工程地质情况拟采用分段跳仓、错峰运输的作业组织。"
_TYPO: Final = "混泥土"


def ladder(table: Table) -> None:
    """Let losers ask for a fixed mark-up over the winner, step by step."""
    step = Decimal(table.chance.choice(("0.005", "0.01", "0.015", "0.02")))
    lowest = min(one.amount for one in table.bids) * (1 - step * table.group)
    table.price(0, lowest)
    for n in range(1, table.group):
        noise = Decimal(f"{table.chance.lognormvariate(0, 0.02):.6f}")
        table.price(n, lowest * (1 + step * n * noise))


def close(table: Table) -> None:
    """Let honest prices lie as close as they do where the method draws them together."""
    middle = table.bids[0].amount
    for n in range(1, table.group):
        table.price(n, middle * Decimal(f"{table.chance.gauss(1, 0.004):.6f}"))


def ratio(table: Table) -> None:
    first = papers.bill(table.chance, table.bids[0].amount, flat=None)
    for n in range(table.group):
        factor = table.bids[n].amount / table.bids[0].amount
        prices = tuple((price * factor).quantize(CENT, ROUND_HALF_UP) for price in first)
        table.papers[n] = replace(table.papers[n], bill=prices, known=True)


def flat(table: Table) -> None:
    """Let bidders give one discount on every item of the published list."""
    for n in range(table.group):
        prices = papers.bill(table.chance, table.bids[n].amount, flat=Decimal(1))
        table.papers[n] = replace(table.papers[n], bill=prices, known=True)


def copied(table: Table) -> None:
    table.all(text=f"{_OWN}现场浇筑{_TYPO}强度等级见附表{table.case.index % 97}。", known=True)


def quoted(table: Table) -> None:
    table.all(text=_QUOTED, known=True)


def bound(table: Table) -> None:
    other = table.bids[1].party
    table.papers[0] = replace(
        table.papers[0],
        company=other.name,
        text=f"{_OWN}投标人：{other.name}（{other.code}）。",
        known=True,
    )


def client(table: Table) -> None:
    other = table.bids[1].party
    text = f"类似业绩：为{other.name}承建附属用房，已竣工。"
    table.papers[0] = replace(table.papers[0], text=text, known=True)


def payer(table: Table) -> None:
    first = table.papers[0]
    table.all(pays=TRANSFER, payer=first.payer, payer_name=first.payer_name)


def letters(table: Table) -> None:
    _numbered(table, step=1, minutes=2)


def gaps(table: Table) -> None:
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


def leak(table: Table) -> None:
    _late_file(table, read=True)


def late(table: Table) -> None:
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


def swapped(table: Table) -> None:
    """Let the first file that is opened be another than was received."""
    said = f"{table.case.project}/{table.lot.code}/swapped"
    digest = hashlib.md5(said.encode(), usedforsecurity=False).hexdigest()
    table.case.attachments[table.lot.code] = digest


def encrypted(table: Table) -> None:
    """Let the platform encrypt a file anew and say so in its log."""
    swapped(table)
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


def nothing(_table: Table) -> None:
    """Leave everything as it is: the kind shows elsewhere."""
