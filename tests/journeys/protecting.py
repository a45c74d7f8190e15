"""What journeys about protection share: a family as it is known before anything happens, and how forms and meetings are filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.journeys.walking import said

FAMILY = """
import json
from datetime import date, timedelta
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.models import Authority, Subject
from throughline.record.workers import events as staff
from throughline.record.workers.models import Worker
from throughline.record.workers.queries import team_of
from throughline.services import clock
town, today = Authority.objects.get(), clock.today()
ago = today - timedelta(days=150)
made = {}
with acting.as_system(town.pk, "a family for a journey"):
    def somebody(key, kind, given, family, born, **more):
        one = Subject.objects.create(authority=town, kind=kind)
        record(people.person_described, one, on=max(born, ago), given=given, family=family, born_on=born, **more)
        made[key] = one
        return one
    mother = somebody("mother", "adult", "Selam", "Haile", date(1990, 2, 11), phone="01632 960 771")
    father = somebody("father", "adult", "Yonas", "Tesfaye", date(1986, 7, 3))
    years = lambda n: date(today.year - n, 5, 14)
    children = [somebody(k, "child", n, "Haile", years(a)) for k, n, a in (("abel", "Abel", 11), ("bethel", "Bethel", 8), ("dawit", "Dawit", 3))]
    refuge = dict(lines="Room 6, Wren House, Linnet Way", postcode="WA9 3QZ", kind="home", not_to=[father.pk], protected_source="non-molestation order")
    record(people.address_began, mother, on=ago, **refuge)
    priya, carys = (Worker.objects.get(user__username=u) for u in ("priya", "carys"))
    for n, child in enumerate(children):
        record(people.related, child, on=ago, other=mother.pk, kind="mother", parental_responsibility=True, lives_together=True)
        record(people.related, child, on=ago, other=father.pk, kind="father", parental_responsibility=True)
        record(people.address_began, child, on=ago, **refuge)
        for other in children[n + 1:]:
            record(people.related, child, on=ago, other=other.pk, kind="sibling")
        record(staff.allocated, child, on=ago, role="social_worker", worker=priya.pk, team=team_of(priya.pk, today))
        record(staff.allocated, child, on=ago, role="conference_chair", worker=carys.pk, team=team_of(carys.pk, today))
print(json.dumps({k: str(v.uuid) for k, v in made.items()}))
"""
"""A mother who fled, her three children, and the father who must not learn where they are. Prints the address of each page."""


def write(part: Any, answers: dict[str, str | tuple[str, ...]]) -> None:
    """Answer questions of one part of a form, each by the name that its field has."""
    for name, value in answers.items():
        if isinstance(value, tuple):
            for code in value:
                part.locator(f"input[name='{name}'][value='{code}']").check()
            continue
        fields = part.locator(f"[name='{name}']")
        kind = fields.first.get_attribute("type") or fields.first.evaluate("e => e.tagName.toLowerCase()")
        if kind == "radio":
            part.locator(f"label:has(input[name='{name}'][value='{value}'])").click()
        elif kind == "select":
            options = fields.first.locator("option").evaluate_all("all => all.map(o => [o.value, o.textContent.trim()])")
            fields.first.select_option(value=next(v for v, words in options if value in (v, words)))
        else:
            fields.first.fill(value)


def begin(page: Any, child: str, form: str, parts: dict[str, dict[str, Any]]) -> None:
    """Begin a form about a child, write all of its parts, and leave it open."""
    page.goto(f"{child}forms/{form}/begin/")
    for name, answers in parts.items():
        part = page.locator(f"#s-{name}")
        write(part, answers)
        part.get_by_role("button", name="Save this part").click()
        page.wait_for_load_state()


def hand_in(page: Any) -> None:
    """Finish the form that is open; whoever signs it has it then."""
    page.locator("#finish").get_by_role("button", name=re.compile("^(Hand it in|Sign it)$")).click()
    assert "Before it can be signed" not in said(page), said(page)


def sign_all(page: Any, url: str, names: Sequence[str]) -> int:
    """Open, read and sign every form about these children that waits for this person; how many there were."""
    signed = 0
    while True:
        page.goto(f"{url}/forms/to-sign/")
        found = [page.get_by_role("link", name=re.compile(f"read it all.*{name}")) for name in names]
        waiting = next((links for links in found if links.count()), None)
        if waiting is None:
            return signed
        waiting.first.click()
        page.get_by_role("button", name="Agree and sign").click()
        signed += 1


def comment_all(page: Any, url: str, names: Sequence[str]) -> int:
    """Comment on every form about these children that waits for this person's comment; how many there were."""
    done = 0
    while True:
        page.goto(f"{url}/forms/to-sign/")
        found = [page.locator("main a").filter(has_text=re.compile(f"^{name}:")) for name in names]
        waiting = next((links for links in found if links.count()), None)
        if waiting is None:
            return done
        waiting.first.click()
        page.get_by_text("I agree", exact=True).click()
        page.fill("#second-words", "I have read it, and it is right for this child.")
        page.get_by_role("button", name="Save my comment").click()
        done += 1


def arrange(page: Any, child: str, kind: str, on: date, where: str, names: Sequence[str], chair: str = "") -> str:
    """Arrange a meeting for these children; the address of its room."""
    page.goto(f"{child}meetings/{kind}/")
    for box in page.locator("input[name=children]").all():
        label = page.locator(f"label[for={box.get_attribute('id')}]").inner_text().strip()
        if (label in names) != box.is_checked():
            box.click()
    for part, value in (("day", on.day), ("month", on.month), ("year", on.year)):
        page.fill(f"input[name=on_{part}]", str(value))
    page.fill("input[name=where]", where)
    if chair:
        page.locator("select[name=chair]").select_option(label=chair)
    page.get_by_role("button", name="Arrange it").click()
    assert "Now say who is asked" in said(page)
    return str(page.url)


def seat(page: Any, line: str, who: str, agency: str, email: str = "") -> None:
    """Name who takes a seat, the same for each child, and invite them where there is an address."""
    page.locator("li").filter(has_text=re.compile(f"^{line}")).first.get_by_role("link", name=re.compile("name them|ask them|change")).click()
    page.fill("#name", who)
    page.fill("#agency", agency)
    if email:
        page.fill("#email", email)
    if page.locator("#also").count():
        page.locator("#also").check()
    page.get_by_role("button", name="Save").click()


def minutes(page: Any, name: str, parts: dict[str, dict[str, Any]]) -> None:
    """Write the minutes of one child, part by part, as they are written in the meeting."""
    for part, answers in parts.items():
        fold = page.locator("details.tl-fold").filter(has=page.locator("summary h2", has_text=name))
        if fold.get_attribute("open") is None:
            fold.locator("summary").first.click()
        sheet = fold.locator(f"section[id^='s-{part}-']")
        write(sheet, answers)
        sheet.get_by_role("button", name="Save this part").click()
        page.wait_for_load_state()


def hold(page: Any, *, away: Sequence[str] = ()) -> None:
    """Everybody came but these; it is saved, and what was decided goes out."""
    for line in page.locator("#finish fieldset").all():
        who = line.locator("legend").inner_text()
        line.get_by_text("did not" if any(one in who for one in away) else "came", exact=True).click()
    page.locator("#finish").get_by_role("button", name=re.compile("^Save")).first.click()
    assert "the decisions are sent" in said(page), said(page)


def copy_for(page: Any, url: str, reader: str, button: str = "Show the paper") -> str:
    """What stands on the paper that one reader gets."""
    page.goto(url)
    page.get_by_label(re.compile(f"^{reader}")).first.check()
    page.get_by_role("button", name=button).click()
    return " ".join(page.locator("body").inner_text().split())
