import json
import shutil

import pytest

from otan_extract.output.entry import Entry
from otan_extract.output.html import page
from otan_extract.output.site import write_site
from output.samples import TEXT, empty, hostile, sample

selenium = pytest.importorskip("selenium", reason="selenium is not installed (extra test)")
from selenium import webdriver  # noqa: E402 - after the check that it is there
from selenium.webdriver.chrome.service import Service  # noqa: E402

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,1000",
)
PAYLOAD = "</script><script>window.hit=1</script><img src=x onerror='window.hit=1'>\u202e abc"


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """Return a headless Chromium that logs its console and what it asks the network for."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (browser and driver):
        pytest.skip(
            "no browser: chromium and chromedriver (Debian: chromium chromium-driver) are not installed"
        )
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(driver))
    yield started
    started.quit()


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """Write the pages that the tests open, and return their addresses by name."""
    folder = tmp_path_factory.mktemp("pages")
    nasty, nasty_text = hostile(PAYLOAD)
    articles = {
        "article": page(sample(), TEXT),
        "empty": page(empty(), "Rien."),
        "hostile": page(nasty, nasty_text),
        "long": page(empty(), ("« <b> \u202e “ " * 120_000)[:1_000_000]),
        "notebook": f"<!DOCTYPE html><title>n</title>{sample().with_text(TEXT)._repr_html_()}",
    }
    for name, html in articles.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    entries = [Entry(sample("a"), TEXT, {}), Entry(sample("b"), TEXT, {}), Entry(nasty, nasty_text, {})]
    write_site(entries, folder / "overview.html", folder / "overview_files")
    return {path.stem: path.as_uri() for path in folder.glob("*.html")}


@pytest.fixture
def browser(chromium, pages):
    """Open pages by name; when the test is over, no page may have complained or called out."""
    chromium.get_log("browser")
    chromium.get_log("performance")
    chromium.open = lambda name: chromium.get(pages[name])
    yield chromium
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    assert chromium.get_log("browser") == []
    messages = [json.loads(entry["message"])["message"] for entry in chromium.get_log("performance")]
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "about:", "data:", "chrome:"))] == []
