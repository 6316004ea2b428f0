"""Write ``holidays.py`` from the chinesecalendar package: `python -m jianbiao.law.seeding`.

Run once when a new year's notice is out and the package knows it; the result is ours, is read by
a person against the notice, and is adopted by an act of ``register``.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Final

_HEAD: Final = '''"""Days off and make-up working days (法定节假日与调休安排), by year.

The State Council's yearly notices; spans are inclusive, ``MM-DD..MM-DD``. Seeded from
chinesecalendar by ``python -m jianbiao.law.seeding``; a test compares. A year absent here is not
published yet, and everything that ends in it is provisional.
"""

from typing import Final
'''


def main() -> int:
    """Print the module that the installed package gives."""
    from chinese_calendar.constants import holidays, workdays

    print(table(holidays, workdays), end="")
    return 0


def table(rested: Iterable[date], worked: Iterable[date]) -> str:
    """Return the text of ``holidays.py`` for these days off and make-up working days."""
    return "\n".join(
        (_HEAD, *_dictionary("RESTED", rested), "", *_dictionary("WORKED", worked), "")
    )


def _dictionary(name: str, days: Iterable[date]) -> Iterator[str]:
    yield f"{name}: Final[dict[int, str]] = {{"
    for year, group in groupby(sorted(days), key=lambda day: day.year):
        yield f'    {year}: "{" ".join(_spans(list(group)))}",'
    yield "}"


def _spans(days: list[date]) -> Iterator[str]:
    first = days[0]
    for day, following in zip(days, [*days[1:], None], strict=True):
        if following != day + timedelta(days=1):
            one = f"{first:%m-%d}"
            yield one if first == day else f"{one}..{day:%m-%d}"
            first = following or day


if __name__ == "__main__":
    raise SystemExit(main())
