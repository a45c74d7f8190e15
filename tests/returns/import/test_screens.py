"""The pages of imports: who may see them, what they say, sending files, the table to take away."""

from __future__ import annotations

import csv
import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.support.builders import council
from tests.support.returns_903 import CODE, TIA, episode, files, import_tables
from throughline.record.access import acting
from throughline.record.access.actions import restrict
from throughline.record.people.models import Authority, Identifier
from throughline.returns.models import ImportRun

pytestmark = pytest.mark.django_db
BAD = {
    "Header": [TIA | {"ETHNIC": "=1+1", "UPN": "A801200001001"}, TIA | {"CHILD": "200", "ETHNIC": "+447"}],
    "Episodes": [episode("01/05/2025"), episode("99/99/2025", CHILD="200")],
}


@pytest.fixture
def town():
    made = council(CODE)
    with acting.as_system(made.authority.pk, "tests"):
        made.analyst = made.worker("Ana List", "record.performance_analyst")
        made.priya = made.worker("Priya Shah")
        yield made


def signed_in(worker):
    client = Client()
    client.force_login(worker.user)
    return client


def test_the_report_says_what_went_in_and_what_did_not(town):
    run = import_tables(BAD)
    told = signed_in(town.analyst).get(reverse("imports.report", kwargs={"run": run.pk}))
    text = told.content.decode()
    assert told.status_code == 200
    assert "2 children, 2 of them new here." in text and "3 cells and rows" in text
    assert "header.csv, line 2, ETHNIC" in text and "Child 100" not in text, "the number alone stands in the report"
    assert "episodes.csv, line 3, DECOM" in text and "Became looked after" in text
    narrowed = signed_in(town.analyst).get(reverse("imports.report", kwargs={"run": run.pk}), {"kind": "row"}).content.decode()
    assert "episodes.csv, line 3" in narrowed and "header.csv, line 2" not in narrowed
    by_child = signed_in(town.analyst).get(reverse("imports.report", kwargs={"run": run.pk}), {"child": "200"}).content.decode()
    assert "header.csv, line 3" in by_child and "header.csv, line 2" not in by_child


def test_the_table_to_take_away_starts_no_formula(town):
    run = import_tables(BAD)
    got = signed_in(town.analyst).get(reverse("imports.table", kwargs={"run": run.pk}))
    rows = list(csv.DictReader(io.StringIO(got.content.decode("utf-8-sig"))))
    assert len(rows) == 4 and got["Content-Type"].startswith("text/csv")
    said = {r["What it says"] for r in rows}
    assert "'=1+1" in said and "'+447" in said
    assert {(r["Kind"], r["File"], r["Line"], r["Column"], r["Child"]) for r in rows} >= {("Cell", "header.csv", "2", "ETHNIC", "100")}
    narrowed = signed_in(town.analyst).get(reverse("imports.table", kwargs={"run": run.pk}), {"kind": "row"}).content.decode()
    assert narrowed.count("\r\n") == 2


def test_only_who_may_import_sees_it_and_only_their_own_authority(town):
    run = import_tables(BAD)
    other = Authority.objects.create(code="E10000998", name="Elsewhere Council")
    theirs = ImportRun.objects.create(authority=other, source="ssda903", year=2026, began_at=run.began_at)
    for path in (reverse("imports.list"), reverse("imports.report", kwargs={"run": run.pk}), reverse("imports.table", kwargs={"run": run.pk})):
        assert signed_in(town.priya).get(path).status_code == 404
        assert signed_in(town.analyst).get(path).status_code == 200
    assert signed_in(town.analyst).get(reverse("imports.report", kwargs={"run": theirs.pk})).status_code == 404


def test_what_is_about_a_restricted_child_is_counted_and_not_shown(town):
    import_tables(BAD)
    child = Identifier.objects.everything(because="test").get(value="100").subject_id
    restrict(child, named=[town.priya.pk], owner=town.priya.pk, why="A threat")
    run = import_tables(BAD)
    text = signed_in(town.analyst).get(reverse("imports.report", kwargs={"run": run.pk})).content.decode()
    assert "=1+1" not in text and "+447" in text
    assert "<strong>2</strong> more are about records that are restricted" in text
    table = signed_in(town.analyst).get(reverse("imports.table", kwargs={"run": run.pk})).content.decode()
    assert "=1+1" not in table


def send(client, tables, year=2026, key=None):
    sent = [SimpleUploadedFile(name, content) for name, content in files(tables)]
    return client.post(reverse("imports.list"), {"sent": sent, "year": year, "key": key or str(uuid.uuid4())})


def test_files_can_be_sent_through_the_browser_and_once(town):
    client, key = signed_in(town.analyst), str(uuid.uuid4())
    first = send(client, BAD, key=key)
    run = ImportRun.objects.get()
    assert first.status_code == 302 and first["Location"] == reverse("imports.report", kwargs={"run": run.pk})
    assert (run.by, run.state, run.authority) == (town.analyst, ImportRun.FINISHED, town.authority)
    assert send(client, BAD, key=key)["Location"] == first["Location"] and ImportRun.objects.count() == 1
    listed = client.get(reverse("imports.list")).content.decode()
    assert "SSDA903 return, 2025/26" in listed and "Ana List" in listed


def test_files_that_are_no_return_are_refused_in_words(town):
    client = signed_in(town.analyst)
    answer = client.post(reverse("imports.list"), {"sent": [SimpleUploadedFile("x.csv", b"A,B\n1,2\n")], "year": 2026, "key": str(uuid.uuid4())})
    assert answer.status_code == 200 and "none of the SSDA903 files" in answer.content.decode()
    nothing = client.post(reverse("imports.list"), {"year": 2026, "key": str(uuid.uuid4())}).content.decode()
    assert "Choose the files" in nothing and not ImportRun.objects.exists()


def test_an_imported_childs_page_tells_the_story_in_words(town):
    with acting.as_system(town.authority.pk, "tests"):
        head = town.worker("Ruth Head", "record.head_of_service")
    import_tables({
        "Header": [TIA],
        "Episodes": [episode("01/05/2025", DEC="01/06/2025", REC="X1"), episode("01/06/2025", RNE="P", PLACE="K2", LS="C2")],
        "Reviews": [{"CHILD": "100", "REVIEW": "28/05/2025", "REVIEW_CODE": "PN3"}],
        "Missing": [{"CHILD": "100", "MISSING": "A", "MIS_START": "23/07/2025", "MIS_END": "24/07/2025"}],
        "OC2": [{"CHILD": "100", "SDQ_SCORE": "24", "HEALTH_ASSESSMENT": "1", "TEETH_CHECK": "0", "CONVICTED": "0"}],
        "PrevPerm": [{"CHILD": "100", "PREV_PERM": "P2"}],
        "SWEpisodes": [{"CHILD": "100", "SW_ID": "SW82", "SW_DECOM": "01/05/2025", "SW_REASON": "FCONTA"}],
    })  # fmt: skip
    child = Identifier.objects.everything(because="test").select_related("subject").get(value="100").subject
    client = signed_in(head)
    for name in ("child.page", "child.story", "child.due"):
        assert client.get(reverse(name, kwargs={"subject": child.uuid})).status_code == 200, name
    story = client.get(reverse("child.story", kwargs={"subject": child.uuid})).content.decode()
    for words in ("Went missing (away without leave", "Came into care", "Review held", "teeth checked no", "special guardianship"):
        assert words.lower() in story.lower(), words
