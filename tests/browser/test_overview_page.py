import pytest

pytest.importorskip("selenium")
from selenium.webdriver.common.by import By

from .test_article_page import accessible, find, marks


def test_a_cell_of_the_matrix_leads_to_its_passages_and_on_to_the_article(browser):
    browser.open("overview")
    find(browser, ".matrix a[href$='-UKR']").click()
    shown = [part for part in browser.find_elements(By.CSS_SELECTOR, ".passages") if part.is_displayed()]
    assert [part.get_attribute("aria-label") for part in shown] == ["Anna Horvat · Ukraine"]
    assert len(shown[0].find_elements(By.CSS_SELECTOR, "li")) == 2
    passage = shown[0].find_element(By.CSS_SELECTOR, "blockquote a")
    # The page may still be scrolling to the passages, so that something else is under the pointer.
    browser.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", passage)
    passage.click()
    assert browser.current_url.endswith("overview_files/00001.html#q1")
    assert marks(browser, "current") == ["1"]


def test_the_number_of_quotations_leads_to_them(browser):
    browser.open("overview")
    find(browser, "table a[href='#said-1']").click()
    assert find(browser, "#said-1").is_displayed()


def test_passages_can_be_closed_again(browser):
    browser.open("overview")
    find(browser, "table a[href='#said-1']").click()
    find(browser, "#said-1 .close").click()
    assert not find(browser, "#said-1").is_displayed()
    assert browser.current_url.endswith("#most-quoted")


def test_the_most_quoted_fit_a_telephone(browser):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True},
    )
    browser.open("overview")
    sheet = "document.querySelector('[aria-label=\"Most quoted speakers\"]')"
    assert browser.execute_script(f"return {sheet}.scrollWidth <= {sheet}.clientWidth")
    assert "Slovaquie" in find(browser, "[aria-labelledby=most-quoted] tbody th").text


def test_the_overview_has_tables_with_headings(browser):
    browser.open("overview")
    found = accessible(browser)
    assert {("columnheader", "quotations"), ("rowheader", "diplomate"), ("main", "")} <= found
    assert any(role == "image" and name.startswith("direct") for role, name in found)


def test_hostile_names_run_nothing(browser):
    browser.open("overview")
    assert browser.execute_script("return window.hit") is None
    assert browser.find_elements(By.CSS_SELECTOR, "img") == []
