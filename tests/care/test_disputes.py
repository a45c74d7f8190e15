"""A reviewing officer's dispute through its stages: asked, answered, taken further, settled, and told for the year."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.urls import reverse

from tests.support.pages import page, signed_in

pytestmark = pytest.mark.django_db


def does(worker: Any, child: Any, what: str = "", dispute: int = 0, **typed: str) -> Any:
    at = {"subject": child.uuid} | ({"dispute": dispute} if dispute else {})
    url = reverse("looked_after.dispute" if dispute else "looked_after.raise_dispute", kwargs=at)
    return signed_in(worker).post(url, {"key": str(uuid.uuid4()), "what": what, **typed}, follow=True)


def open_one(worker: Any, child: Any) -> Any:
    return signed_in(worker).get(reverse("looked_after.disputes", kwargs={"subject": child.uuid})).context_data["rows"][0]


@pytest.mark.requirement("LAC-08")
def test_a_dispute_goes_from_the_manager_to_the_director_and_its_outcome_is_reported(ada):
    child, director = ada.ada, ada.worker("Dee Marsh", "record.head_of_service")
    assert "No dispute is open" in page(ada.priya, "looked_after.disputes", subject=child.uuid)
    assert does(ada.priya, child, about="x", words="y").status_code == 404, "the officer's alone"
    assert "nothing was raised" in does(ada.gwen, child, about="No permanence plan", words="").content.decode()
    does(ada.gwen, child, about="No permanence plan", words="Two reviews asked for it. Decide by the end of the month.")
    # Her manager is told, has a day, and answers.
    assert "asks you to answer by" in page(ada.ian, "my_work.page")
    assert "Answer the reviewing officer’s dispute" in page(ada.ian, "child.due", subject=child.uuid)
    row = open_one(ada.ian, child)
    assert row["may_answer"] and not open_one(ada.priya, child)["may_answer"]
    number = row["one"].key
    assert does(ada.priya, child, "answer", number, words="Mine").status_code == 404
    does(ada.ian, child, "answer", number, words="We wait for the panel.")
    # That is not enough: it goes past the service manager at once, to the head of service.
    assert "nothing was saved" in does(ada.gwen, child, "further", number, to=f"head:{director.pk}", words="").content.decode()
    does(ada.gwen, child, "further", number, to=f"head:{director.pk}", words="The panel met in October.")
    text = page(director, "looked_after.disputes", subject=child.uuid)
    assert "We wait for the panel." in text and "The panel met in October." in text and "Your answer" in text
    assert "Reviewing officers" in page(ada.ian, "in_care.officers")
    ((_, about, stage, who, *_),) = sheet(ada.ian, "Disputes that are open")
    assert (about, stage, who) == ("No permanence plan", "the head of service", "Dee Marsh")
    does(director, child, "answer", number, words="It is decided today: she stays where she is, for good.")
    does(ada.gwen, child, "settle", number, came="changed", words="Permanence is decided")
    text = page(ada.priya, "looked_after.disputes", subject=child.uuid)
    assert "No dispute is open" in text and "at the stage: the head of service" in text and "The plan was changed as the officer asked" in text
    assert sheet(ada.ian, "Disputes that are open") == []
    year = dict(sheet(ada.ian, "The year to"))
    assert (year["Disputes raised"], year["Went as far as: the head of service"], year["Disputes still open"]) == ("1", "1", "0")
    assert year["Settled: the plan was changed as the officer asked"] == "1"
    analyst = ada.worker("Raj Lal", "record.performance_analyst")
    assert "Settled: the plan was changed as the officer asked,1" in signed_in(analyst).get(reverse("in_care.officers_year")).text


def sheet(worker: Any, title: str) -> list[tuple[str, ...]]:
    held = signed_in(worker).get(reverse("in_care.officers")).context_data["sheets"]
    return [tuple(c.words for c in row) for row in next(s for s in held if s.title.startswith(title)).rows]


def test_a_stage_that_nobody_answers_is_late_and_the_officer_goes_on_to_cafcass(ada):
    does(ada.gwen, ada.ada, about="Contact with her brother", words="It stopped without a word.")
    number = open_one(ada.gwen, ada.ada)["one"].key
    does(ada.gwen, ada.ada, "further", number, to="cafcass:", words="Nobody answered, and it cannot wait.")
    assert open_one(ada.gwen, ada.ada)["next"] == []
    assert "outside the council" in page(ada.gwen, "looked_after.disputes", subject=ada.ada.uuid)
    does(ada.gwen, ada.ada, "settle", number, came="referred", words="Cafcass has it")
    assert "No dispute is open" in page(ada.gwen, "looked_after.disputes", subject=ada.ada.uuid)
