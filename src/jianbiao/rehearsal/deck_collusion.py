"""Planted by colluders, with what only looks like it (串通与相似情形): traces in one lot.

What is expected is a clue or a trigger of a later detector, or nothing; no statutory rule answers.
"""

from typing import Any, Final

from jianbiao.rehearsal.plans import CASE, DOUBT, LOOK, NEAR, UNDECIDABLE, Plan, also, plan

_FOUND: Final = {"K01a": "trigger", "K01b": "trigger", "K01c": "trigger", "K02a": "trigger"} | {
    "K02b": "trigger",
    "K02c": "trigger",
    "K03": "trigger",
    "K05": "trigger",
    "K06": "trigger",
}
"""What the facts of 实施条例 第四十条 trigger; everything else is at most a clue."""

_GROUPS: Final = (3, 2, 5, 4)


def _planted(kind: str, *acts: str, hard: bool = False, **change: Any) -> tuple[Plan, ...]:
    """Return the case in two strengths of group: ``acts`` are what the group does, in turn."""
    return tuple(
        plan(
            kind,
            CASE,
            expected=_FOUND.get(kind, "clue"),
            hard=hard or place > 0,
            trace=act,
            group=_GROUPS[place % len(_GROUPS)],
            **change,
        )
        for place, act in enumerate(acts)
    )


def _innocent(
    kind: str, near: str, *looks: str, blank: str = "", **change: Any
) -> tuple[Plan, ...]:
    """Return what is harmless: nearly the same, what looks the same, and what cannot be seen."""
    found = [plan(kind, NEAR, expected="none", trace=near, group=3, **change)]
    found += [plan(kind, LOOK, expected="none", trace=look, group=3, **change) for look in looks]
    if blank:
        found.append(plan(kind, UNDECIDABLE, trace=blank, group=3))
    return tuple(found)


COLLUSION: Final = (
    *_planted("K01a", "machine", "disk"),
    *_innocent("K01a", "same_model", "placeholders", "park", blank="blank"),
    *_planted("K01b", "lock", "lock"),
    *_innocent("K01b", "nothing", "cracked", blank="blank"),
    *_planted("K01c", "ancestor", "ancestor"),
    *_innocent("K01c", "nothing", "template", blank="blank"),
    *_planted("K02a", "account", "account"),
    *_innocent("K02a", "nothing", "park", blank="nowhere"),
    *_planted("K02b", "address", "address"),
    *_innocent("K02b", "nothing", "park", blank="nowhere"),
    *_planted("K02c", "handler", "handler"),
    *_innocent("K02c", "nothing", "shop", blank="silent_handler"),
    *_planted("K02d", "serial", "serial", hard=True),
    *_innocent("K02d", "nothing", "rush", blank="nothing"),
    *_planted("K03", "manager", "manager"),
    *_innocent("K03", "nothing", "namesake", blank="unnamed"),
    *_planted("K04a", "ladder", "ladder"),
    *_innocent("K04a", "nothing", "close"),
    *_planted("K04b", "ratio", "ratio"),
    *_innocent("K04b", "nothing", "flat", blank="blank"),
    *_planted("K04c", "copied", "copied"),
    *_innocent("K04c", "nothing", "quoted", blank="blank"),
    *_planted("K05", "bound", "bound"),
    *_innocent("K05", "nothing", "client", blank="blank"),
    *_planted("K06", "payer", "letters", cash=False),
    *_innocent("K06", "nothing", "gaps", cash=False),
    plan("K07e", CASE, expected="clue", gives_up=True, trace="close", group=2, candidates=3),
    plan("K07e", NEAR, expected="none", trace="nothing", group=2, candidates=3),
    plan(
        "K07f",
        CASE,
        expected="clue",
        subcontracted="loser",
        trace="nothing",
        group=2,
        also=also("A14", DOUBT),
    ),
    plan("K07f", LOOK, expected="none", subcontracted="specialist", trace="nothing", group=2),
    *_planted("K08a", "leak", "leak", hard=True),
    *_innocent("K08a", "nothing", "late"),
    *_planted("K08b", "swapped", "swapped"),
    *_innocent("K08b", "nothing", "encrypted", blank="blank"),
)
"""Planted beside whatever else happens in a lot with enough bidders."""
