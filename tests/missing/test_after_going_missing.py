"""A child goes missing and comes back: the board, the visit, its evaluation by somebody else, the end of the follow-up."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.measures.chronologies import in_care, told, town
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.signals.models import SignalRow
from throughline.practice.missing import events, measures
from throughline.practice.missing.models import TimeMissing
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.record.people import events as people
from throughline.record.people.events import setting_changed
from throughline.record.people.models import Subject
from throughline.services import clock, mail
from throughline.services.clock import at_london

pytestmark = pytest.mark.django_db
D = date
TODAY = D(2026, 11, 25)
VISIT = {
    "step": "visit", "on_day": "24", "on_month": "11", "on_year": "2026", "outcome": "held", "independent": "yes",
    "alone": "yes", "words": "“I wanted to see if anyone would come.”", "reasons": "A quarrel about the telephone.",
    "harm": "Slept at a friend’s; nothing happened.", "actions": "Talk about the telephone with the carer.",
}  # fmt: skip
EVALUATION = {
    "step": "evaluate", "adequate": "yes", "theme": "placement", "pattern": "no", "words": "The carer and Mia agreed on hours.",
}  # fmt: skip


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def team():
    """Mia, in care, was missing on 20 November and came back in the night; Priya is her worker, Ian the manager."""
    with town() as made:
        made.priya, made.joel = made.worker("Priya Shah"), made.worker("Joel Hardy")
        made.manager = made.worker("Ian Webb", "record.team_manager")
        made.mia = in_care(made, "Mia", D(2026, 1, 5), born=D(2011, 5, 4))
        made.allocate(made.mia, made.priya)
        made.went = record(events.went_missing, made.mia, on=D(2026, 11, 20), at=at_london(D(2026, 11, 20), 21, 5),
                           risk="medium", from_where="care")  # fmt: skip
        record(events.came_back, made.mia, on=D(2026, 11, 21), at=at_london(D(2026, 11, 21), 2, 40))
        yield made


def follow_up(team) -> str:
    return reverse("missing.follow_up", kwargs={"subject": team.mia.uuid, "missing": team.went})


def send(client: Client, url: str, **typed: str):
    """Fill in the page's form and press its button."""
    return client.post(url, {**typed, "key": key_of(client.get(url))}, follow=True)


def arrive(post: mail.Remembered) -> Client:
    """Somebody from outside comes by the link of the newest message and the code that follows it."""
    link = re.search(r"http://testserver(\S+)", post.messages[-1].words)
    guest = Client()
    guest.post(link[1], {"send": "1"})
    guest.post(link[1], {"code": re.search(r"(\d{6})", post.messages[-1].words)[1]})
    return guest


def row(team) -> TimeMissing:
    return TimeMissing.objects.everything(because="test").get(key=team.went)


@pytest.mark.requirement("MIS-02")
def test_without_an_evaluation_by_somebody_else_the_follow_up_cannot_be_closed(team):
    priya, joel = signed_in(team.priya), signed_in(team.joel)
    assert row(team).back_on == D(2026, 11, 21)  # the return is a fact at once, whatever is still owed
    page = plain(priya.get(reverse("missing.board")).text)
    assert "Nobody is missing now." in page and "Mia Quarrel" in page and "no return visit yet" in page

    refused = priya.post(
        follow_up(team), {"step": "close", "reason": "all well", "key": key_of(priya.get(follow_up(team)))}
    )
    assert refused.status_code == 200 and row(team).closed_on is None
    half = send(priya, follow_up(team), **{**VISIT, "harm": ""})
    assert "Write what happened to them, or could have" in plain(half.text) and row(team).visited_on is None
    done = send(priya, follow_up(team), **VISIT)
    assert "You made this visit. Somebody else says whether it was good enough" in plain(done.text)
    assert (row(team).visited_on, row(team).visitor_id, row(team).alone) == (D(2026, 11, 24), team.priya.pk, True)

    by_herself = priya.post(follow_up(team), {**EVALUATION, "key": key_of(priya.get(follow_up(team)))})
    assert row(team).evaluated_on is None and by_herself.status_code == 200
    closing = priya.post(follow_up(team), {"step": "close", "key": key_of(priya.get(follow_up(team)))})
    assert row(team).closed_on is None and closing.status_code == 200

    send(joel, follow_up(team), **EVALUATION)
    assert (row(team).evaluated_on, row(team).adequate, row(team).theme) == (TODAY, "yes", "placement")
    send(priya, follow_up(team), step="close")
    assert (row(team).closed_on, row(team).exception) == (TODAY, False)
    page = plain(joel.get(reverse("missing.board")).text)
    assert "Nothing waits." in page and "how it is where they live: 1 visit" in page


@pytest.mark.requirement("MIS-02")
def test_a_manager_may_close_it_with_a_reason_and_that_is_counted(team):
    manager = signed_in(team.manager)
    page = manager.get(follow_up(team))
    assert (
        "Close the follow-up without the return visit and its evaluation by somebody other than the visitor"
        in plain(page.text)
    )
    url = f"{follow_up(team)}?close=1"
    silent = send(manager, url, step="close", reason="  ")
    assert "Say why it is closed without" in plain(silent.text) and row(team).closed_on is None
    send(manager, url, step="close", reason="Moved to another council the same night")
    assert (row(team).closed_on, row(team).exception) == (TODAY, True)
    assert told(measures.closed_by_exception, D(2026, 11, 1)) == (1, 1, 0)


@pytest.mark.requirement("MIS-02")
def test_what_is_not_visited_and_not_evaluated_is_a_question_and_a_figure(team):
    def asked(signal: str) -> list[date]:
        rows = SignalRow.objects.everything(because="test").filter(subject=team.mia, signal=signal, cleared_on=None)
        return list(rows.values_list("since_on", flat=True))

    assert asked("missing.returned_without_visit") == [D(2026, 11, 24)]
    assert told(measures.returned_without_visit, D(2026, 11, 1)) == (1, 0, 0)
    team_page = plain(signed_in(team.manager).get(reverse("team.page")).text)
    assert (
        "Mia came back and nobody has offered her a return visit" in team_page or "nobody has offered them" in team_page
    )
    record(
        events.return_interview, team.mia, on=D(2026, 11, 22), thread=team.went, by=team.priya.pk, outcome="declined"
    )
    assert asked("missing.returned_without_visit") == []
    assert asked("missing.visit_without_evaluation") == [D(2026, 11, 28)]
    assert told(measures.visits_evaluated, D(2026, 11, 1)) == (0, 1, 0)
    board = plain(signed_in(team.priya).get(reverse("missing.board")).text)
    assert "visit offered and declined on 22 November, not evaluated" in board
    clock.set_offset(clock.offset_for(D(2026, 11, 30)))
    late = plain(signed_in(team.manager).get(reverse("team.page")).text)
    assert "return visit was made and nobody else has said whether it was good enough" in late.replace("Mia’s ", "").replace("Mia's ", ""), late[-2500:]


@pytest.mark.requirement("MIS-02")
def test_whether_a_visit_helped_is_counted_by_what_came_after(team):
    early = record(events.went_missing, team.mia, on=D(2026, 3, 2))
    record(events.came_back, team.mia, on=D(2026, 3, 3), thread=early)
    record(events.return_interview, team.mia, on=D(2026, 3, 4), thread=early, by=team.priya.pk, outcome="held")
    record(events.return_interview, team.mia, on=D(2026, 11, 22), thread=team.went, by=team.priya.pk, outcome="held")
    assert told(measures.again_within_90_days, D(2026, 11, 1)) == (0, 1, 1)  # March: not again; November: too soon to say
    again = record(events.went_missing, team.mia, on=D(2026, 5, 1))
    record(events.came_back, team.mia, on=D(2026, 5, 2), thread=again)
    assert told(measures.again_within_90_days, D(2026, 11, 1)) == (1, 1, 1)


@pytest.mark.requirement("MIS-01")
def test_the_board_says_who_is_missing_since_when_and_who_was_told(team):
    client = signed_in(team.priya)
    to = reverse("recording.record", kwargs={"subject": team.mia.uuid, "code": "missing.went_missing"})
    typed = {"on_day": "25", "on_month": "11", "on_year": "2026", "at": "00:10", "risk": "high", "from_where": "care"}
    send(client, to, **typed)
    page = plain(client.get(reverse("missing.board")).text)
    assert "1 child is missing now." in page
    assert "nobody yet not yet: police, parents and reviewing officer" in page and "high" in page
    to = reverse("recording.record", kwargs={"subject": team.mia.uuid, "code": "missing.others_told"})
    send(client, to, on_day="25", on_month="11", on_year="2026", police="yes", parents="yes", health="yes", told="the aunt")
    response = client.get(reverse("missing.board"))
    (shown,) = response.context_data["now"]
    assert (shown["told"], shown["not_told"]) == ("police, parents, health and the aunt", "reviewing officer")
    assert (shown["times"], shown["risk"], shown["from"]) == (2, "high", "care")
    assert "00:10" in shown["since"]


def test_whoever_is_back_on_the_same_day_is_not_missing(team):
    gone = record(events.went_missing, team.mia, on=D(2026, 11, 23), at=at_london(D(2026, 11, 23), 16, 0))
    record(events.came_back, team.mia, on=D(2026, 11, 23), at=at_london(D(2026, 11, 23), 19, 30), thread=gone)
    page = signed_in(team.priya).get(reverse("missing.board"))
    assert page.context_data["now"] == [] and len(page.context_data["follow"]) == 2


@pytest.mark.requirement("MIS-01")
def test_from_home_from_care_and_from_school_each_with_its_risk_and_who_was_told(team):
    client = signed_in(team.priya)
    for name, where, risk in (("Ada", "home", "low"), ("Bo", "school", "medium"), ("Cy", "care", "high")):
        child = team.child(name, worker=team.priya)
        to = {"subject": child.uuid}
        went = reverse("recording.record", kwargs={**to, "code": "missing.went_missing"})
        send(client, went, on_day="24", on_month="11", on_year="2026", at="21:00", risk=risk, from_where=where)
        others = reverse("recording.record", kwargs={**to, "code": "missing.others_told"})
        send(client, others, on_day="24", on_month="11", on_year="2026", police="yes", health="yes", told="housing")
        if name == "Cy":
            back = reverse("recording.record", kwargs={**to, "code": "missing.came_back"})
            send(client, back, on_day="25", on_month="11", on_year="2026", at="01:30")
            send(client, went, on_day="25", on_month="11", on_year="2026", at="08:00", risk=risk, from_where=where)
    page = client.get(reverse("missing.board"))
    rows = {r["person"].name: (r["from"], r["risk"], r["told"], r["not_told"], r["times"]) for r in page.context_data["now"]}
    assert rows == {
        "Ada Harrow": ("home", "low", "police, health and housing", "parents and reviewing officer", 1),
        "Bo Harrow": ("school or college", "medium", "police, health and housing", "parents and reviewing officer", 1),
        "Cy Harrow": ("care", "high", "", "police, parents and reviewing officer", 2),
    }, "told the first time is not told the second time"
    said = plain(page.text)
    assert "3 children are missing now." in said and "from school or college" in said
    assert "Cy Harrow: 2 times, last Wednesday 25 November" in said.partition("Most often in twelve months")[2]


@pytest.mark.requirement("MIS-01")
def test_the_meeting_is_owed_from_the_number_that_was_agreed(team):
    def meetings() -> int:
        page = signed_in(team.manager).get(reverse("child.due", kwargs={"subject": team.mia.uuid}))
        return plain(page.text).count("Meet about why")

    record(
        events.came_back, team.mia, on=D(2026, 11, 24), thread=record(events.went_missing, team.mia, on=D(2026, 11, 24))
    )
    assert meetings() == 0  # the second time; three is the guidance's number
    record(
        setting_changed,
        team.subject,
        on=D(2026, 11, 25),
        setting="missing.times_before_meeting",
        value="2",
        why="Agreed",
    )
    record(events.went_missing, team.mia, on=TODAY)
    assert meetings() > 0


@pytest.mark.requirement("MIS-03")
def test_coming_back_prompts_a_look_for_exploitation_and_two_signs_are_on_the_list(team):
    client = signed_in(team.priya)
    child = plain(client.get(reverse("child.due", kwargs={"subject": team.mia.uuid})).text)
    assert "Look for signs that somebody exploits" in child
    to = reverse("recording.record", kwargs={"subject": team.mia.uuid, "code": "missing.exploitation_considered"})
    send(client, to, on_day="25", on_month="11", on_year="2026", older_company="yes", outcome="watch")
    assert client.get(reverse("missing.board")).context_data["signs"] == []
    send(client, to, on_day="25", on_month="11", on_year="2026", older_company="yes", unexplained_things="yes",
         online="no", outcome="refer", pregnancy_service="yes")  # fmt: skip
    page = plain(client.get(reverse("missing.board")).text)
    assert (
        "Mia Quarrel: 2 signs, Wednesday 25 November; referred to the panel; service for pregnancy and young parents: not told yet"
        in page
    )
    due = plain(client.get(reverse("child.due", kwargs={"subject": team.mia.uuid})).text)
    assert "Tell the service for pregnancy and young parents of" in due
    # The flag stands on her own page, whoever of her team opens it, with the way to the list.
    home = signed_in(team.manager).get(reverse("child.page", kwargs={"subject": team.mia.uuid})).text
    assert "Exploitation 2 signs; referred to the exploitation panel" in plain(home), plain(home)[:2500]
    # The board's list has the children of every team, and its report their number.
    zoe = in_care(team, "Zoe", D(2026, 1, 5))
    team.allocate(zoe, None, team.other_team)
    record(events.exploitation_considered, zoe, on=D(2026, 11, 24), gangs=True, coercion=True, online=True, outcome="watch")
    ana = in_care(team, "Ana", D(2026, 1, 5))
    team.allocate(ana, team.priya)
    record(events.exploitation_considered, ana, on=D(2026, 11, 24), gangs=True, outcome="watch")
    head = signed_in(team.worker("Helen Head", "record.head_of_service"))
    listed = plain(head.get(reverse("missing.board")).text).partition("Two signs of exploitation or more")[2]
    assert "Zoe Quarrel: 3 signs" in listed and listed.index("Zoe") < listed.index("Mia Quarrel: 2 signs") and "Ana" not in listed
    assert "Zoe" not in plain(client.get(reverse("missing.board")).text)
    assert "Children with two signs of exploitation or more 2" in plain(head.get(reverse("missing.report")).text)
    # Looked into again, and nothing found: the flag and the line go.
    send(client, to, on_day="25", on_month="11", on_year="2026", outcome="none")
    assert "Exploitation 2 signs" not in plain(client.get(reverse("child.page", kwargs={"subject": team.mia.uuid})).text)
    assert "Mia Quarrel: 2 signs" not in plain(client.get(reverse("missing.board")).text)
    record(events.exploitation_considered, team.mia, on=TODAY, gangs=True, injuries=True, outcome="refer")
    assert told(measures.two_signs_or_more, D(2026, 11, 1)) == (2, 0, 0)


@pytest.mark.requirement("MIS-03")
def test_the_service_for_young_parents_is_told_and_its_answer_stands_beside_the_signs(team):
    keeper = signed_in(team.worker("Amrit Gill", "record.head_of_service"))
    service = {"kind": "young_parents", "sector": "health", "email": "ask@brightstart.example", "eligibility": "Under 20", "area": "North"}
    send(keeper, reverse("directory.add"), name="Bright Start", **service)
    send(keeper, reverse("directory.add"), name="Boxing club", **{**service, "kind": "youth"})
    client, mia = signed_in(team.priya), {"subject": team.mia.uuid}
    to = reverse("recording.record", kwargs={**mia, "code": "missing.exploitation_considered"})
    send(client, to, on_day="25", on_month="11", on_year="2026", older_company="yes", injuries="yes", outcome="watch", pregnancy_service="yes")

    def tell(name: str):
        page = client.get(reverse("directory.point", kwargs=mia))
        number = next(v for v, words in page.context_data["form"].fields["service"].choices if words.startswith(name))
        return send(client, reverse("directory.point", kwargs=mia), service=number, about="being with child", words="She would like to talk", agreed="yes")

    tell("Boxing club")
    assert "not told yet" in plain(client.get(reverse("missing.board")).text), "another service is another service"
    here = tell("Bright Start").redirect_chain[-1][0]
    assert "told Wednesday 25 November, no answer yet" in plain(client.get(reverse("missing.board")).text)
    assert "Tell the service for pregnancy" not in plain(client.get(reverse("child.due", kwargs=mia)).text)
    with mail.through(mail.Remembered()) as post:
        send(client, here, do="invite", name="Kay Moss", email="kay@brightstart.example")
        kay = arrive(post)
    link = re.search(r'href="(/guest/[0-9a-f-]{36}/)"', kay.get(reverse("guests.home")).text)
    assert link and "sign" not in plain(kay.get(link[1]).text), "the service reads what was written for it, and not why we worry"
    kay.post(link[1] + "answer/", {"how": "accepted", "words": "We meet her on Friday"})
    assert "service for pregnancy and young parents: takes it up, Wednesday 25 November" in plain(client.get(reverse("missing.board")).text)


@pytest.mark.requirement("MIS-04")
def test_the_year_s_report_is_there_at_once_and_is_noted_as_given(team):
    record(events.return_interview, team.mia, on=D(2026, 11, 22), thread=team.went, by=team.priya.pk, outcome="held")
    record(events.return_evaluated, team.mia, on=D(2026, 11, 24), thread=team.went, by=team.joel.pk, adequate="yes",
           theme="family", words="Time with her brother is agreed", evaluator=team.joel.pk)  # fmt: skip
    # Bo, who lives at home, was missing three times; after a visit in June she was missing again within 90 days, and agencies met.
    bo = team.child("Bo", worker=team.priya)
    for day, again in ((D(2026, 6, 1), "no"), (D(2026, 7, 1), "yes"), (D(2026, 10, 1), "yes")):
        gone = record(events.went_missing, bo, on=day, risk="high", from_where="home")
        record(events.others_told, bo, on=day, thread=gone, police=True)
        record(events.came_back, bo, on=day, thread=gone)
        if day.month == 6:
            record(events.return_interview, bo, on=D(2026, 6, 3), thread=gone, by=team.priya.pk, outcome="held")
            record(events.return_evaluated, bo, on=D(2026, 6, 5), thread=gone, by=team.joel.pk, adequate="no", pattern=True,
                   theme="friends", words="Nobody asked her where she slept", evaluator=team.joel.pk)  # fmt: skip
        if again == "yes":
            record(events.missing_meeting, bo, on=day, thread=gone, words="A key to her aunt’s")
    head = team.worker("Helen Head", "record.head_of_service")
    client = signed_in(head)
    page = client.get(reverse("missing.report"))
    said = plain(page.text)
    for line in ("Times missing 4", "Children who went missing 2", "Children who went three times or more 1", "Times missing by children in care 1",
                 "Children in care who went missing 1", "At high risk 3", "Police told, as recorded 3", "Agencies met 2", "Return visit held 2",
                 "Back, and no visit made or offered 2", "Visit evaluated by somebody else 2", "Visit found good enough 1", "Part of a pattern 1",
                 "Missing again within 90 days of the visit 1"):  # fmt: skip
        assert line in said, (line, said[:2500])
    taken = client.get(reverse("missing.report_table"))
    assert taken["Content-Disposition"] == 'attachment; filename="missing-2027.csv"'
    lines = {line[1]: line[2] for line in csv.reader(io.StringIO(taken.text.lstrip("\ufeff")))}
    assert lines["Times missing"] == "4" and lines["Mainly because of: being with friends"] == "1" and lines["Mainly because of: wanting to be with family"] == "1"
    send(client, reverse("missing.report"), words="Agree a house where nobody asks first")
    assert "given on Wednesday 25 November: 4 times missing, 2 children" in plain(
        client.get(reverse("missing.report")).text
    )
    held = Event.objects.everything(because="test").get(type=events.report_given.code)
    assert held.facts["times"] == 4 and held.facts["year_ended_on"] == "2027-03-31"


@pytest.mark.requirement("MIS-04")
def test_one_press_files_the_year_s_report_in_the_board_s_calendar(team):
    record(events.return_interview, team.mia, on=D(2026, 11, 22), thread=team.went, by=team.priya.pk, outcome="held")
    head = signed_in(team.worker("Helen Head", "record.head_of_service"))
    calendar = reverse("boards.calendar")
    assert "Missing children: the year 31 March 2026 Local safeguarding children board no meeting has it yet" in plain(head.get(calendar).text)
    send(head, calendar, do="set", board="safeguarding", on_day="9", on_month="12", on_year="2026", where="Town hall")
    report = reverse("missing.report") + "?year=2026"
    page = head.get(report)
    assert "Local safeguarding children board, 9 December" in page.text
    first = page.context_data["form"].fields["meeting"].initial
    filed = plain(send(head, report, meeting=first, words="Agree a house where nobody asks first").text)
    assert "Filed for the board’s meeting of 9 December" in filed
    page = plain(head.get(calendar).text)
    assert "Missing children: the year 31 March 2026 Local safeguarding children board no meeting" not in page
    assert "Missing children: the year 31 March 2026 Local safeguarding children board Wednesday 9 December" in page
    assert "The board is asked: Agree a house where nobody asks first" in page and "Times missing 0" in page, "as it was when it was filed"
    record(events.went_missing, team.mia, on=D(2026, 1, 8))
    assert "Times missing 0" in plain(head.get(calendar).text), "what is written down afterwards does not change what the board was given"
    send(head, calendar, do="move", meeting=first, day_day="16", day_month="12", day_year="2026")
    assert "Local safeguarding children board 16 December" in plain(head.get(calendar).text)
    held = plain(send(head, calendar, do="held", meeting=first, words="A house in the north by the summer").text)
    assert "This day has not come yet" in held and "What boards asked for" not in held
    send(head, calendar, do="cancel", meeting=first, words="The chair is ill")
    assert "Missing children: the year 31 March 2026 Local safeguarding children board no meeting has it yet" in plain(head.get(calendar).text)
    joan = signed_in(team.worker("Joan Lead", "record.lead_member"))
    page = joan.get(calendar)
    assert "The chair is ill" in plain(page.text) and "Put a meeting into the calendar" not in page.text


@pytest.mark.requirement("MIS-05")
def test_what_children_learnt_about_a_risk_stands_on_their_school_s_record(team):
    school = Subject.objects.create(authority=team.authority, kind="school")
    record(people.person_described, school, on=D(2020, 9, 1), full="Mere High")
    client = signed_in(team.priya)
    listed = plain(client.get(reverse("recording.choose", kwargs={"subject": school.uuid})).text)
    assert "Children learnt about a risk" in listed and "Went missing" not in listed
    to = reverse("recording.record", kwargs={"subject": school.uuid, "code": "missing.awareness_session_held"})
    form = plain(client.get(to).text)
    assert all(words in form for words in ("alcohol and drugs", "gangs", "sexual exploitation", "forced marriage", "online"))
    send(client, to, on_day="24", on_month="11", on_year="2026", risk="gangs", pupils="120", whom_to_turn_to="yes")
    story = plain(client.get(reverse("child.story", kwargs={"subject": school.uuid})).text)
    assert "Children learnt about gangs: 120 of them" in story
