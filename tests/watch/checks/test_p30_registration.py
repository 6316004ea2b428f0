import pytest

from tests.watch.checks.make import NOTICE, word


def how(asked=None, method=None):
    return {f"{NOTICE}IS_NEED_SIGN_UP": asked, f"{NOTICE}TENDER_DOC_GET_METHOD": method}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(how("1"), "breach", id="required"),
        pytest.param(how("1", "无须报名"), "breach", id="required, whatever the words"),
        pytest.param(how("0"), "compliant", id="not required"),
        pytest.param(how(None, "登录平台免费下载"), "compliant", id="to be had on the platform"),
        pytest.param(how(None, "报名成功后下载"), "yellow", id="words of registration"),
        pytest.param(how("0", "须现场报名后领取"), "yellow", id="words against the flag"),
        pytest.param(how(None, "本项目无须报名，直接下载"), "compliant", id="words that deny it"),
        pytest.param(how(), "undecidable", id="nothing known"),
        pytest.param({}, "not_applicable", id="no notice"),
    ],
)
def test_registration_before_the_documents(facts, expected):
    assert word("P30", facts) == expected
