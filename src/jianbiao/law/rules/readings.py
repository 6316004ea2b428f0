"""How a place reads a minimum period (最短期限的算法): parameters the rules of N days share."""

from typing import Final

from jianbiao.law.rule import Parameter

START_DAY: Final = Parameter(
    name="start_day",
    zh="起算日：“存议”为两种算法并列，其余为计入或不计入",
    en="start day: “doubtful” hears both readings, else it is counted or left out",
    default="doubt",
    choices=("doubt", "counted", "excluded"),
)

REST_DAY_END: Final = Parameter(
    name="rest_day_end",
    zh="期满日为休息日：存议或认可",
    en="end on a rest day: left to a person, or accepted",
    default="doubt",
    choices=("doubt", "accepted"),
)


def at_least_days(days: int) -> tuple[Parameter, ...]:
    """Return the parameters of a rule that asks for ``days`` days at least."""
    length = Parameter(
        name="days", zh="最短天数", en="least number of days", default=days, unit="日", floor=days
    )
    return (length, START_DAY, REST_DAY_END)
