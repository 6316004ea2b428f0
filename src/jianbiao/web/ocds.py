"""开放合同接口: releases by HTTP, one or many, and `jianbiao publish ocds` for all of them."""

import argparse
import sys
from collections.abc import Sequence
from typing import Annotated, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from jianbiao.publish import releasing
from jianbiao.publish.domain.ocds_values import spelled
from jianbiao.web import clock

AT_ONCE: Final = 200
"""Releases read together where all are asked for."""

router = Router()

_LINES: Final = {
    "responses": {
        200: {
            "description": "One release a line; `Link: <…>; rel=next` leads on while there are more.",
            "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
        }
    }
}


@router.get("", summary="开放合同发布（批量） OCDS releases", openapi_extra=_LINES)
def show_releases(
    request: HttpRequest,
    after: Annotated[str, Query(max_length=40, description="招标项目编号 A tender's code")] = "",
    size: Annotated[int, Query(ge=1, le=200)] = 100,
) -> HttpResponse:
    """Return releases of tenders in the order of their codes, one JSON line each."""
    found, last = releasing.releases_after(after, limit=size, at=clock.now())
    answer = HttpResponse(
        "".join(f"{spelled(one)}\n" for one in found), content_type="application/x-ndjson"
    )
    if last:
        words = urlencode({"after": last, "size": size})
        answer["Link"] = f'<{request.build_absolute_uri(request.path)}?{words}>; rel="next"'
    return answer


@router.get("/{ocid}", summary="开放合同发布包 OCDS release package")
def show_release(request: HttpRequest, ocid: str) -> HttpResponse:
    """Return the release package (OCDS 1.1) of one tender: open records and open fields alone."""
    at = clock.now()
    uri = request.build_absolute_uri(request.path)
    said = releasing.package([releasing.release(ocid, at)], uri=uri, at=at)
    return HttpResponse(spelled(said), content_type="application/json")


def export(argv: Sequence[str]) -> int:
    """Print the releases of all tenders as JSON lines, as they may be shown now."""
    parser = argparse.ArgumentParser(prog="jianbiao publish ocds")
    parser.add_argument("--after", default="", help="go on after this tender's code")
    code, at, count = parser.parse_args(argv).after, clock.now(), 0
    while True:
        found, code = releasing.releases_after(code, limit=AT_ONCE, at=at)
        sys.stdout.writelines(f"{spelled(one)}\n" for one in found)
        count += len(found)
        if not code:
            print(f"{count} releases 条发布", file=sys.stderr)
            return 0
