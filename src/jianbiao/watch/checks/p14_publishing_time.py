"""P14 媒介发布时限: from receipt by the medium to publication.

Law: 招标公告和公示信息发布管理办法 第十一条 (12 hours). Binds media; not notices synced by interface.
Reading: hours to the second, exactly the limit is clear. Published before received, the data
contradict themselves: doubtful.
Undecidable: a time missing; late, but unknown whether synced. Not applicable: synced by interface.
"""

from datetime import timedelta
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "P14"
UNIT: Final = "publication"

_RECEIVED: Final = "x_receive_time"
_PUBLISHED: Final = "x_publish_time"
_SYNCED: Final = "x_sync_by_interface"
_BY_INTERFACE: Final = NotApplicable(
    zh="由接口同步，没有此时限。", en="It was synced by interface, which knows no such limit."
)


def check(facts: Facts, *, calendar: Calendar, hours: int) -> Outcome:  # noqa: ARG001
    """Compare the time to publication with ``hours``; ``calendar`` is every check's."""
    synced = facts.flag(_SYNCED)
    if synced:
        return _BY_INTERFACE
    received, published = facts.moment(_RECEIVED), facts.moment(_PUBLISHED)
    if received is None or published is None:
        return Undecidable(missing=facts.unread(_RECEIVED, _PUBLISHED))
    numbers = {
        "received_at": f"{received:%Y-%m-%d %H:%M:%S}",
        "published_at": f"{published:%Y-%m-%d %H:%M:%S}",
        "limit_hours": str(hours),
    }
    zh = f"媒介于{received:%Y-%m-%d %H:%M:%S}收到，于{published:%Y-%m-%d %H:%M:%S}发布；不得超过{hours}小时"
    en = f"The medium received it at {received:%Y-%m-%d %H:%M:%S} and published it at {published:%Y-%m-%d %H:%M:%S}; at most {hours} hours are allowed"
    if published < received:
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，先发布后收到，数据自相矛盾。",
            en=f"{en}; it was published first.",
        )
    if published - received <= timedelta(hours=hours):
        return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
    if synced is None:
        return Undecidable(missing=(_SYNCED,))
    return Breach(numbers=numbers, zh=f"{zh}。", en=f"{en}.", at=published)
