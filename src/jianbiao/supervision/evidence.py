"""Evidence named by digest (证据材料): a platform names only files that it sent here before."""

from jianbiao.errors import Refused
from jianbiao.intake import files
from jianbiao.standard.case_events import CaseActed, CaseOpened
from jianbiao.supervision.domain.matters import Act, Kind


def check(event: CaseOpened | CaseActed, act: Act, *, platform: str) -> None:
    """Raise Refused case_evidence for a file that ``platform`` never sent."""
    for field in act.fields:
        said = event.fields.get(field.name, "")
        if field.kind is not Kind.FILES or not said:
            continue
        known = files.received(said.split("\n"), platform=platform)
        if missing := [one for one in said.split("\n") if one not in known]:
            raise Refused(
                f"没有收到文件 {missing[0]} · the file never came: send it first",
                code="case_evidence",
                where=field.name,
            )
