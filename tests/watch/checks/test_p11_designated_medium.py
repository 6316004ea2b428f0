import pytest

from tests.watch.checks.make import MANDATORY, NOTICE, word

NATIONAL = "中国招标投标公共服务平台"


def on(media, *, mandatory="1", **more):
    return {MANDATORY: mandatory, f"{NOTICE}NOTICE_MEDIA": media, **more}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(on("某县政府网"), "breach", id="a county's website"),
        pytest.param(on(NATIONAL), "compliant", id="the national platform"),
        pytest.param(on(f"某县政府网，{NATIONAL}"), "compliant", id="one of two"),
        pytest.param(on(NATIONAL, x_receipt="present"), "compliant", id="with a receipt"),
        pytest.param(on(NATIONAL, x_receipt="absent"), "yellow", id="without its receipt"),
        pytest.param(on(NATIONAL, x_receipt=False), "yellow", id="no receipt"),
        pytest.param(on("朔北省公共资源交易网"), "yellow", id="looks provincial"),
        pytest.param(on(None), "undecidable", id="not reported"),
        pytest.param(on(" "), "undecidable", id="blank"),
        pytest.param(on(None, mandatory=None), "undecidable", id="nothing known"),
        pytest.param(on("某县政府网", mandatory=None), "undecidable", id="duty unknown"),
        pytest.param(on(NATIONAL, mandatory=None), "compliant", id="clear either way"),
        pytest.param(on("某县政府网", mandatory="0"), "not_applicable", id="voluntary"),
        pytest.param({MANDATORY: "1"}, "not_applicable", id="no notice"),
    ],
)
def test_the_media_of_a_notice(facts, expected):
    assert word("P11", facts) == expected


def test_a_place_names_its_own_medium():
    media = f"{NATIONAL}；朔北省公共资源交易网"
    assert word("P11", on("朔北省公共资源交易网"), media=media) == "compliant"
