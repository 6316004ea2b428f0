"""The one clock of an instance. A demo's runs at a factor; none ever goes back.

Demo clock: ``clock.json`` under the instance's home, {"real": seconds, "shown": RFC 3339, "factor"}.
"""

import functools
import json
import pathlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings

from jianbiao.standard.terms import SHANGHAI


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Shows ``shown`` at the real moment ``real`` and runs ``factor`` times as fast."""

    real: datetime
    shown: datetime
    factor: float

    def at(self, real: datetime) -> datetime:
        """Return what the clock shows at the real moment ``real``, Beijing time."""
        return (self.shown + (real - self.real) * self.factor).astimezone(SHANGHAI)


def now() -> datetime:
    """Return the instance's present moment, Beijing time, with microseconds."""
    return clock().at(datetime.now(UTC))  # noqa: TID251


def real() -> float:
    """Return the real moment in seconds: for sessions and codes, which no demo speeds up."""
    return datetime.now(UTC).timestamp()  # noqa: TID251


def clock() -> Clock:
    """Return the instance's clock; real time where no demo clock was set."""
    return _clock(settings.JIANBIAO_HOME)


def set_demo(*, home: pathlib.Path, shown: datetime, factor: float) -> None:
    """Let the instance at ``home`` start its day at ``shown`` and run at ``factor``."""
    said = {"real": datetime.now(UTC).timestamp(), "shown": shown.isoformat(), "factor": factor}  # noqa: TID251
    (home / "clock.json").write_text(json.dumps(said))


@functools.cache
def _clock(home: str) -> Clock:
    path = pathlib.Path(home) / "clock.json"
    if not path.exists():
        epoch = datetime.fromtimestamp(0, UTC)
        return Clock(real=epoch, shown=epoch, factor=1.0)
    said = json.loads(path.read_text())
    return Clock(
        real=datetime.fromtimestamp(said["real"], UTC),
        shown=datetime.fromisoformat(said["shown"]),
        factor=float(said["factor"]),
    )


def tolerance(seconds: float) -> timedelta:
    """Return ``seconds`` of real time as the clock shows them."""
    return timedelta(seconds=seconds * clock().factor)
