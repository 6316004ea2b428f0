"""What a firm leaves behind when it bids (投标痕迹): machine, address, handler, accounts, lock.

Drawn from the firm's number alone, so that a firm is the same in every tender. Look-alikes are part
of it: business parks, carriers, cloned machines and placeholder serials join firms that never met.
"""

import random
from dataclasses import dataclass
from functools import cache
from typing import Final

from jianbiao.rehearsal import market, names
from jianbiao.rehearsal.names import Party
from jianbiao.rehearsal.province import PREFECTURES
from jianbiao.standard.identifiers import make_id_card

_PARKED: Final = 0.08
_PARKS: Final = 3
_CARRIED: Final = 0.12
_CARRIERS: Final = 300
_CLONED: Final = 0.006
_PLACEHOLDER: Final = 0.05
_VIRTUAL: Final = 0.015
_DOCKED: Final = 0.01
_CRACKED: Final = 40
_SHOP: Final = 0.015
_HALL: Final = 0.02
_FLAT: Final = 0.5

_NO_MAC: Final = "00-00-00-00-00-00"
_OEM: Final = "To be filled by O.E.M."
_CLONE: Final = "WD-CLONE6900000001"
_VM_MAC: Final = "02-69-56-00-00-01"
_DOCK_MAC: Final = "02-69-d0-c0-00-01"
CRACKED_LOCK: Final = "69000-CRACKED-01"
SHOP_PHONE: Final = "12069000690"


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The serials of the machine that made a bid file."""

    cpu: str
    disk: str
    memory: str
    mac: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An invented person who acts for a firm."""

    name: str
    id_card: str
    phone: str
    mail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What one firm leaves behind. ``address`` is empty where its carrier gives it another each time.

    ``flat`` firms give one discount on every item of a bill.
    """

    machine: Machine
    address: str
    handler: Person
    manager: Person
    head: Person
    account: str
    lock: str
    flat: bool


@cache
def of(number: int) -> Habits:
    """Return the habits of firm ``number``."""
    chance = random.Random(f"firm/{number}")  # noqa: S311 - a province, not a secret
    region = PREFECTURES[market.firm(number).kind[0]][0]
    return Habits(
        machine=machine(chance, number),
        address=_address(chance, number),
        handler=person(chance, region, number * 3),
        manager=person(chance, region, number * 3 + 1),
        head=person(chance, region, number * 3 + 2),
        account=account(number),
        lock=CRACKED_LOCK if number % (market.FIRMS // _CRACKED) == 0 else f"69{number:08d}",
        flat=chance.random() < _FLAT,
    )


def machine(chance: random.Random, number: int) -> Machine:
    """Return the machine of a firm; some tell nothing, or what thousands of others tell."""
    if chance.random() < _PLACEHOLDER:
        return Machine(cpu=_OEM, disk=_OEM, memory=_OEM, mac=_NO_MAC)
    drawn = chance.random()
    mac = f"02-69-{number >> 8 & 255:02x}-{number & 255:02x}-{chance.randrange(256):02x}-01"
    if drawn < _VIRTUAL:
        mac = _VM_MAC
    elif drawn < _VIRTUAL + _DOCKED:
        mac = _DOCK_MAC
    return Machine(
        cpu=f"BFEBFBFF{chance.choice(('000906EA', '000A0655', '000B0671', '00090672'))}",
        disk=_CLONE
        if chance.random() < _CLONED
        else f"WD-69{number:06d}{chance.randrange(1000):03d}",
        memory=f"69{number:06d}",
        mac=mac,
    )


def person(chance: random.Random, region: str, number: int) -> Person:
    """Return an invented person whose numbers nobody has."""
    serial = f"{number % 1000:03d}"
    year, month, day = 1965 + number // 1000 % 30, 1 + number // 7 % 12, 1 + number // 11 % 28
    phone = SHOP_PHONE if chance.random() < _SHOP else f"120{number:08d}"
    return Person(
        name=names.person(chance),
        id_card=make_id_card(region, f"{year}{month:02d}{day:02d}", serial),
        phone=phone,
        mail=f"b{number}@example.cn",
    )


def account(number: int) -> str:
    """Return a bank account whose check digit (Luhn) is wrong, so that no real one can equal it."""
    body = f"626900{number:012d}"
    return f"{body}{(_luhn(body) + 1) % 10}"


def passing(chance: random.Random, number: int) -> str:
    """Return the address a firm has this time: its own, its carrier's, or now and then a hall's."""
    if chance.random() < _HALL:
        return f"198.19.9.{1 + market.firm(number).kind[0]}"
    if address := of(number).address:
        return address
    drawn = int(chance.random() * _CARRIERS)
    return f"198.19.{2 + drawn // 250}.{1 + drawn % 250}"


def _address(chance: random.Random, number: int) -> str:
    """Return an address of the ranges that no host of the internet has (RFC 2544)."""
    drawn = chance.random()
    if drawn < _PARKED:
        park = market.firm(number).kind[0] * _PARKS + chance.randrange(_PARKS)
        return f"198.19.1.{1 + park}"
    if drawn < _PARKED + _CARRIED:
        return ""
    return f"198.18.{number // 250}.{1 + number % 250}"


def _luhn(body: str) -> int:
    """Return the digit that would make ``body`` right (GB/T 19584)."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - digits of a product
    return -total % 10


def party(number: int) -> Party:
    """Return the name and code of a firm."""
    return market.firm(number).party
