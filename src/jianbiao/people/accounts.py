"""第二因素: time-based codes (TOTP, RFC 6238) and recovery codes; none is ever an event.

The secret lies in the database under a key made from the instance's own secret file, so that a
copy of the database alone opens no account. Moments are real ones, whatever clock a demo shows.
"""

import base64
import hashlib
import secrets
from typing import Final
from urllib.parse import quote, urlencode

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction
from django_otp.oath import TOTP

from jianbiao.errors import Refused
from jianbiao.people.domain.departments import POLICIES
from jianbiao.people.models import Officer, Policy, Second

STEP: Final = 30
TOLERANCE: Final = 1
"""Steps of 30 s by which a phone's clock may be off."""

RECOVERY: Final = 10
MOST_FAILED: Final = 5
LOCKED_SECONDS: Final = 1800


def policy(department: str) -> dict[str, int]:
    """Return the rules for the accounts of a department; its own where it has set them."""
    said = {name: value for name, (value, _, _) in POLICIES.items()}
    rows = Policy.objects.filter(department=department)
    return said | {row.name: row.value for row in rows}


def second(login: str) -> Second | None:
    """Return the confirmed second factor of an officer; None where there is none."""
    return Second.objects.filter(officer=login, confirmed=True).first()


@transaction.atomic
def enrol(login: str) -> str:
    """Begin a second factor and return its secret in Base32; the confirmed one stays until then."""
    if second(login) is not None:
        raise Refused(
            "第二因素已启用；遗失请找安全管理员 · it is in use; lost? ask your security administrator",
            code="second_exists",
            where=login,
        )
    raw = secrets.token_bytes(20)
    Second.objects.update_or_create(
        officer=login, defaults={"sealed": _seal(raw), "confirmed": False, "last_step": -1}
    )
    return base64.b32encode(raw).decode()


def begun(login: str) -> str:
    """Return the Base32 secret of a second factor that is not confirmed yet; empty where none is."""
    row = Second.objects.filter(officer=login, confirmed=False).first()
    return base64.b32encode(_open(row.sealed)).decode() if row else ""


def uri(login: str, secret: str) -> str:
    """Return the address (otpauth:) that a phone's app takes the secret from."""
    label = quote(f"{settings.JIANBIAO_ORIGIN}:{login}")
    said = {"secret": secret, "issuer": settings.JIANBIAO_ORIGIN, "digits": 6, "period": STEP}
    return f"otpauth://totp/{label}?{urlencode(said)}"


@transaction.atomic
def confirm_second(login: str, code: str, *, real: float) -> list[str]:
    """Take the second factor into use with a first right code; return the recovery codes, once."""
    row = Second.objects.select_for_update().filter(officer=login, confirmed=False).first()
    step = _step(row, code, real) if row else None
    if row is None or step is None:
        raise Refused("验证码不正确 · the code is wrong", code="code_wrong", where="code")
    codes = [
        f"{secrets.randbelow(10**5):05}-{secrets.randbelow(10**5):05}" for _ in range(RECOVERY)
    ]
    row.confirmed, row.last_step = True, step
    row.recovery = [_digest(one) for one in codes]
    row.failed = 0
    row.save()
    return codes


@transaction.atomic
def check_second(login: str, code: str, *, real: float) -> bool:
    """Say whether ``code`` opens now: a code of the app not used before, or a recovery code.

    Raise Refused second_locked after too many wrong ones. A recovery code works once.
    """
    row = Second.objects.select_for_update().filter(officer=login, confirmed=True).first()
    if row is None:
        return False
    if row.failed >= MOST_FAILED and real - row.failed_at < LOCKED_SECONDS:
        raise Refused(
            "验证码多次输错，已锁定半小时 · too many wrong codes: locked for half an hour",
            code="second_locked",
            where="code",
        )
    digest, step = _digest(code.strip()), _step(row, code, real)
    if step is not None:
        row.last_step = step
    elif digest in row.recovery:
        row.recovery = [one for one in row.recovery if one != digest]
    else:
        row.failed, row.failed_at = row.failed + 1, real
        row.save()
        return False
    row.failed = 0
    row.save()
    return True


def must(officer: Officer, said: dict[str, int]) -> str:
    """Return what an officer has to do before anything else: password, second, or nothing."""
    row = getattr(officer, "secret", None)
    if row is not None and row.initial:
        return "password"
    return "second" if said["second_factor"] and second(officer.login) is None else ""


def _step(row: Second, code: str, real: float) -> int | None:
    """Return the time step that ``code`` is right for, later than the last one used."""
    text = code.strip().replace(" ", "")
    if not (len(text) == 6 and text.isascii() and text.isdigit()):  # noqa: PLR2004
        return None
    totp = TOTP(_open(row.sealed), step=STEP)
    totp.time = real
    if not totp.verify(int(text), tolerance=TOLERANCE, min_t=row.last_step + 1):
        return None
    return int(real // STEP) + int(totp.drift)


def _cipher() -> Fernet:
    key = hashlib.sha256(b"jianbiao second factor\0" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def _seal(raw: bytes) -> str:
    return _cipher().encrypt(raw).decode()


def _open(sealed: str) -> bytes:
    return _cipher().decrypt(sealed.encode())


def _digest(code: str) -> str:
    # A recovery code has 33 bits and is tried five times in half an hour: a plain digest will do,
    # with the instance's secret before it so that a copy of the database cannot be searched.
    return hashlib.sha256(f"{settings.SECRET_KEY}\0{code}".encode()).hexdigest()
