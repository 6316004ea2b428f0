"""M16 in a browser: a citizen files by keyboard, narrow and wide, in both languages, and follows it."""

import pytest

from jianbiao.kit import Client
from tests import make
from tests.instance import PLATFORMS, Instance

pytestmark = pytest.mark.accept

TENDER = f"{PLATFORMS[0]}000001001"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
WRITTEN = {
    "respondent": "朔宁市水务局",
    "facts": "招标文件指定了特定品牌，且要求投标人在本市设有分支机构，排斥外地投标人。",
    "request": "责令改正招标文件。",
    "complainant": "某某建筑有限公司",
    "contact": "13900000000",
}
CHOSEN = {"matter": "6", "interested": "1", "signed": "1"}
PDF = {"name": "证据.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF\n"}


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    instance = Instance(tmp_path_factory.mktemp("m16") / "home")
    instance.init("ed25519")
    instance.start()
    try:
        code = PLATFORMS[0]
        client = Client(instance.url, platform=code, key=instance.keys[code])
        said = [make.project(TENDER[:17]), make.tender(TENDER), make.lot(f"{TENDER}001")]
        answers = client.send([*said, make.notice(TENDER)])
        client.close()
        assert {one.outcome for one in answers} == {"accepted"}
        instance.wait_for_seal(answers[-1].number)
        yield instance.url
    finally:
        instance.stop()


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield opened
        opened.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_complaint_is_filed_by_keyboard_and_followed(url, browser, width, lang):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    faults = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("request", lambda said: faults.append(said.url) if url not in said.url else None)
    page.goto(f"{url}complain?tender={TENDER}&lang={lang}")
    _looks_well(page, width)
    for name, said in WRITTEN.items():
        page.locator(f"[name={name}]").focus()
        page.keyboard.insert_text(said)
    page.locator("[name=knew_on]").fill("2026-03-10")
    for name, code in CHOSEN.items():
        page.locator(f"select[name={name}]").focus()
        page.locator(f"select[name={name}]").select_option(code)
    _press(page, "main form button[type=submit]")
    _looks_well(page, width)
    assert ("Conditions" if lang == "en" else "受理条件") in page.inner_text("#checks")
    page.locator("input[type=file]").set_input_files(PDF)
    _press(page, "button[name=send]")
    _looks_well(page, width)
    code = page.inner_text("#feedback-code")

    page.goto(f"{url}follow?lang={lang}")
    page.locator("#code").focus()
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.wait_for_selector("h1 code")
    _looks_well(page, width)
    assert WRITTEN["facts"] in page.inner_text("main")
    for path in ("respond", "tip", f"tip?tender={TENDER}", "decisions", f"tenders/{TENDER}"):
        page.goto(f"{url}{path}{'&' if '?' in path else '?'}lang={lang}")
        _looks_well(page, width)
        assert WRITTEN["complainant"] not in page.inner_text("body")
    assert faults == []
    context.close()


def _press(page, selector):
    """Press a button by the keyboard and wait for the page it leads to."""
    with page.expect_navigation():
        page.locator(selector).first.focus()
        page.keyboard.press("Enter")


def _looks_well(page, width):
    from axe_playwright_python.sync_playwright import Axe

    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"), page.url
    assert page.locator("h1").count() == 1
    if width == 1440:
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:160]) for one in found] == []
