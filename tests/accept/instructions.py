"""A suspension in a browser: alert, draft, second person, issued; the platform obeys, answers, goes on."""

import time

PASSWORD = "yunhe-demo-2026"
PAIRS = {
    "ke": "sui",
    "meng": "luo",
    "bai": "mu",
    "gu": "ruan",
    "shen": "yin",
    "xie": "qiao",
    "qin": "lan",
    "zhou": "ji",
}
"""Who drafts, and who approves, in one department of the demo each."""

PATIENCE = 240
"""Seconds within which an alert comes that some of them is competent for."""

WAIT = 90
"""Seconds within which a platform of the rehearsal answers."""


def judge(url: str, shots: str = ""):
    """Yield what does not hold of the way of one suspension on the demo at ``url``.

    ``shots`` is a folder for pictures of the pages on the way, narrow and wide.
    """
    from playwright.sync_api import sync_playwright

    from tests.accept.pages import QUIET

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        first, case, tender = _drafted(page, url)
        _as(page, url, PAIRS[first])
        _act(page, url, case, "approve")
        _act(page, url, case, "issue")
        yield from _comes(page, f"{url}desk/cases/{case}", "已回复，暂停中", "no answer came")
        yield from _shown(browser, url, first, case, tender, shots)
        _act(page, url, case, "lift", reason="已更正招标文件")
        yield from _comes(page, f"{url}tenders/{tender}", "现已恢复", "the public page is silent")
        browser.close()


def _drafted(page, url: str) -> tuple[str, str, str]:
    """Open a suspension from an alert; return who did, the case and its tender."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        for login in PAIRS:
            _as(page, url, login)
            page.goto(url + "desk/alerts?state=open&lang=zh")
            found = page.locator("main a[href*='/desk/alerts/A-']")
            alerts = [found.nth(n).get_attribute("href") for n in range(min(9, found.count()))]
            for address in alerts:
                if said := _drafted_from(page, url, address.rsplit("/", 1)[-1]):
                    return login, *said
    raise AssertionError("no alert led to a case")


def _drafted_from(page, url: str, alert: str) -> tuple[str, str] | None:
    """Open a suspension about an alert; None where the officer's department is not competent."""
    page.goto(f"{url}desk/cases/new?alert={alert}&matter=suspension")
    form = page.locator("details[open] form.sign")
    tender = page.locator("div.meta code").first.inner_text()
    form.locator("[name=ground]").fill("预警显示评标可能受到影响")
    form.locator("[name=public_ground]").fill("评标过程需要核查")
    form.locator("button[type=submit]").click()
    if "/desk/cases/suspension-" not in page.url:
        return None
    return page.url.split("/desk/cases/")[1].split("?")[0], tender


def _as(page, url: str, login: str) -> None:
    """Sign in as another officer, with the keyboard, and show the password again at once."""
    page.context.clear_cookies()
    page.goto(url + "login?next=/desk/cases")
    page.locator("input[name=username]").focus()
    page.keyboard.type(login)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda at: "/login" not in at)


def _act(page, url: str, case: str, name: str, **fields: str) -> None:
    page.goto(f"{url}desk/cases/{case}?lang=zh")
    form = page.locator(f"form.sign:has(input[name=act][value={name}])")
    form.locator("xpath=ancestor::details").locator("summary").click()
    for field, text in fields.items():
        form.locator(f"[name={field}]").fill(text)
    form.locator("button[type=submit]").click()
    page.wait_for_selector("#done")


def _comes(page, address: str, words: str, otherwise: str):
    limit = time.monotonic() + WAIT
    while time.monotonic() < limit:
        page.goto(f"{address}?lang=zh")
        if words in page.locator("main").inner_text():
            return
        time.sleep(1)
    yield f"{otherwise}: {address}"


def _shown(browser, url: str, login: str, case: str, tender: str, shots: str):
    """Look at the pages of a suspension in both languages, narrow and wide, with axe."""
    from tests.accept.pages import _page

    for width in (1440, 390):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(f"{url}tenders/{tender}?lang=zh")
        if "责令暂停" not in page.locator("#suspended").inner_text():
            yield "the public page does not say that it is suspended"
        paper = page.locator("#suspended a").first.get_attribute("href").lstrip("/")
        open_ = (f"tenders/{tender}", paper, "outages", "documents", "matters/suspension")
        for path in open_:
            yield from _page(page, url, path, width)
            _shot(page, url, path, width, shots)
        _as(page, url, login)
        page.goto(f"{url}desk/cases/{case}")
        document = page.locator("#documents a").first.get_attribute("href").lstrip("/")
        for path in ("desk/cases", f"desk/cases/{case}", document):
            yield from _page(page, url, path, width)
            _shot(page, url, path, width, shots)
        page.close()


def _shot(page, url: str, path: str, width: int, shots: str) -> None:
    if shots:
        name = path.split("?", maxsplit=1)[0].replace("/", "_")
        page.goto(f"{url}{path}{'&' if '?' in path else '?'}lang=zh")
        page.screenshot(path=f"{shots}/{name[:50]}-{width}.png", full_page=True)
