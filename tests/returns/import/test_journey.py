"""The analyst's way through Chromium: send the files, read the report, find one row, take the table away."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.support.browser import assert_accessible, screenshot
from tests.support.builders import council
from tests.support.returns_903 import CODE, TIA, episode, files
from throughline.record.access import acting

CHILDREN = [str(n) for n in range(100, 160)]
SENT = {
    "Header": [TIA | {"CHILD": n, "ETHNIC": "ZZZZ" if int(n) % 9 == 0 else "WBRI"} for n in CHILDREN],
    "Episodes": [episode("99/99/2025" if int(n) % 20 == 0 else "01/05/2025", CHILD=n, LS="C8" if int(n) % 7 == 0 else "C2") for n in CHILDREN],
    "Reviews": [{"CHILD": n, "DOB": "31/02/2014" if int(n) % 13 == 0 else "", "REVIEW": "28/05/2025", "REVIEW_CODE": "PN3"} for n in CHILDREN],
}


@pytest.mark.django_db(transaction=True)
def test_an_analyst_sends_a_return_and_reads_what_came_of_it(live_server, page, tmp_path):
    town = council(CODE)
    with acting.as_system(town.authority.pk, "tests"):
        analyst = town.worker("Amrit Gill", "record.performance_analyst")
    signed_in = Client()
    signed_in.force_login(analyst.user)
    cookie = {"name": "sessionid", "value": signed_in.cookies["sessionid"].value, "url": live_server.url}
    for name, content in files(SENT):
        (tmp_path / name).write_bytes(content)
    for width in (1400, 320):
        tab = page(width=width)
        tab.context.add_cookies([cookie])
        tab.goto(f"{live_server.url}/returns/imports/")
        assert_accessible(tab)
        screenshot(tab, f"imports-empty-{width}")
        tab.set_input_files("input[type=file]", [str(path) for path in sorted(tmp_path.iterdir())])
        tab.select_option("select[name=year]", label="2025/26")
        tab.click("text=Take them in")
        tab.wait_for_url("**/returns/imports/*/")
        assert_accessible(tab)
        screenshot(tab, f"import-report-{width}")
        assert tab.locator("h1").inner_text() == "SSDA903 return, 2025/26"
        tab.click("text=The start date cannot be read")
        assert "episodes.csv, line 2, DECOM" in tab.inner_text("main")
        assert "ETHNIC" not in tab.inner_text("table.tl-table--stack")
        assert_accessible(tab)
        tab.goto(f"{live_server.url}/returns/imports/")
        assert_accessible(tab)
        screenshot(tab, f"imports-{width}")
