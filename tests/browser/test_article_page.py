import pytest

pytest.importorskip("selenium")
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


def find(browser, selector):
    return browser.find_element(By.CSS_SELECTOR, selector)


def marks(browser, state):
    """Return the numbers of the quotations that are in ``state``."""
    found = browser.find_elements(By.CSS_SELECTOR, f"mark.{state}")
    return sorted({number for mark in found for number in mark.get_attribute("data-quotations").split()})


def status(browser):
    return find(browser, "[role=status]").text


def press(browser, *keys):
    ActionChains(browser).send_keys(*keys).perform()


def in_sight(browser, selector):
    return browser.execute_script(
        "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
        "return box.top >= 0 && box.bottom <= innerHeight;",
        selector,
    )


def accessible(browser):
    tree = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    return {(node["role"]["value"], node.get("name", {}).get("value", "")) for node in tree if "role" in node}


def test_filtering_by_a_speaker_leaves_only_what_it_says(browser):
    browser.open("article")
    find(browser, "#speaker-s1 button").click()
    assert (marks(browser, "off"), status(browser)) == (["2", "3"], "1 of 3 quotations")
    assert find(browser, "#speaker-s1 button").get_attribute("aria-pressed") == "true"
    find(browser, "#clear").click()
    assert (marks(browser, "off"), status(browser)) == ([], "3 quotations")


def test_filtering_by_kind_and_speaker_takes_both(browser):
    browser.open("article")
    find(browser, "button[data-value=mixed]").click()
    assert marks(browser, "off") == ["1", "3"]
    find(browser, "#speaker-s1 button").click()
    assert status(browser) == "0 of 3 quotations"


def test_a_speaker_in_the_article_leads_to_its_card_and_back(browser):
    browser.open("article")
    find(browser, "article a.who").click()
    assert browser.switch_to.active_element.get_attribute("id") == "speaker-s1"
    find(browser, "#speaker-s1 summary").click()
    find(browser, "#speaker-s1 a.jump").click()
    assert marks(browser, "current") == ["1"]
    assert browser.switch_to.active_element.get_attribute("id") == "q1"


def test_the_number_of_a_quotation_opens_its_line_in_the_panel(browser):
    browser.open("article")
    find(browser, "#q2").click()
    assert find(browser, "#speaker-s2 details").get_attribute("open") is not None
    assert in_sight(browser, "#said2")
    assert marks(browser, "current") == ["2"]


def test_the_figures_at_the_top_lead_to_the_lists(browser):
    browser.open("article")
    find(browser, ".tiles a[href='#countries']").click()
    assert browser.switch_to.active_element.get_attribute("id") == "countries"


def test_an_organization_that_speaks_for_itself_is_named_once(browser):
    browser.open("article")
    assert find(browser, "#speaker-s2 h3").text == "OTAN"
    assert find(browser, "#speaker-s2 .behalf > span[lang]").text == "Q7184"


def test_the_address_of_a_quotation_shows_it(browser, pages):
    browser.get(pages["article"] + "#q3")
    assert marks(browser, "current") == ["3"]


def test_keys_step_through_the_quotations_that_are_shown(browser):
    browser.open("article")
    press(browser, "j", "j")
    assert marks(browser, "current") == ["2"]
    press(browser, "k", "k")
    assert marks(browser, "current") == ["3"]
    press(browser, Keys.ESCAPE)
    assert marks(browser, "current") == []


def test_everything_can_be_reached_with_the_tab_key(browser):
    browser.open("article")
    reached = set()
    for _ in range(60):
        press(browser, Keys.TAB)
        focused = browser.switch_to.active_element
        reached.add(focused.get_attribute("data-value") or focused.get_attribute("href") or focused.tag_name)
    assert {"direct", "indirect", "mixed", "s1", "s2", "s3", "summary"} <= reached
    assert any(str(name).endswith("#q1") for name in reached)


def test_a_country_leads_to_its_mentions(browser):
    browser.open("article")
    find(browser, "[aria-label=Countries] button").click()
    assert find(browser, ".here").text == "slovaque"


def test_the_page_has_landmarks_and_named_controls(browser):
    browser.open("article")
    found = accessible(browser)
    assert {
        ("main", ""),
        ("article", "Article"),
        ("complementary", "What was found"),
        ("toolbar", "Filters"),
        ("button", "indirect"),
        ("button", "Show only Anna Horvat"),
        ("group", "Anna Horvat"),
        ("link", "Quotation 1, direct"),
    } <= found
    assert not [name for role, name in found if role in {"button", "link"} and not name]


def test_kinds_are_told_apart_without_colour(browser):
    browser.open("article")
    styles = [
        find(browser, f"mark.{kind}").value_of_css_property("border-bottom-style")
        for kind in ("direct", "indirect", "mixed")
    ]
    assert styles == ["solid", "dashed", "double"]
    assert find(browser, "#q3 b").text == "I"


@pytest.mark.parametrize("name", ["article", "empty", "hostile", "overview"])
@pytest.mark.parametrize("width", [360, 768])
def test_nothing_is_cut_off_on_a_narrow_screen(browser, name, width):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": True},
    )
    browser.open(name)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


LUMINANCE = """
const [r, g, b] = getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]
  .match(/[0-9.]+/g).map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
return 0.2126 * r + 0.7152 * g + 0.0722 * b;
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "selector", ["article .who", "mark.direct", "#speaker-s1 h3", ".card .role", ".number"]
)
def test_text_has_contrast_in_both_schemes(browser, scheme, selector):
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    browser.open("article")
    ground = {"mark.direct": "mark.direct", ".number": ".number"}.get(selector, "article")
    pair = [
        browser.execute_script(LUMINANCE, selector, "color"),
        browser.execute_script(LUMINANCE, ground, "backgroundColor"),
    ]
    assert (max(pair) + 0.05) / (min(pair) + 0.05) >= 4.5


def test_dark_mode_is_dark(browser):
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    )
    browser.open("article")
    assert browser.execute_script(LUMINANCE, "body", "backgroundColor") < 0.02


def test_a_print_leaves_out_the_controls(browser):
    browser.open("article")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not find(browser, ".toolbar").is_displayed()
    assert not find(browser, "#speaker-s1 button").is_displayed()
    assert find(browser, "article").is_displayed()


def test_a_print_sets_what_was_said_apart_from_what_is_known_of_it(browser):
    browser.open("article")
    browser.execute_script("document.querySelector('#speaker-s1 details').open = true")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    said, known = (find(browser, f"#said1 {part}").rect for part in (".said", "small"))
    assert known["y"] >= said["y"] + said["height"]


def test_hostile_text_runs_nothing(browser):
    browser.open("hostile")
    assert browser.execute_script("return window.hit") is None
    assert browser.find_elements(By.CSS_SELECTOR, "img") == []
    assert "</script>" in find(browser, "article").text


def test_a_megabyte_of_hostile_text_can_be_used(browser):
    browser.open("long")
    assert status(browser) == "0 quotations"
    assert browser.execute_script("return document.querySelector('article').textContent.length") > 900_000


def test_a_notebook_shows_the_page_in_its_frame(browser):
    browser.open("notebook")
    browser.switch_to.frame(find(browser, "iframe"))
    find(browser, "#speaker-s1 button").click()
    assert status(browser) == "1 of 3 quotations"
