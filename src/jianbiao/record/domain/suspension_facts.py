"""Facts of suspensions (责令暂停): those of this instance's orders, and those a platform reported."""

from typing import Any, Final

from jianbiao.record.domain.view import Group, View, group

ORDER: Final = "SUSPENSION_ORDER"
LIFTED: Final = "RESUMPTION_ORDER"
_COMPLAINT: Final = "COMPLAINT_INFO"


def _suspensions(seen: View) -> dict[str, Any]:
    """Return from when until when the lot was suspended, each with whether we ordered it."""
    ended = {str(one.data["CASE_NO"]): one.data.get("RESUME_TIME") for one in seen.of(LIFTED)}
    ours = [
        {
            "from": one.data.get("SUSPEND_TIME"),
            "until": ended.get(str(one.data["CASE_NO"])),
            "ours": True,
        }
        for one in seen.of(ORDER)
    ]
    told = [
        {
            "from": one.data.get("SUSPEND_TIME"),
            "until": one.data.get("RESUME_TIME"),
            "ours": False,
        }
        for one in seen.of(_COMPLAINT)
        if {"SUSPEND_TIME", "RESUME_TIME"} & one.data.keys()
    ]
    return {"x_suspensions": [*ours, *told]} if ours or told else {}


SUSPENDED: Final[tuple[Group, ...]] = (
    group(_suspensions, f"{ORDER} {LIFTED} {_COMPLAINT}", "x_suspensions"),
)
