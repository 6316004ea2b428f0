"""Records beside a bid (投标相关记录): purchase, security, guarantee, fingerprint of the file, manager.

``usual`` is what an honest bid leaves; colluders' traces replace parts of it (``collusion``). What a
platform knows of a bid before the opening it keeps to itself or sends under the lid until then.
"""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from jianbiao.kit.sketching import text
from jianbiao.rehearsal import habits
from jianbiao.rehearsal.bids import Bid
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.habits import Machine, Person
from jianbiao.rehearsal.moments import wire

_UNKNOWN: Final = 0.15
_HASHED: Final = 0.10
"""Bids whose file the platform cannot tell apart, and those whose serials it sends hashed."""

_TRANSFERRED: Final = 0.4
"""The share of bonds that are money: letters are commoner."""

_TOOLS: Final = ("云算计价 V6", "禾筑计价 2026", "建量通 9.1")
_BANKS: Final = ("云禾农商银行朔宁支行", "禾川银行营业部", "云禾银行澄川支行", "沃禾村镇银行")
_INSURERS: Final = ("云禾担保有限公司", "禾安财产保险股份有限公司云禾分公司")
TRANSFER, LETTER = "1", "4"
_ITEMS: Final = 8
_DAYS: Final = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What stands beside one bid; ``created`` names the file its own grew out of."""

    machine: Machine
    purchased_at: datetime
    purchase: str
    upload: str
    decrypt: str
    buyer: str
    handler: Person
    manager: Person
    payer: str
    payer_name: str
    pays: str
    letter: str
    applied_at: datetime
    lock: str
    created: str
    author: str
    company: str
    modified_at: datetime
    bill: tuple[Decimal, ...] = ()
    text: str = ""
    digest: str = ""
    known: bool = True
    hashed: bool = False


def usual(case: Case, lot: Lot, one: Bid, issued: datetime, template: str) -> Papers:
    """Return what an honest bid leaves; ``template`` is the agency's, where bidders take it."""
    chance, number = case.chance, one.firm.number
    own = habits.of(number)
    address = habits.passing(chance, number)
    transfers = chance.random() < _TRANSFERRED
    pays = TRANSFER if lot.shape.cash or (transfers and not lot.shape.letters) else LETTER
    unknown = chance.random()
    applied = issued + (one.at - issued) * (0.2 + 0.5 * chance.random())
    return Papers(
        machine=own.machine,
        purchased_at=issued + (one.at - issued) * 0.4 * chance.random(),
        purchase=address,
        upload=address,
        decrypt=address if chance.random() < 0.7 else habits.passing(chance, number),  # noqa: PLR2004
        buyer=f"u69{number:06d}",
        handler=own.handler,
        manager=own.manager,
        payer=own.account,
        payer_name=one.party.name,
        pays=pays,
        letter=f"BH{wire(applied)[:8]}{int(chance.random() * 1e6):06d}",
        applied_at=applied,
        lock=own.lock,
        created=template or f"{number:06x}{int(chance.random() * 2**24):06x}",
        author=own.handler.name,
        company=one.party.name,
        modified_at=one.at - timedelta(minutes=20 + int(chance.random() * 900)),
        known=unknown >= _UNKNOWN,
        hashed=unknown >= 1 - _HASHED,
    )


def report(case: Case, lot: Lot, bids: Sequence[Bid], papers: Sequence[Papers]) -> None:
    """Report what stands beside every bid of a lot that was taken in."""
    for one, paper in zip(bids, papers, strict=True):
        bidder = {
            **lot.place,
            "BIDDER_NAME": one.party.name,
            "BIDDER_ORG_CODE": one.party.code,
        }
        _purchase(case, bidder, one, paper)
        _security(case, lot, bidder, one, paper)
        if paper.known:
            _fingerprint(case, bidder, one, paper)
        _manager(case, bidder, one, paper)


def _purchase(case: Case, bidder: dict[str, str], one: Bid, paper: Papers) -> None:
    case.say(
        "TENDER_FILE_BUYYER_INFO",
        one.at + timedelta(seconds=2),
        {
            **bidder,
            "PURCHASE_TIME": wire(paper.purchased_at),
            "PURCHASE_IP": paper.purchase or None,
            "DOWNLOAD_TIME": wire(paper.purchased_at + timedelta(minutes=3)),
            "DOWNLOAD_IP": paper.purchase or None,
            "DOWNLOAD_ACCOUNT": paper.buyer,
            "UPLOAD_TIME": wire(one.at),
            "UPLOAD_IP": paper.upload or None,
            "UPLOAD_ACCOUNT": paper.buyer,
            "DECRYPT_IP": paper.decrypt or None,
            "HANDLER_NAME": paper.handler.name,
            "HANDLER_PHONE": paper.handler.phone or None,
            "HANDLER_EMAIL": paper.handler.mail or None,
        },
    )


def _security(case: Case, lot: Lot, bidder: dict[str, str], one: Bid, paper: Papers) -> None:
    """Report the guarantee letter; a transfer is reported with the refund (``refunds``)."""
    if paper.pays != LETTER:
        return
    case.say(
        "LETTER_OF_GUARANTEE",
        paper.applied_at,
        {
            **bidder,
            "GUARANTEE_USE": "1",
            "GUARANTEE_FORM": "2",
            "GUARANTEE_TYPE": "2",
            "GUARANTEE_NO": paper.letter,
            "GUARANTEE_STATUS": "1",
            "INSURER_NAME": _INSURERS[one.firm.number % len(_INSURERS)],
            "GUARANTEE_AMOUNT": f"{lot.bond:.2f}",
            "APPLY_TIME": wire(paper.applied_at),
            "APPLY_ACCOUNT": paper.payer,
        },
    )


def margin(lot: Lot, one: Bid, paper: Papers) -> dict[str, Any]:
    """Return the record of a bid security, without when it was returned."""
    transfer, own = paper.pays == TRANSFER, habits.of(one.firm.number).account
    return {
        **lot.place,
        "BIDDER_NAME": one.party.name,
        "BIDDER_ORG_CODE": one.party.code,
        "MARGIN_PAY_FORM": paper.pays,
        "MARGIN_ACCOUNT": paper.payer if transfer else None,
        "MARGIN_ACCOUNT_NAME": paper.payer_name if transfer else None,
        "MARGIN_BANK": _BANKS[one.firm.number % len(_BANKS)] if transfer else None,
        "BASIC_ACCOUNT_NO": own if transfer and paper.payer == own else None,
        "MARGIN_AMOUNT": f"{lot.bond:.2f}",
        "MARGIN_RECEIVE_TIME": wire(paper.applied_at),
        "GUARANTEE_NO": None if transfer else paper.letter,
    }


def _fingerprint(case: Case, bidder: dict[str, str], one: Bid, paper: Papers) -> None:
    made, serial = paper.machine, _hashed if paper.hashed else str
    digest = paper.digest or digest_of(case, one)
    tool = _TOOLS[one.firm.number % len(_TOOLS)]
    case.say(
        "BID_DOC_CHARACT_CODE",
        one.at + timedelta(seconds=4),
        {
            **bidder,
            "FILE_NAME": "投标文件.jbt",
            "FILE_SIZE": str(2_000_000 + one.firm.number * 997),
            "FILE_MD5": digest,
            "SUBMIT_TIME": wire(one.at),
            "CPU_ID": serial(made.cpu),
            "HARD_DISK_SERIAL_NUMBER": serial(made.disk),
            "MEMORY_SERIAL_NUMBER": serial(made.memory),
            "NET_ID": paper.upload,
            "MAC_ADDRESS": serial(made.mac),
            "VALUATION_XML": _valuation(tool, paper),
            "MAKE_TOOL_XML": f'<制作 工具="{tool}" 创建标识="{paper.created}"/>',
            "LOCK_NO": paper.lock,
            "FILE_AUTHOR": paper.author,
            "FILE_COMPANY": paper.company,
            "FILE_MODIFY_TIME": wire(paper.modified_at),
        },
    )
    if paper.text:
        _sketch(case, bidder, one, paper)


def _sketch(case: Case, bidder: dict[str, str], one: Bid, paper: Papers) -> None:
    """Report what of the technical part may be compared, as the kit computes it; never its text."""
    raw = paper.text.encode()
    case.say(
        "BID_FILE_SKETCH",
        one.at + timedelta(seconds=5),
        {
            **bidder,
            "DOCUMENT_KIND": "2",
            "FILE_NAME": "技术文件.docx",
            "FILE_DIGEST": f"sha256:{hashlib.sha256(raw).hexdigest()}",
            "FILE_SIZE": str(len(raw)),
            "TEXT_SKETCH": str(text.sketch(paper.text)),
            "SKETCH_TIME": wire(one.at + timedelta(seconds=5)),
        },
    )


def _valuation(tool: str, paper: Papers) -> str:
    items = "".join(f'<项 价="{price}"/>' for price in paper.bill)
    return f'<计价 软件="{tool}" 锁号="{paper.lock}">{items}</计价>'


def digest_of(case: Case, one: Bid) -> str:
    """Return the digest of a bid's file, as its receipt has it."""
    said = f"{case.project}/{one.party.code}/{wire(one.at)[8:]}"
    return hashlib.md5(said.encode(), usedforsecurity=False).hexdigest()


def _hashed(serial: str) -> str:
    return hashlib.sha256(serial.encode()).hexdigest()[:32]


def _manager(case: Case, bidder: dict[str, str], one: Bid, paper: Papers) -> None:
    manager = paper.manager
    case.say(
        "BIDDER_PROJECT_MEMBER",
        one.at + timedelta(seconds=6),
        {
            **bidder,
            "MEMBER_NAME": manager.name,
            "ID_CARD_NO": manager.id_card or None,
            "MEMBER_POST": "项目负责人",
            "IS_MANAGER": "1",
            "INSURANCE_UNIT_NAME": one.party.name,
        },
    )


def bill(chance: random.Random, total: Decimal, *, flat: Decimal | None) -> tuple[Decimal, ...]:
    """Return the prices of a bill's items; ``flat`` takes one share of a common list on every item."""
    shares = [Decimal(20 - n) / 100 for n in range(_ITEMS)]
    if flat is None:
        shares = [share * Decimal(f"{chance.gauss(1, 0.06):.4f}") for share in shares]
    scale = total / sum(shares, Decimal(0))
    return tuple((share * scale).quantize(Decimal("0.01")) for share in shares)


def same(paper: Papers, **change: Any) -> Papers:
    """Return ``paper`` with parts of another's."""
    return replace(paper, **change)
