"""Children's centres, whom they reach and whom not; programmes and who came; courses and what came of them."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import AUTHORITY, CHILD, screen
from throughline.engines.submissions import once
from throughline.practice.programmes import actions, events, queries
from throughline.practice.programmes.codes import FINISHED, GROUPS, KINDS, LEARNING, OUTCOMES, PUPILS, WHO
from throughline.practice.programmes.forms import (
    CentreForm,
    CourseForm,
    FactsForm,
    RegisterForm,
    SessionForm,
    TargetForm,
)

RUN = ("record.team_manager", "record.assistant_team_manager", "record.service_manager", "record.head_of_service", "family_help.early_help_worker")
"""Who runs groups, and so sees who is on a centre's list."""


@screen("programmes.page", "family-help/centres/", about=AUTHORITY, may="record", template="programmes/page.html", title="Children’s centres")
def page(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Whom each centre reaches, the least reached first; which programmes are for nobody in particular."""
    form = CentreForm(request.POST or None) if viewer.can("decide") else None
    if request.method == "POST" and form is not None and form.is_valid():

        def act() -> str:
            made = actions.open_centre(viewer, **form.cleaned_data)
            messages.success(request, "The centre is on the record. Now say how many families live in its areas.")
            return reverse("programmes.centre", kwargs={"centre": made.uuid})

        return once(request, viewer, act)
    held = queries.centres(viewer)
    return {"heading": "Children’s centres", "held": held, "form": form, "target": queries.target_now(viewer), "groups": GROUPS,
            "below": [(c, r) for c in held for r in c.areas if r.below], "short": [(c, r) for c in held for r in c.groups if r.below],
            "untargeted": [(c, p) for c in held for p in c.untargeted]}  # fmt: skip


def _centre(viewer: Any, asked: uuid.UUID) -> tuple[Any, queries.OfCentre]:
    subject = queries.centre_at(viewer, asked)
    held = queries.centres(viewer, subject.pk) if subject is not None else []
    if subject is None or not held:
        raise Http404(str(asked))
    return subject, held[0]


@screen("programmes.centre", "family-help/centres/<uuid:centre>/", about=AUTHORITY, may="record", template="programmes/centre.html", title="Children’s centre")
def centre(request: HttpRequest, viewer: Any, centre: uuid.UUID) -> dict[str, Any] | HttpResponse:
    """One centre: its reach by area and group, what it offers; counting families and offering something new."""
    subject, held = _centre(viewer, centre)
    what = request.POST.get("act", "")
    counted = FactsForm(events.eligible_counted, request.POST if what == "count" else None, today=viewer.today, dated="As at which day?")
    offered = FactsForm(events.programme_began, request.POST if what == "offer" else None, today=viewer.today, auto_id="offer_%s")
    here = reverse("programmes.centre", kwargs={"centre": subject.uuid})
    if request.method == "POST" and what == "count" and counted.is_valid():

        def count() -> str:
            actions.count_eligible(viewer, subject.pk, counted.facts(), on=counted.cleaned_data["on"])
            messages.success(request, "Counted. The reach is worked out anew.")
            return here

        return once(request, viewer, count)
    if request.method == "POST" and what == "offer" and offered.is_valid():

        def offer() -> str:
            actions.offer(viewer, subject.pk, offered.facts())
            messages.success(request, "It stands on the list. Each session says who came.")
            return here

        return once(request, viewer, offer)
    return {"heading": held.centre.name, "held": held, "centre_subject": subject, "counted": counted, "offered": offered, "kinds": KINDS,
            "programmes": [(p, GROUPS.get(p.group, ""), KINDS.get(p.kind, "")) for p in held.programmes], "target": queries.target_now(viewer)}  # fmt: skip


@screen("programmes.programme", "family-help/programmes/<int:programme>/", about=AUTHORITY, may="record", template="programmes/programme.html", title="A programme")
def programme(request: HttpRequest, viewer: Any, programme: int) -> dict[str, Any] | HttpResponse:
    """One programme: for whom it is, its sessions, and who came."""
    found = queries.programme_of(viewer, programme)
    if found is None:
        raise Http404(str(programme))
    what, runs = request.POST.get("act", ""), viewer.role.code in RUN
    listed = [(str(p.subject_id), p.name) for p in queries.on_the_list(viewer, found.subject_id)] if runs and found.ended_on is None else []
    session = SessionForm(request.POST if what == "session" else None, listed=listed) if runs and found.ended_on is None else None
    aimed = TargetForm(request.POST if what == "target" else None, initial={"group": found.group})
    here = reverse("programmes.programme", kwargs={"programme": found.key})
    if request.method == "POST" and what == "session" and session is not None and session.is_valid():
        given = session.cleaned_data

        def hold() -> str:
            who = {int(n): given.get("who", "") for n in given.get("came") or ()}
            actions.hold_session(viewer, found, on=given["on"], who=who, others=given["others"])
            messages.success(request, "Saved. Each family has it on the child’s record.")
            return here

        if given["on"] <= viewer.today:
            return once(request, viewer, hold)
        session.add_error("on", "This day has not come yet. Record it when it has happened.")
    if request.method == "POST" and what == "target" and aimed.is_valid():

        def aim() -> str:
            actions.target(viewer, found, **aimed.cleaned_data)
            messages.success(request, "Saved: it says now for whom it is.")
            return here

        return once(request, viewer, aim)
    return {"heading": found.name, "programme": found, "group": GROUPS.get(found.group, ""), "kind": KINDS.get(found.kind, ""), "session": session, "aimed": aimed,
            "centre_uuid": found.subject.uuid}  # fmt: skip


@screen("programmes.courses", "family-help/courses/", about=AUTHORITY, may="record", template="programmes/courses.html", title="Courses and training")
def courses(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Parenting courses and targeted programmes with what came of them, what families ask for, and how settings were trained."""
    what = request.POST.get("act", "")
    asked = FactsForm(events.course_wanted, request.POST if what == "wanted" else None, today=viewer.today)
    if request.method == "POST" and what == "wanted" and asked.is_valid():

        def note() -> str:
            actions.note_wanted(viewer, asked.facts())
            messages.success(request, "Noted: families ask for it.")
            return reverse("programmes.courses")

        return once(request, viewer, note)
    return {
        "heading": "Courses and training", "parenting": queries.courses(viewer, ("parenting",)), "targeted": _told(queries.courses(viewer, ("targeted",))),
        "wanted": queries.wanted(viewer), "asked": asked,
        "early": [{"one": s, "goals": [(g, LEARNING.get(g.measure, ""), PUPILS.get(g.pupils, ""), int(100 * g.reached / g.out_of + 0.5)) for g in s.goals]}
                  for s in queries.early_years(viewer)],
    }  # fmt: skip


def _told(several: list[queries.OfCourse]) -> list[dict[str, Any]]:
    return [{"one": o, "outcomes": [(OUTCOMES.get(k, k), n) for k, n in o.outcomes.items()], "groups": [(GROUPS.get(k, k), n) for k, n in o.groups.items()],
             "areas": sorted(o.areas.items())} for o in several]  # fmt: skip


@screen("programmes.training", "family-help/training/", about=AUTHORITY, may="record", template="programmes/training.html", title="Training of settings")
def training(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Note that a setting was trained, or what its children reached."""
    what, setting = request.POST.get("act", ""), request.POST.get("setting", "")
    trained = FactsForm(events.setting_trained, request.POST if what == "trained" else None, today=viewer.today, dated="When?")
    goals = FactsForm(events.goals_reached, request.POST if what == "goals" else None, today=viewer.today)
    error = ""
    if request.method == "POST":
        found = queries.subject_here(viewer, int(setting)) if setting.isdigit() else None
        form = trained if what == "trained" else goals
        if found is None:
            error = "Choose the setting"
        elif form.is_valid() and _within(goals if what == "goals" else None):

            def act() -> str:
                if what == "trained":
                    actions.note_training(viewer, found.pk, trained.facts(), on=trained.cleaned_data["on"])
                else:
                    actions.note_goals(viewer, found.pk, goals.facts())
                messages.success(request, "Saved.")
                return reverse("programmes.courses")

            return once(request, viewer, act)
    return {"heading": "Training of settings", "trained": trained, "goals": goals, "settings": queries.setting_choices(viewer), "error": error, "chosen": setting}


def _within(form: Any) -> bool:
    if form is not None and form.cleaned_data["reached"] > form.cleaned_data["out_of"]:
        form.add_error("reached", "Not more than there are children")
        return False
    return True


@screen("programmes.child", "children/<uuid:subject>/groups/", about=CHILD, may="record", template="programmes/child.html", title="Groups and courses")
def child(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Where the family is registered, when it came, and the courses it takes part in."""
    what, here = request.POST.get("act", ""), reverse("programmes.child", kwargs={"subject": subject.uuid})
    centres = queries.centre_choices(viewer)
    areas = sorted({a for n, _ in centres for a in queries.areas_of(viewer, int(n))})
    register = RegisterForm(request.POST if what == "register" else None, centres=centres, areas=areas)
    runs = queries.running(viewer, ("parenting", "targeted"))
    begin = CourseForm(request.POST if what == "course" else None, programmes=[(str(p.key), p.name) for p in runs])
    finish = FactsForm(events.course_finished, request.POST if what == "finish" else None, today=viewer.today)
    on_list, came, courses = queries.of_child(viewer, subject.pk)
    if request.method == "POST" and what == "register" and register.is_valid():
        given = register.cleaned_data
        return once(request, viewer, lambda: _done(request, here, "Registered.", actions.register(
            viewer, subject.pk, centre=int(given["centre"]), area=given["area"], groups=given["groups"])))  # fmt: skip
    if request.method == "POST" and what == "course" and begin.is_valid():
        taken = {k: v for k, v in begin.cleaned_data.items() if k != "programme" and v not in (None, "")}
        which = next(p for p in runs if str(p.key) == begin.cleaned_data["programme"])
        if on_list and on_list[0].area:
            taken["area"] = on_list[0].area
        return once(request, viewer, lambda: _done(request, here, "The course began.", actions.begin_course(viewer, subject.pk, which, taken)))
    if request.method == "POST" and what == "finish" and finish.is_valid():
        course = next((c for c in courses if str(c.key) == request.POST.get("course") and c.ended_on is None), None)
        if course is None:
            raise Http404("no such course")
        return once(request, viewer, lambda: _done(request, here, "The course ended.", actions.finish_course(viewer, subject.pk, course.key, finish.facts())))
    names = dict(centres)
    return {
        "heading": "Groups and courses", "subject": subject, "person_shown": queries.whom(viewer, subject.pk), "register": register, "begin": begin,
        "finish": finish, "on_list": [(r, names.get(str(r.centre), ""), [GROUPS.get(g, g) for g in r.groups]) for r in on_list],
        "came": [(a, WHO.get(a.who, "")) for a in came], "courses": [(c, WHO.get(c.who, ""), FINISHED.get(c.how, ""), OUTCOMES.get(c.outcome, "")) for c in courses],
        "open_courses": [c for c in courses if c.ended_on is None], "has_centres": bool(centres), "has_courses": bool(runs),
    }  # fmt: skip


def _done(request: HttpRequest, to: str, words: str, number: int) -> str:
    messages.success(request, words)
    return to
