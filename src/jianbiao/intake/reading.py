"""Read one message (消息) as it stands on the wire: faults, whose it is, what it needs and brings."""

from typing import Any

import orjson

from jianbiao.standard import messages
from jianbiao.standard.faults import Fault
from jianbiao.standard.sets import SETS

FORWARDED = "FORWARDED_MESSAGE"


def names_of(message: dict[str, Any], speaker: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return (whose message it is, names it needs, names it brings).

    A forwarded message counts as its platform's own. A change or deletion needs the data key that
    an addition brings.
    """
    platform = speaker
    if message["set"] == FORWARDED:
        platform = message["data"]["KEY_ID"].split("/")[0]
        message = orjson.loads(message["data"]["MESSAGE"])
    key = f"K:{platform}/{message['data_key']}"
    if message["data_type"] == "1":
        return platform, messages.parents(message), (*messages.brings(message), key)
    return platform, (*messages.parents(message), key), messages.brings(message)


def faults_of(message: Any, uscc: str) -> list[Fault]:
    """Return why ``message`` cannot be read, or is not for the platform of ``uscc`` to say."""
    if faults := messages.check_message(message):
        return faults
    if SETS[message["set"]].own:
        return [Fault(code="set_own", path="/set", said=message["set"])]
    said = message["data"].get("PLATFORM_CODE", uscc)
    if said == uscc:
        return []
    return [Fault(code="platform_mismatch", path="/data/PLATFORM_CODE", said=said)]
