"""What colluders leave and what only looks like it (串通痕迹与相似情形), bid by bid.

Each act bends the bids and papers of the first ``group`` bidders of a lot. A look-alike is made by
the same means and harmless: a business park, a cloned machine, a template, a rush.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from jianbiao.rehearsal import covers, habits
from jianbiao.rehearsal.bids import Bid
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.habits import Machine
from jianbiao.rehearsal.papers import Papers
from jianbiao.rehearsal.table import Table


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
    "ladder": covers.ladder,
    "close": covers.close,
    "ratio": covers.ratio,
    "flat": covers.flat,
    "copied": covers.copied,
    "quoted": covers.quoted,
    "bound": covers.bound,
    "client": covers.client,
    "payer": covers.payer,
    "letters": covers.letters,
    "gaps": covers.gaps,
    "leak": covers.leak,
    "late": covers.late,
    "swapped": covers.swapped,
    "encrypted": covers.encrypted,
    "nothing": covers.nothing,
}
"""What can be done, by the word a plan uses."""
