"""The family seen as one: the map, who lives together, and which adults nobody has asked about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.identifiers import check_postcode
from throughline.base.words import count_words
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.insight.child.screens import head
from throughline.insight.family import queries
from throughline.insight.family.forms import checked
from throughline.record.families import actions, events
from throughline.record.families.queries import adults_to_ask, family_circle, homes_now, households, last_asked
from throughline.record.ledger.queries import tell
from throughline.record.people.queries import brothers_and_sisters, names_of, person_of
from throughline.services import clock
from throughline.web.dayfields import DayField
from throughline.web.forms import Form, Segmented, SmallCheckboxes
from throughline.web.parts import Link


@screen(
    "family.map",
    "children/<uuid:subject>/family/map/",
    about=CHILD,
    template="insight/family/map.html",
    title="Family map",
)
def whole(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """The family drawn, in words and as a table; who lives together since when; what is open for each."""
    circle = family_circle(viewer, subject.pk)
    context = head(viewer, subject, "child.family")
    name = context["person_shown"].name
    asked = last_asked(viewer, subject.pk)
    telling = tell(viewer, subject.pk, list(asked.values()))
    to_ask = adults_to_ask(viewer, subject.pk)
    people = len(circle.members)
    return {
        **context,
        "line": f"{count_words(people - 1, 'person', 'people')} of {name}’s family on the record."
        if people > 1
        else "Nobody of the family is on the record yet.",
        "tree": queries.tree_of(viewer, circle),
        "caption": f"The family of {name}",
        "key_words": queries.KEY,
        "sheets": [queries.rows_of(viewer, circle)],
        "homes": queries.living_words(circle, households(viewer, circle), viewer.today),
        "to_ask": [words for _, words in to_ask],
        "asked": [(telling.sentence(e), e.on, telling.by(e)) for e in asked.values()],
        "impacts": queries.impacts_on(viewer, subject.pk),
        "links": [
            Link("print it for somebody", reverse("way_out.choose", kwargs={"subject": subject.uuid}) + "?paper=family")
        ],
    }


class AskedForm(Form):
    """What was answered about the adults in a child's life."""

    who = forms.ChoiceField(label="Who did you ask about?", choices=list(events.WHICH_ADULTS.items()), widget=forms.RadioSelect,
                            error_messages={"required": "Say whom you asked about"})  # fmt: skip
    answer = forms.ChoiceField(label="What was the answer?", choices=list(events.ANSWERS.items()), widget=Segmented(stack=True),
                               error_messages={"required": "Say what was answered"})  # fmt: skip
    because = forms.CharField(
        label="Why is it not known?", max_length=300, error_messages={"required": "Say why it is not known"}
    )
    known = forms.CharField(
        label="How do you know that there is nobody?",
        max_length=300,
        error_messages={"required": "Say how you know that there is nobody"},
    )
    on = DayField(label="When did you ask?", latest=clock.today)
    also = forms.MultipleChoiceField(label="The same for", widget=SmallCheckboxes, required=False)
    reveals = {"answer": {"nobody": ["known"], "not_known": ["because"]}}

    def __init__(self, *args: Any, siblings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()
        self.offer("also", siblings)
        if not siblings:
            del self.fields["also"]


@screen("family.adults", "children/<uuid:subject>/family/adults/", about=CHILD, may="record", template="insight/family/adults.html",
        title="Adults asked about", records=(events.adults_asked,))  # fmt: skip
def adults(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Fathers, partners and everybody else grown up at home: recorded, or asked about with what was answered."""
    near = [n for n in brothers_and_sisters(viewer, subject.pk) if viewer.basis_for(n)]
    names = names_of(near)
    siblings = [(str(n), names[n]) for n in near if n in names]
    asked = adults_to_ask(viewer, subject.pk)
    form = AskedForm(request.POST or None, siblings=siblings, initial={"who": asked[0][0] if asked else ""})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data

        def act() -> str:
            chosen = [subject.pk, *(int(n) for n in data.get("also", ()))]
            actions.ask_about_adults(
                viewer,
                chosen,
                who=data["who"],
                answer=data["answer"],
                because=data.get("because") or data.get("known") or "",
                on=data["on"],
            )
            messages.success(
                request, f"Saved: {events.WHICH_ADULTS[data['who']].lower()}, {events.ANSWERS[data['answer']].lower()}."
            )
            return reverse("family.map", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    return {
        "heading": "Adults in this child’s life",
        "form": form,
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
        "to_ask": [w for _, w in asked],
    }


class HomeForm(Form):
    """Who of the family lives with the child, and since when that is so."""

    who = forms.MultipleChoiceField(label="Who lives there now?", widget=SmallCheckboxes, required=False)
    on = DayField(label="Since when is that so?", latest=clock.today)

    def __init__(self, *args: Any, family: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("who", family)


@screen(
    "family.home",
    "children/<uuid:subject>/family/home/",
    about=CHILD,
    may="record",
    template="insight/family/home.html",
    title="Who lives together",
)
def home(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Tick who lives with the child. Who is ticked anew moved in on that day, who is no longer ticked left."""
    circle = family_circle(viewer, subject.pk)
    others = [
        m
        for m in circle.members.values()
        if m.subject != subject.pk and not m.hidden and not m.unborn and not m.died_on
    ]
    now = {n for keys in homes_now(viewer, circle) if subject.pk in keys for n in keys} - {subject.pk}
    held = actions.home_of(viewer, subject.pk)
    family = [
        (str(m.subject), f"{m.name}{', ' + circle.to_child[m.subject] if m.subject in circle.to_child else ''}")
        for m in others
    ]
    form = HomeForm(request.POST or None, family=family, initial={"who": [str(n) for n in now]})
    if request.method == "POST" and form.is_valid() and held is not None:
        chosen = {int(n) for n in form.cleaned_data["who"]}

        def act() -> str:
            came, left = sorted(chosen - now), sorted(now - chosen)
            if came:
                actions.moved_in(viewer, subject.pk, came, on=form.cleaned_data["on"])
            if left:
                actions.moved_out(viewer, left, on=form.cleaned_data["on"])
            messages.success(
                request,
                f"Saved: {count_words(len(chosen), 'person', 'people')} of the family at home."
                if came or left
                else "Nothing changed.",
            )
            return reverse("family.map", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    return {"heading": "Who lives together", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk), "no_home": held is None,
            "secret": bool(held and (held.not_to or held.not_to_words)), "nobody": not family}  # fmt: skip


class AddressForm(Form):
    """Where somebody lives now and who must not learn it."""

    lines = forms.CharField(label="Address", max_length=300, error_messages={"required": "Write the address"})
    postcode = forms.CharField(label="Postcode", max_length=9, required=False, validators=[checked(check_postcode)])
    on = DayField(label="Since when?", latest=clock.today)
    not_to = forms.MultipleChoiceField(label="Must any of these not learn it?", widget=SmallCheckboxes, required=False)
    not_to_words = forms.CharField(label="Anybody else who must not learn it", max_length=300, required=False)
    source = forms.CharField(label="Which order or reason says so", max_length=200, required=False)

    def __init__(self, *args: Any, family: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()
        self.offer("not_to", family)
        if not family:
            del self.fields["not_to"]


@screen(
    "family.address",
    "children/<uuid:subject>/family/address/",
    about=CHILD,
    may="record",
    template="insight/family/address.html",
    title="Where they live",
)
def address(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """A new home, since when, and who must not learn it."""
    circle = family_circle(viewer, subject.pk)
    family = [
        (str(m.subject), m.name)
        for m in circle.members.values()
        if m.subject != subject.pk and not m.hidden and m.kind == "adult"
    ]
    form = AddressForm(request.POST or None, family=family)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data

        def act() -> str:
            postcode = check_postcode(data["postcode"]) if data["postcode"] else ""
            actions.moved(viewer, subject.pk, on=data["on"], lines=data["lines"], postcode=postcode, not_to=[int(n) for n in data.get("not_to", ())],
                          not_to_words=data["not_to_words"], source=data["source"])  # fmt: skip
            messages.success(request, "Saved. The home before ended on that day.")
            return reverse("family.map", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    return {
        "heading": "Where they live now",
        "form": form,
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
    }
