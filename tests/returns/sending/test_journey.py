"""In Chromium, on the real site: an analyst has the return written, takes it away, and keeps it as it was sent."""

from __future__ import annotations

import zipfile

import pytest

from tests.support.browser import assert_accessible, screenshot


@pytest.mark.parametrize(("width", "year"), [(1400, "2025/26"), (320, "2024/25")])
def test_a_return_is_written_looked_at_and_kept_as_sent(site, page, width, year, tmp_path):
    tab = site.sign_in(page(width=width), "amrit")
    tab.goto(f"{site.url}/returns/")
    assert_accessible(tab)
    screenshot(tab, f"returns-{width}")
    tab.locator("tr", has_text=year).locator("button").click()
    tab.wait_for_selector("text=Being written")
    assert_accessible(tab)
    tab.wait_for_selector("text=What the rules found", timeout=90_000)  # of itself: a process of its own has done it
    assert_accessible(tab)
    screenshot(tab, f"built-{width}")
    with tab.expect_download() as came:
        tab.click("text=The CSV files in one (ZIP)")
    came.value.save_as(tmp_path / "all.zip")
    assert {"header.csv", "episodes.csv", "oc2.csv"} <= set(zipfile.ZipFile(tmp_path / "all.zip").namelist())
    tab.click("text=Keep it as sent all the same")
    assert "Say that you have looked at the files" in tab.inner_text("main")
    assert_accessible(tab)
    tab.check("input[name=sure]")
    tab.fill("textarea[name=words]", "Sent on COLLECT; the errors left are being mended")
    tab.click("text=Keep it as sent all the same")
    tab.wait_for_selector("text=Sent all the same")
    assert_accessible(tab)
    screenshot(tab, f"submission-{width}")
    tab.click("text=Returns >> nth=0")
    assert "Number 1" in tab.locator("tr", has_text=year).inner_text()
