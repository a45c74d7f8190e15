"""In Chromium, on the real site: an analyst checks files that somebody sent; a worker mends what the return asks."""

from __future__ import annotations

import openpyxl
import pytest

from tests.support.browser import assert_accessible, screenshot
from throughline.returns.invented.ssda903 import write_set


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("set")
    write_set(folder, 60)
    return {
        "this": sorted((folder / "this").iterdir()),
        "previous": sorted((folder / "last").iterdir()),
        "providers": list(folder.glob("*.xlsx")),
    }


@pytest.mark.parametrize("width", [1400, 320])
def test_an_analyst_checks_files_and_takes_the_findings_away(site, page, files, width, tmp_path):
    tab = site.sign_in(page(width=width), "amrit")
    tab.goto(f"{site.url}/returns/check/")
    assert_accessible(tab)
    screenshot(tab, f"check-{width}")
    for box, chosen in files.items():
        tab.set_input_files(f"input[name={box}]", [str(path) for path in chosen])
    tab.select_option("select[name=year]", label="2025/26")
    tab.click("text=Check them")
    tab.wait_for_selector("text=Being checked")
    assert_accessible(tab)
    tab.wait_for_selector("text=By rule", timeout=60_000)  # of itself: a process of its own has done it
    assert_accessible(tab)
    screenshot(tab, f"checked-{width}")
    with tab.expect_download() as came:
        tab.click("text=Take away as a workbook")
    came.value.save_as(tmp_path / "findings.xlsx")
    assert openpyxl.load_workbook(tmp_path / "findings.xlsx")["Findings"].max_row > 10
    tab.click("main tbody th a >> nth=0")
    assert tab.inner_text("h1").startswith("Rule ")
    assert_accessible(tab)
    screenshot(tab, f"rule-{width}")
    tab.click("main tbody td a >> nth=0")
    assert tab.inner_text("h1").startswith("Child ")
    assert_accessible(tab)
    screenshot(tab, f"checked-child-{width}")
    tab.click("text=SSDA903, 2025/26")
    tab.click("text=Throw all of it away now")
    assert "Nothing of it is kept." in tab.inner_text("main")


def test_a_worker_mends_what_the_return_asks_and_the_page_says_so(site, page):
    tab = site.sign_in(page(width=1400), "amrit")
    tab.goto(f"{site.url}/returns/readiness/")
    assert "not looked at yet" not in tab.inner_text("main"), "the demonstration was looked at as each night"
    tab.click("text=Look again now")
    tab.wait_for_selector("text=Looked at again")
    assert_accessible(tab)
    screenshot(tab, "readiness-1400")
    tab.goto(f"{site.url}/returns/readiness/?rule=442")
    child = tab.get_attribute("section[aria-labelledby=one-by-one] tbody th a", "href")
    tab = site.sign_in(page(width=1400), "ruth")
    tab.goto(f"{site.url}{child}")
    asked = tab.locator("#for-return li", has_text="rule 442")
    asked.wait_for()
    asked.locator("a").click()
    assert "For the return: Unique Pupil Number (UPN) field is not completed (rule 442)." in tab.inner_text("main")
    assert_accessible(tab)
    screenshot(tab, "at-the-box-1400")
    tab.select_option("select[name=scheme]", "upn")
    tab.fill("input[name=value]", "J301000000005")
    tab.click("main button[type=submit] >> nth=0")
    tab.wait_for_url(f"**{child.partition('#')[0]}")
    tab.wait_for_selector("#for-return form", state="detached", timeout=60_000)  # it looks again of itself
    assert "rule 442" not in tab.inner_text("main")
    screenshot(tab, "mended-1400")
    narrow = site.sign_in(page(width=320), "amrit")
    narrow.goto(f"{site.url}/returns/readiness/")
    assert_accessible(narrow)
    screenshot(narrow, "readiness-320")


@pytest.mark.parametrize("width", [1400, 320])
def test_the_readiness_of_the_census_leads_to_the_child(site, page, width):
    tab = site.sign_in(page(width=width), "amrit")
    tab.goto(f"{site.url}/returns/readiness/")
    tab.click("nav[aria-label='Which return'] a")
    assert "Children in need census, 2026/27" in tab.inner_text("main") and "by the rules of 2025/26" in tab.inner_text("main")
    assert_accessible(tab)
    screenshot(tab, f"readiness-census-{width}")
    tab.click("section[aria-labelledby=one-by-one] tbody th a >> nth=0")
    assert "census" in tab.inner_text("#for-return").lower()
    screenshot(tab, f"for-the-census-{width}")
