"""The page "Check a return": files from anywhere, what is found, what leaves, who sees it, and that it goes away."""

from __future__ import annotations

import csv
import io
import uuid
import zipfile
from datetime import timedelta

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.support.builders import council
from tests.support.returns_903 import CODE, TIA, episode, files
from throughline.engines.ticks.running import run_due
from throughline.record.access import acting
from throughline.record.audit.models import AuditEntry
from throughline.returns.check import actions, work
from throughline.returns.files import MAX_FILES
from throughline.returns.models import CheckedReturn
from throughline.services import apart, clock, sealed

pytestmark = pytest.mark.django_db
WRONG = {
    "Header": [TIA | {"ETHNIC": "=1+1"}, TIA | {"CHILD": "200", "DOB": "31/02/2014"}],
    "Episodes": [episode("01/05/2025", DEC="01/05/2025", REC="X1", LS="ZZ"), episode("01/06/2025", CHILD="200")],
}


@pytest.fixture
def town(settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    made = council(CODE)
    with acting.as_system(made.authority.pk, "tests"):
        made.analyst = made.worker("Ana List", "record.performance_analyst")
        made.colleague = made.worker("Carl List", "record.performance_analyst")
        made.priya = made.worker("Priya Shah")
    return made


@pytest.fixture
def here(monkeypatch):
    """The work done at once, by this process."""
    monkeypatch.setattr(apart, "start", lambda command, number: actions.run_one(number))


def signed_in(worker):
    client = Client()
    client.force_login(worker.user)
    return client


def uploads(named):
    return [SimpleUploadedFile(name, content) for name, content in named]


@pytest.fixture
def send(town, here, django_capture_on_commit_callbacks):
    def send(named, *, client=None, key=None, **more):
        client = client or signed_in(town.analyst)
        given = {
            "this": uploads(named),
            "code": "ssda903",
            "year": 2026,
            "returning": CODE,
            "key": key or str(uuid.uuid4()),
        }
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(reverse("returns.check"), given | more)

    return send


def text_of(client, url, **asked):
    answer = client.get(url, asked)
    assert answer.status_code == 200, url
    return " ".join(answer.content.decode().split())


def findings_url(held):
    return reverse("returns.findings", kwargs={"check": held.pk})


def test_files_are_checked_without_any_record(town, send):
    answer = send(files(WRONG))
    held = CheckedReturn.objects.get()
    assert answer["Location"] == reverse("returns.checked", kwargs={"check": held.pk})
    assert (held.state, held.by, held.returning) == (CheckedReturn.FINISHED, town.analyst, CODE)
    client = signed_in(town.analyst)
    text = text_of(client, answer["Location"])
    assert "about 2 children" in text and "Episodes</strong> 2 rows" in text
    assert 'rule=355">355</a>' in text and "Episode appears to have lasted for less than 24 hours" in text
    assert "Table missing: " in text, "what could not be tried is said with its reason"
    assert "SSDA903, 2025/26" in text_of(client, reverse("returns.check"))
    assert not any(f.startswith("this-") for f in sealed.names(held.pk.hex)), "the files as sent are not kept"


def test_the_rule_s_page_has_the_official_words_and_our_note(town, send):
    send(files(WRONG))
    held, client = CheckedReturn.objects.get(), signed_in(town.analyst)
    text = text_of(client, findings_url(held), rule="355")
    assert (
        "Episode appears to have lasted for less than 24 hours" in text and "DECOM 01/05/2025, DEC 01/05/2025" in text
    )
    assert "<strong>DECOM</strong> (episode began)" in text and "Episodes, line 2" in text
    noted = next(check for check in page_rules() if check.note and check.code in set(all_codes(held)))
    assert "Our note.</strong>" in text_of(client, findings_url(held), rule=noted.code)


def page_rules():
    return work.rules_of("ssda903").in_year(2026)


def all_codes(held):
    from throughline.returns.check.queries import Opened

    return Opened(held).findings["code"].to_list()


def test_the_child_s_page_shows_what_was_sent_with_the_rules_under_each_cell(town, send):
    send(files(WRONG))
    held, client = CheckedReturn.objects.get(), signed_in(town.analyst)
    text = text_of(client, findings_url(held), child="100")
    assert "What was sent about this child" in text and '<th scope="col">DECOM</th>' in text
    assert "31/02/2014" not in text, "another child's"
    assert 'rule=355">355</a>' in text
    assert "No row of that child was sent" in text_of(client, findings_url(held), child="999")


def test_findings_narrow_down_by_table_field_and_kind_and_come_in_pages(town, send):
    send(
        files(
            WRONG
            | {"Episodes": [episode(f"{d:02d}/05/2025", LS="ZZ", CHILD=str(n)) for n in range(90) for d in (1, 2)]}
        )
    )
    held, client = CheckedReturn.objects.get(), signed_in(town.analyst)
    everything = text_of(client, findings_url(held))
    assert f"1 to 50 of {held.summary['findings']} findings" in everything and "page=2" in everything
    assert "51 to" in text_of(client, findings_url(held), page="2")
    by_field = text_of(client, findings_url(held), field="LS")
    assert "LS ZZ" in by_field and "SEX" not in by_field.partition("<tbody>")[2]
    assert "Nothing of that kind." in text_of(client, findings_url(held), kind="query", table="Header")


def test_what_is_taken_away_starts_no_formula_and_is_on_the_audit(town, send):
    send(files(WRONG))
    held, client = CheckedReturn.objects.get(), signed_in(town.analyst)
    got = client.get(reverse("returns.findings_csv", kwargs={"check": held.pk}))
    rows = list(csv.DictReader(io.StringIO(got.content.decode("utf-8-sig"))))
    assert len(rows) == held.summary["findings"]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert any("ETHNIC =1+1" in row["What stands there"] for row in rows)
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(reverse("returns.findings_xlsx", kwargs={"check": held.pk}), {"child": "100"}).content)
    )
    assert book.sheetnames == ["Findings", "By rule", "Not run", "Files"]
    body = list(book["Findings"].iter_rows(min_row=2))
    assert body and {row[5].value for row in body} == {"100"}
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    noted = AuditEntry.objects.filter(action__in=("return_sent", "export"), worker_id=town.analyst.pk)
    assert sorted(noted.values_list("action", flat=True)) == ["export", "export", "return_sent"]


@pytest.mark.parametrize("start", ["=cmd()", "+1", "-1", "@x"])
def test_a_child_s_number_that_is_a_formula_is_inert(town, send, start):
    send(files({"Header": [TIA | {"CHILD": start, "SEX": "9"}]}))
    held, client = CheckedReturn.objects.get(), signed_in(town.analyst)
    rows = list(
        csv.DictReader(
            io.StringIO(
                client.get(reverse("returns.findings_csv", kwargs={"check": held.pk})).content.decode("utf-8-sig")
            )
        )
    )
    assert {row["Child"] for row in rows if row["Child"]} == {f"'{start}"}
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(reverse("returns.findings_xlsx", kwargs={"check": held.pk})).content)
    )
    assert {(c.value, c.data_type) for c in book["Findings"]["F"][1:] if c.value} == {(start, "s")}


def test_only_the_sender_opens_it(town, send):
    send(files(WRONG))
    held = CheckedReturn.objects.get()
    for code in ("returns.checked", "returns.findings", "returns.findings_csv", "returns.findings_xlsx"):
        url = reverse(code, kwargs={"check": held.pk})
        assert signed_in(town.analyst).get(url).status_code == 200
        assert signed_in(town.colleague).get(url).status_code == 404, "a colleague with the same role"
        assert signed_in(town.priya).get(url).status_code == 404
    away = reverse("returns.throw_away", kwargs={"check": held.pk})
    assert signed_in(town.colleague).post(away, {"key": str(uuid.uuid4())}).status_code == 404
    assert "SSDA903, 2025/26" not in text_of(signed_in(town.colleague), reverse("returns.check"))


def test_nothing_can_be_read_off_the_disk(town, send, tmp_path):
    send(files({"Header": [TIA | {"CHILD": "FINDME77", "SEX": "9"}]}))
    held = CheckedReturn.objects.get()
    lying = [p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()]
    assert lying and not any(b"FINDME77" in content or b"PAR1" in content for content in lying)
    assert "FINDME77" in text_of(signed_in(town.analyst), findings_url(held))


def test_it_goes_away_when_asked_and_by_itself(town, send):
    client = signed_in(town.analyst)
    send(files(WRONG))
    held = CheckedReturn.objects.get()
    client.post(reverse("returns.throw_away", kwargs={"check": held.pk}), {"key": str(uuid.uuid4())})
    assert not CheckedReturn.objects.exists() and not sealed.names(held.pk.hex)
    send(files(WRONG))
    held = CheckedReturn.objects.get()
    assert held.away_on == clock.today() + timedelta(days=30)
    with time_machine.travel(clock.now() + timedelta(days=29)):
        run_due(["returns.clear_checked"])
    assert CheckedReturn.objects.exists()
    with time_machine.travel(clock.now() + timedelta(days=30, hours=1)):
        run_due(["returns.clear_checked"])
    assert not CheckedReturn.objects.exists() and not sealed.folders()
    gone = AuditEntry.objects.filter(action="return_thrown_away")
    assert [row.detail["why"] for row in gone.order_by("at")] == ["asked for", "its days are over"]


def test_pressing_twice_checks_once(town, send):
    key = str(uuid.uuid4())
    first, second = send(files(WRONG), key=key), send(files(WRONG), key=key)
    assert first["Location"] == second["Location"] and CheckedReturn.objects.count() == 1


def zipped(named):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in named:
            archive.writestr(name, content)
    return out.getvalue()


GOOD = files(WRONG)
HEADER = dict(GOOD)["header.csv"]
BAD_FILES = {
    "a wrong heading": ([("header.csv", HEADER.replace(b"DOB", b"BORN", 1))], "its heading lacks DOB"),
    "no table at all": ([("notes.csv", b"A,B\n1,2\n")], "none of the SSDA903 files"),
    "an empty file": ([("header.csv", b"")], "is empty"),
    "a workbook": ([("header.csv", b"PK\x03\x04" + b"x" * 100)], "is not a zip that can be opened"),
    "a PDF": ([("header.csv", b"%PDF-1.7 ...")], "is a PDF"),
    "a bomb of entities": ([("r.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><EXPSSDA903>&a;</EXPSSDA903>')], "DOCTYPE"),
    "a truncated XML": ([("r.xml", b"<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID>")], "cut short"),
    "a census in the wrong box": ([("cin.xml", b"<Message><Header/></Message>")], "EXPSSDA903"),
}


@pytest.mark.parametrize("what", sorted(BAD_FILES))
def test_files_that_are_none_are_refused_in_words(town, send, what):
    named, words = BAD_FILES[what]
    answer = send(named)
    assert answer.status_code == 302
    held = CheckedReturn.objects.get()
    assert held.state == CheckedReturn.FINISHED and held.summary["findings"] == 0
    text = text_of(signed_in(town.analyst), answer["Location"])
    assert "Nothing of the return could be read." in text and words in text and "Not read." in text


def test_files_as_people_really_send_them_are_read_with_a_note(town, send):
    rows = HEADER.decode().splitlines()
    wide = "\r\n".join([rows[0] + ",NOTES", *(r + ",x" for r in rows[1:])])
    sent = [
        ("a.csv", b"\xef\xbb\xbf" + wide.encode()),
        ("b.csv", dict(GOOD)["episodes.csv"].replace(b",", b";").replace(b"ZZ", b"Z\0Z")),
    ]
    send([("all.zip", zipped([*sent, ("readme.docx", b"words")]))])
    held = CheckedReturn.objects.get()
    assert held.summary["tables"] == {"Header": 2, "Episodes": 2}
    text = text_of(signed_in(town.analyst), reverse("returns.checked", kwargs={"check": held.pk}))
    for words in ("has columns that Header does not; they are left out: NOTES", "semicolons", "1 NUL characters were left out",
                  "all.zip/readme.docx"):  # fmt: skip
        assert words in text, words


def test_swapped_years_are_noticed(town, send):
    this = files({"Header": [TIA], "Episodes": [episode("01/05/2025")]})
    last = files({"Header": [TIA], "Episodes": [episode("01/05/2024", DEC="01/02/2025", REC="E8")]})
    send(last, previous=uploads(this))
    text = text_of(
        signed_in(town.analyst), reverse("returns.checked", kwargs={"check": CheckedReturn.objects.get().pk})
    )
    assert "Are these last year’s files?" in text and "Are these this year’s files?" in text
    CheckedReturn.objects.all().delete()
    send(this, previous=uploads(this))
    text = text_of(
        signed_in(town.analyst), reverse("returns.checked", kwargs={"check": CheckedReturn.objects.get().pk})
    )
    assert "was sent twice, as this year’s and as last year’s" in text and "Not read." not in text


def test_last_year_and_the_provider_list_bring_more_rules(town, send, tmp_path):
    from throughline.returns.invented.ssda903 import write_set

    write_set(tmp_path / "set", 30)
    this, last = (
        [(p.name, p.read_bytes()) for p in sorted((tmp_path / "set" / year).iterdir())] for year in ("this", "last")
    )
    book = next((tmp_path / "set").glob("*.xlsx"))
    send(this)
    alone = CheckedReturn.objects.get()
    CheckedReturn.objects.all().delete()
    send(this, previous=uploads(last), providers=uploads([(book.name, book.read_bytes())]))
    together = CheckedReturn.objects.get()
    told = text_of(signed_in(town.analyst), reverse("returns.checked", kwargs={"check": together.pk}))
    assert together.summary["problems"] == 0 and "<strong>ad1.csv</strong>" not in told, (
        "two headings alone are no mistake"
    )
    assert together.summary["not_run"] < alone.summary["not_run"] and together.summary["rules"] > alone.summary["rules"]


def test_a_census_is_checked_too(town, send, tmp_path):
    from throughline.returns.invented.cin_census import write_census

    write_census(tmp_path / "cin.xml", 15)
    send([("cin.xml", (tmp_path / "cin.xml").read_bytes())], code="cin")
    held = CheckedReturn.objects.get()
    assert held.summary["tables"]["ChildIdentifiers"] == 15 and held.summary["rules"] > 90
    text_of(signed_in(town.analyst), findings_url(held))
    refused = send([("cin.xml", b"<Message/>")], code="cin", year=2027)
    assert "The census is checked for years up to 2025/26" in refused.content.decode()


def test_too_much_or_nothing_is_said_at_the_box_and_nothing_is_kept(town, send, monkeypatch):
    monkeypatch.setattr("throughline.returns.check.forms.LARGEST", 1000)
    assert "Together the files are" in send([("a.csv", b"x" * 1001)]).content.decode()
    assert "Choose the files of the return" in send([]).content.decode()
    many = send([(f"{n}.csv", b"x") for n in range(MAX_FILES + 1)]).content.decode()
    assert f"More than {MAX_FILES} files" in many
    assert not CheckedReturn.objects.exists() and not sealed.folders()


def test_what_goes_wrong_is_said_and_nothing_half_written_stays(town, send, monkeypatch):
    for fault, words in (
        (MemoryError(), "takes more memory than there is"),
        (RuntimeError("x"), "Something of ours went wrong"),
    ):
        monkeypatch.setattr(actions, "check", lambda *_, fault=fault: (_ for _ in ()).throw(fault))
        answer = send(GOOD)
        held = CheckedReturn.objects.get()
        assert held.state == CheckedReturn.FAILED and not sealed.folders()
        assert words in text_of(signed_in(town.analyst), answer["Location"])
        held.delete()


def test_progress_is_shown_while_it_lasts(town, send, monkeypatch):
    monkeypatch.setattr(apart, "start", lambda *_: None)
    url = send(GOOD)["Location"]
    client, held = signed_in(town.analyst), CheckedReturn.objects.get()
    assert "Waiting to begin" in text_of(client, url)
    told = []
    work.check(work.Asked(held.pk.hex, "ssda903", 2026, CODE), lambda *step: told.append(step))
    assert told[0][0] == "Reading the files" and ("Trying the rules", told[-2][2], told[-2][2]) == told[-2]
    CheckedReturn.objects.update(state="running", step="Trying the rules", done=120, total=300)
    text = text_of(client, url)
    assert "Trying the rules: 120 of 300" in text and 'value="40"' in text
    CheckedReturn.objects.update(state="finished", summary={"findings": 0, "children": 0, "tables": {}})
    assert client.get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_what_broke_off_is_said_to_have(town, send, monkeypatch):
    monkeypatch.setattr(apart, "start", lambda *_: None)
    send(GOOD)
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        run_due(["returns.clear_checked"])
    held = CheckedReturn.objects.get()
    assert held.state == CheckedReturn.FAILED and "broke off" in held.failure and not sealed.folders()
