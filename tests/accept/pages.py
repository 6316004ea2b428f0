"""A live demo in a browser: both languages, narrow and wide, keyboard, axe, arrivals without reload."""

import os
import pathlib
import signal
import subprocess
import sys
import time

from tests.accept import instructions as suspending
from tests.instance import free_port

PASSWORD = "yunhe-demo-2026"
PUBLIC = (
    "",
    "tenders",
    "rules",
    "rules/P16",
    "ledger",
    "gathered",
    "login",
    "matters",
    "matters/written_report",
    "apply/self_tendering",
    "electronic",
    "inspections",
)
STAFF = (
    "desk/",
    "desk/alerts?state=open",
    "desk/tenders",
    "desk/tenders?region=690100&verdict=breach&least=100",
    "desk/platforms",
    "desk/platforms/E6900000101",
    "desk/rules",
    "desk/rules/P16",
    "desk/duties",
    "desk/inspections",
    "account",
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def judge(home: pathlib.Path) -> bool:
    """Start the demo, look at it, check its log; return whether everything held."""
    port = free_port()
    environ = {**os.environ, "JIANBIAO_HOME": str(home)}
    environ.pop("JIANBIAO_DATABASE", None)
    command = [sys.executable, "-m", "jianbiao", "demo", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True)
    try:
        line = ""
        while not line.startswith("ready "):
            line = process.stdout.readline()
            assert line or process.poll() is None, "the demo ended"
        time.sleep(25)
        faults = list(_look(f"http://127.0.0.1:{port}/"))
        faults += suspending.judge(f"http://127.0.0.1:{port}/")
        faults += _verify(f"http://127.0.0.1:{port}/", environ)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
    for fault in faults:
        print(f"pages: {fault}")
    return not faults


def _verify(url: str, environ: dict[str, str]) -> list[str]:
    command = [sys.executable, "-m", "jianbiao", "verify", url + "log/official"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    print(done.stdout.strip())
    return [] if done.returncode == 0 else [f"verify: {done.stderr}"]


def _look(url: str):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        for width in (1440, 390, 320):
            context = browser.new_context(viewport={"width": width, "height": 900})
            page = context.new_page()
            errors: list[str] = []
            page.on("console", lambda said, errors=errors: _note(said, errors))
            page.on("request", lambda said, errors=errors: _foreign(said.url, url, errors))
            for path in PUBLIC:
                yield from _page(page, url, path, width)
            _sign_in(page, url)
            for path in STAFF:
                yield from _page(page, url, path, width)
            yield from _links(page, url, width)
            yield from _draw(page, url, width)
            yield from errors
            context.close()
        yield from _keys(browser, url)
        yield from _arrives(browser, url)
        browser.close()


def _page(page, url: str, path: str, width: int):
    for lang in ("zh", "en"):
        mark = "&" if "?" in path else "?"
        answer = page.goto(f"{url}{path}{mark}lang={lang}")
        where = f"/{path} {lang} {width}"
        if answer is None or answer.status != 200:
            yield f"{where}: status {answer and answer.status}"
            continue
        if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            yield f"{where}: scrolls sideways"
        if page.locator("h1").count() != 1:
            yield f"{where}: {page.locator('h1').count()} h1"
        if width == 1440:
            yield from _axe(page, where)


def _axe(page, where: str):
    from axe_playwright_python.sync_playwright import Axe

    for one in Axe().run(page).response["violations"]:
        yield f"{where}: axe {one['id']}: {one['nodes'][0]['html'][:120]}"


def _sign_in(page, url: str) -> None:
    """Sign in with the keyboard alone."""
    page.goto(url + "login")
    page.locator("input[name=username]").focus()
    page.keyboard.type("zhou")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/**")


def _links(page, url: str, width: int):
    """Follow the first alert and the first tender of the desk, staff's and public's."""
    page.goto(url + "desk/alerts?state=open&lang=zh")
    for part in ("/desk/alerts/A-", "/desk/tenders/"):
        found = page.locator(f"main a[href*='{part}']")
        if found.count() == 0:
            yield f"no link to {part} {width}"
            continue
        address = found.first.get_attribute("href").lstrip("/")
        yield from _page(page, url, address, width)
        if "tenders" in part:
            yield from _page(page, url, address.removeprefix("desk/"), width)


def _draw(page, url: str, width: int):
    """Look at the first inspection, the officers' page and everybody's."""
    page.goto(url + "desk/inspections?lang=zh")
    found = page.locator("main a[href*='/desk/inspections/']")
    if found.count() == 0:
        yield f"no inspection was planned {width}"
        return
    address = found.first.get_attribute("href").lstrip("/")
    yield from _page(page, url, address, width)
    yield from _page(page, url, address.removeprefix("desk/"), width)


def _keys(browser, url: str):
    """Go through the staff pages with single keys: rooms, rows, search, the list of keys."""
    page = browser.new_page()
    _sign_in(page, url)
    page.keyboard.type("gt")
    page.wait_for_url("**/desk/tenders*")
    page.keyboard.press("j")
    page.keyboard.press("j")
    focused = "document.activeElement.closest('tbody tr')?.rowIndex"
    if page.evaluate(focused) != 2:
        yield f"keys: j leads to row {page.evaluate(focused)}"
    page.keyboard.press("/")
    if page.evaluate("document.activeElement.type") != "search":
        yield "keys: / does not lead to the search box"
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    if not page.locator("#keys").evaluate("one => one.open"):
        yield "keys: ? shows no list of keys"
    yield from _axe(page, "the list of keys")
    page.keyboard.press("Escape")
    page.context.add_cookies([{"name": "keys", "value": "off", "url": url}])
    page.keyboard.type("ga")
    if "/desk/tenders" not in page.url:
        yield "keys: they act although they are turned off"


def _arrives(browser, url: str):
    """Wait for the live list to change without a reload."""
    page = browser.new_page()
    _sign_in(page, url)
    page.goto(url + "desk/")
    before = page.locator("main").inner_text()
    page.evaluate("window.kept = true")
    limit = time.monotonic() + 90
    while time.monotonic() < limit:
        if page.locator("main").inner_text() != before:
            if not page.evaluate("window.kept === true"):
                yield "the desk was reloaded to show what arrived"
            return
        time.sleep(0.5)
    yield "nothing arrived on the desk within 90 s"


def _note(said, errors: list[str]) -> None:
    if said.type == "error":
        errors.append(f"console: {said.text[:200]}")


def _foreign(address: str, url: str, errors: list[str]) -> None:
    if not address.startswith((url, "data:")):
        errors.append(f"asked another host: {address[:100]}")
