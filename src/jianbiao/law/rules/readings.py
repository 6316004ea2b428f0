"""How a place reads a minimum period (最短期限的算法): parameters the rules of N days share."""

from typing import Final

from jianbiao.law.rule import Parameter

START_DAY: Final = Parameter(
    name="start_day",
    zh="起算日：doubt 两种算法并列，counted 计入，excluded 不计入",
    en="start day: doubt hears both readings, counted counts it, excluded leaves it out",
    default="doubt",
    choices=("doubt", "counted", "excluded"),
)

REST_DAY_END: Final = Parameter(
    name="rest_day_end",
    zh="期满日为休息日：doubt 存议，accepted 认可",
    en="end on a rest day: doubt leaves it to a person, accepted lets it stand",
    default="doubt",
    choices=("doubt", "accepted"),
)


def at_least_days(days: int) -> tuple[Parameter, ...]:
    """Return the parameters of a rule that asks for ``days`` days at least."""
    length = Parameter(
        name="days", zh="最短天数", en="least number of days", default=days, unit="日", floor=days
    )
    return (length, START_DAY, REST_DAY_END)
