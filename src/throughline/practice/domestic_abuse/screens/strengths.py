"""Strengths and difficulties: 25 answers in, score and band out, how it went over time, and what follows a high one."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.practice.domestic_abuse import codes, events, queries
from throughline.practice.domestic_abuse.entry_forms import AnsweredForm, ReferForm, StrengthsForm
from throughline.practice.domestic_abuse.questionnaire import scored
from throughline.record.ledger.actions import record
from throughline.record.people.queries import person_of


@screen(
    "domestic_abuse.strengths", "children/<uuid:subject>/strengths/", about=CHILD, may="record", template="domestic_abuse/strengths.html",
    title="Strengths and difficulties", records=(events.strengths_scored,),
)  # fmt: skip
def strengths(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """The scores of one child over time, and the questionnaire to type in."""
    form = StrengthsForm(request.POST or None, initial={"on": viewer.today})
    if request.method == "POST" and form.is_valid():
        given, answers = form.cleaned_data, form.answers()

        def act() -> str:
            made = scored(answers, given["by_whom"])
            number = record(
                events.strengths_scored, subject, on=given["on"], by=viewer.worker_id, by_whom=given["by_whom"], total=made.total, band=made.band,
                emotional=made.emotional, conduct=made.conduct, hyperactivity=made.hyperactivity, peers=made.peers, prosocial=made.prosocial,
                answers="".join(map(str, answers)),
            )  # fmt: skip
            messages.success(request, f"Scored: {made.total} of 40, {codes.BANDS[made.band]}.")
            return reverse("domestic_abuse.one_score", kwargs={"subject": subject.uuid, "score": number})

        return once(request, viewer, act)
    rows = queries.scores_of(viewer, subject.pk)
    return {
        "heading": "Strengths and difficulties",
        "form": form,
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
        "rows": _trend(rows),
    }


def _trend(rows: list[Any]) -> list[dict[str, Any]]:
    """Each score with how it moved since the last one by the same person, the latest first."""
    said: dict[int, str] = {}
    for who in codes.WHO_FILLED:
        for before, after in pairwise([r for r in rows if r.by_whom == who]):
            moved = after.total - before.total
            said[after.key] = (
                "the same as before" if not moved else f"{abs(moved)} {'lower' if moved < 0 else 'higher'} than before"
            )
    return [{"row": r, "band": codes.BANDS[r.band], "who": codes.WHO_FILLED[r.by_whom], "moved": said.get(r.key, ""), "service": codes.SERVICES.get(r.service, ""),
             "answer": codes.ANSWERS.get(r.answer, "")} for r in reversed(rows)]  # fmt: skip


@screen(
    "domestic_abuse.one_score", "children/<uuid:subject>/strengths/<int:score>/", about=CHILD, may="record", template="domestic_abuse/score.html",
    title="A score",
)  # fmt: skip
def one_score(request: HttpRequest, viewer: Any, subject: Any, score: int) -> dict[str, Any] | HttpResponse:
    """One score, its scales, and what follows: a referral, or why not; then what came of it."""
    row = queries.score_of(viewer, subject.pk, score)
    if row is None:
        raise Http404(str(score))
    referred, over = row.referred_on is not None, bool(row.answered_on or row.not_referred)
    form = None if over else AnsweredForm(request.POST or None) if referred else ReferForm(request.POST or None)
    if request.method == "POST" and form is not None and form.is_valid():

        def act() -> str:
            given = form.cleaned_data
            if referred:
                record(
                    events.strengths_answered,
                    subject,
                    on=viewer.today,
                    by=viewer.worker_id,
                    thread=score,
                    answer=given["answer"],
                )
            elif given["service"]:
                record(
                    events.strengths_referred,
                    subject,
                    on=viewer.today,
                    by=viewer.worker_id,
                    thread=score,
                    service=given["service"],
                    words=given["words"],
                )
            else:
                record(
                    events.strengths_not_referred,
                    subject,
                    on=viewer.today,
                    by=viewer.worker_id,
                    thread=score,
                    reason=given["words"],
                )
            messages.success(request, "Saved.")
            return reverse("domestic_abuse.one_score", kwargs={"subject": subject.uuid, "score": score})

        return once(request, viewer, act)
    return {"heading": "Strengths and difficulties", "subject": subject, "person_shown": person_of(viewer, subject.pk), "shown": _trend([row])[0],
            "form": form, "referred": referred}  # fmt: skip
