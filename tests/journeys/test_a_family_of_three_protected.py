"""Three children from the first worry to the end of a plan, with four people at once: manager, social worker, chair, health visitor.

Time passes as it does: the discussion, the conference and the plan stand on a day three months ago and the first core group a month
after it, each typed on the same site while its clock stands there (`site.on`); the second core group, the challenge, the review and the
step-down are of today. Only the family itself is planted: the children, their mother in a refuge, and the father who must not learn where.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

from tests.journeys.protecting import (
    FAMILY,
    arrange,
    begin,
    comment_all,
    copy_for,
    hand_in,
    hold,
    minutes,
    seat,
    sign_all,
    write,
)
from tests.journeys.test_a_review import MAIL, come_in
from tests.journeys.walking import look, said
from throughline.services import clock

SECRETS = ("Wren House", "Linnet Way", "WA9 3QZ", "01632 960 771")
"""Where their mother lives now, and her telephone."""


def weekday(day: date) -> date:
    """That day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def planted(site) -> dict[str, str]:
    return json.loads(site.manage("shell", "-v", "0", "-c", FAMILY).strip().splitlines()[-1])


def test_a_family_of_three_from_the_first_worry_to_the_end_of_a_plan(site, page):
    today = clock.today()
    made = planted(site)
    with site.on(weekday(today - timedelta(days=80))) as then:
        worried_and_planned(then, page, made)
    with site.on(weekday(today - timedelta(days=42))) as then:
        first_core_group(then, page, made)
    drifts_and_ends(site, page, made)


NAMES = ("Abel", "Bethel", "Dawit")
CONCERN = "The school saw marks on Abel’s arm. He said that his father found them at the shops and held him hard."
KNOWN = {
    "shared": "Police were called twice to the old flat. The school saw bruises. Health knows of missed checks for Dawit.",
    "child": "“He held my arm and it hurt.”",
    "now": "They are with their mother, where he does not find them",
}
DECIDED = {"outcome": "section_47", "enquiry_by": "joint", "see": "Priya sees each of them at school and at the nursery today",
           "why": "Bruises, and a father who follows them"}  # fmt: skip


def enquiry(name: str, outcome: str, day: date) -> dict[str, dict[str, str]]:
    return {
        "seen": {"on": day.isoformat(), "alone": "yes", "said": f"{name} showed the place on the arm and looked down"},
        "others": {"parents": "Selam says that he follows them. He says that it is not true.",
                   "agencies": "Police, school and health tell the same of this year", "past": "Two calls of the police last year, at the old flat"},
        "found": {"danger": f"{name} was held hard and is afraid of being found by him again", "strengths": "Their mother left and keeps them near her",
                  "outcome": outcome, "why": "He looks for them, and it is likely to happen again",
                  **({"now": "They live where he does not know, and school has a password"} if outcome == "conference" else {})},
    }  # fmt: skip


def worried_and_planned(then, page, made):
    """The day of the worry: discussion, enquiry, conference and plan."""
    day = date.fromisoformat(then.environment["THROUGHLINE_CLOCK_AS_AT"])
    url = {name: f"{then.url}/children/{made[name.lower()]}/" for name in NAMES}
    ian, priya = then.sign_in(page(width=1400), "ian"), then.sign_in(page(width=1400), "priya")
    carys, visitor = then.sign_in(page(width=1400), "carys"), page(width=1400)

    priya.goto(f"{url['Abel']}protection/")
    priya.get_by_role("link", name="Record a reason to suspect significant harm").click()
    write(priya.locator("main form"), {"category": "PHY", "words": CONCERN})
    for box in priya.locator("input[name=also]").all():
        box.check()
    priya.get_by_role("button", name="Save", exact=True).click()

    arrange(ian, url["Abel"], "protection.strategy_discussion", day, "By video", NAMES, chair="Ian Webb")
    for line, who, agency in (("Police", "PC Anna Holt", "Mersey police"), ("Health", "Hana Field", "Mere health visitors"),
                              ("School or nursery", "Sam Oakes", "Mere Primary")):  # fmt: skip
        seat(ian, line, who, agency)
    look(ian, "protect-strategy-room")
    for name in NAMES:
        minutes(ian, name, {"known": KNOWN, "decided": DECIDED})
    hold(ian, away=("Another service",))

    # Who makes the enquiry is the manager's to say; what it found is written, handed in and signed.
    ian.goto(f"{url['Abel']}protection/allocate/")
    ian.locator("select[name=worker]").select_option(label="Priya Shah")
    ian.get_by_role("button", name="Give it to them").click()
    assert "Priya Shah makes the enquiry" in said(ian)
    for name in NAMES:
        begin(priya, url[name], "protection.section_47", enquiry(name, "conference", day))
        hand_in(priya)
    assert sign_all(ian, then.url, [f"{name} Haile" for name in NAMES]) == 3

    # The conference. The health visitor is invited, tells of one child after the other, and sees nothing else.
    room = arrange(carys, url["Abel"], "protection.initial_conference_meeting", day, "Town hall", NAMES)
    hana = f"hana.{made['abel'][:8]}@health.example"
    seat(carys, "Health visitor", "Hana Field", "Mere health visitors", hana)
    seat(carys, "The family doctor", "Dr Ola Finch", "Mere Lane Surgery")
    look(carys, "protect-conference-room")
    come_in(visitor, hana)
    tells(visitor, NAMES)
    carys.goto(room)
    assert said(carys).count("read what they say") == 3
    for name in NAMES:
        minutes(carys, name, conference(name))
    hold(carys, away=("Early help",))
    look(carys, "protect-conference-held")

    plans(then, priya, ian, url, day)
    papers(priya, url, visitor)


def tells(visitor, names):
    """What the health visitor is asked, child by child; she is told of no address."""
    home = visitor.url
    for name in names:
        visitor.goto(home)
        visitor.get_by_role("link", name=re.compile(f"{name} Haile")).first.click()
        page_now = said(visitor)
        assert not [secret for secret in SECRETS if secret in page_now], page_now
        visitor.get_by_label("What do you know about this child and family?").fill(f"{name} came to every clinic since June, with the mother.")
        visitor.get_by_role("button", name="Share it").click()
        assert "Thank you" in said(visitor)
    look(visitor, "protect-visitor")


FULL = ("Abel Haile", "Bethel Haile")
DANGER = {"Abel": "Being hurt by father", "Bethel": "Being found by father"}
CATEGORY = {"Abel": "PHY", "Bethel": "EMO"}
SUMMARY = {
    "Abel": "Abel was hurt when his father found him. That must not happen again.",
    "Bethel": "Bethel is afraid of being found, and nobody yet knows how to stop it.",
    "Dawit": "Dawit is safe with his mother now. The health visitor goes on seeing him.",
}


def conference(name: str) -> dict[str, dict[str, object]]:
    """What the chair writes for one child: a plan for two of them, none for the youngest."""
    plan = name in DANGER
    risk: dict[str, object] = {"danger": "He follows them and has hurt Abel when he found them", "strengths": "Their mother, the school and the refuge"}
    if plan:
        risk |= {"risks.0.risk": DANGER[name], "risks.0.now": "new"}
    decided: dict[str, object] = {"decision": "plan" if plan else "no_plan", "summary": SUMMARY[name]}
    if plan:
        decided |= {"category": CATEGORY[name], "recommended": "He does not come near them, and they feel safe on their way to school",
                    "members": ("parent", "social_worker", "health", "school")}  # fmt: skip
    return {
        "before": {"earlier": "none"},
        "doctor": {"gave": "attended", "practice": "Mere Lane Surgery"},
        "risk": risk,
        "views": {"child": "“I want to walk to school and not look back.”", "parents": "Selam: “Help me to keep him away.”",
                  "agencies": "Police, health and school agree"},
        "decided": decided,
    }  # fmt: skip


FOR_PARENTS = {
    "Abel": "We are worried that Abel gets hurt. His dad must stay away from him. Mum brings him to school. If this does not work, we ask the court.",
    "Bethel": "We are worried that Bethel is scared. Her dad must not look for her. She talks with Hana each week. If this does not work, we ask the court.",
}


def plan(name: str, day: date) -> dict[str, dict[str, str]]:
    """The plan as the social worker writes it. What she notes of the house is for those who may know the house."""
    return {
        "danger": {"worried": f"{DANGER[name]}: he looks for the children and hurt Abel", "strengths": "Mum left and keeps them near her", "stage": "full"},
        "goals": {"needs.0.domain": "safety", "needs.0.need": DANGER[name], "needs.0.change": f"{name} walks to school without fear",
                  "needs.0.know": "No calls to the police, and the school hears it too", "needs.0.actions.0.what": "Asks the court to keep him away",
                  "needs.0.actions.0.who": "Priya Shah", "needs.0.actions.0.done_by": "Selam Haile", "needs.0.actions.0.by": (day + timedelta(days=14)).isoformat()},
        "seeing": {"how_often": "Priya comes to Wren House, Linnet Way each week", "rules": "Nobody tells him where they live. Ring Selam on 01632 960 771."},
        "otherwise": {"contingency": "If he finds them again we ask a lawyer the same day what the court can do"},
        "views": {"child": "“I want to walk to school.”", "parents": "“I will do all of it.”"},
        "plain": {"for_parents": FOR_PARENTS[name], "for_child": "You should be safe. Priya comes to see you each week. You can tell her all."},
    }  # fmt: skip


def plans(then, priya, ian, url, day):
    """Two plans, written by the social worker and agreed by the manager."""
    for name in DANGER:
        begin(priya, url[name], "protection.plan", plan(name, day))
        hand_in(priya)
    assert sign_all(ian, then.url, FULL) == 2
    priya.goto(f"{url['Dawit']}protection/")
    assert "No plan, and none before" in said(priya)
    priya.goto(f"{url['Abel']}protection/")
    assert "Protected by a plan" in said(priya) and "physical abuse" in said(priya)


def papers(priya, url, visitor):
    """What the parents hold in their hands. His copy tells what must change and never where they are; the minutes of the day neither."""
    for reader in ("Selam Haile", "Yonas Tesfaye"):
        copy = copy_for(priya, f"{url['Abel']}protection/give/", reader, "Print it for them")
        for words in ("The plan to keep your child safe", FOR_PARENTS["Abel"], "Abel walks to school without fear", "How we will know",
                      "Asks the court to keep him away", "If it does not work", "“I will do all of it.”"):  # fmt: skip
            assert words.strip("“”") in copy, (reader, words, copy)
        assert "Is this the outline" not in copy and "You can tell her all" not in copy, "the child’s words are the child’s"
        look(priya, f"protect-plan-for-{reader.split()[0].lower()}")
        assert not [secret for secret in SECRETS if secret in copy], (reader, copy)
        assert "[held back]" in copy
    mine = copy_for(priya, f"{url['Abel']}protection/give/", "Me, for my own work", "Print it for them")
    assert "Wren House" in mine and "01632 960 771" in mine, "what there is to hold back stands in her own copy"
    for mail in MAIL.glob("*.log"):
        assert not [secret for secret in SECRETS if secret in mail.read_text()], mail


def group(name: str, rating: str, next_on: date) -> dict[str, dict[str, str]]:
    """What a core group found for one child."""
    return {
        "progress": {"outcomes.0.rating": rating, "outcomes.0.what": "School and police say so", "said": f"For {name} it is as the rating says",
                     "child": "“I look back less.”" if rating == "improved" else "“I still look back.”"},
        "agreed": {"next_on": next_on.isoformat()},
    }  # fmt: skip


def first_core_group(then, page, made):
    """A month later: better for one, not for the other."""
    day = date.fromisoformat(then.environment["THROUGHLINE_CLOCK_AS_AT"])
    priya = then.sign_in(page(width=1400), "priya")
    core_group(priya, f"{then.url}/children/{made['abel']}/", day)


def core_group(priya, abel, day):
    room = arrange(priya, abel, "protection.core_group", day, "Mere Primary", tuple(DANGER))
    seat(priya, "Health", "Hana Field", "Mere health visitors")
    for name, rating in (("Abel", "improved"), ("Bethel", "same")):
        minutes(priya, name, group(name, rating, day + timedelta(days=35)))
    hold(priya, away=("Police", "Early help"))
    return room


NO_PROGRESS = "Nothing has become better through two core groups"


def flags(page, child):
    """What the page of drift says of one child."""
    lines = page.locator("main tr, main li").filter(has=page.locator(f"a[href*='{child}']"))
    return " ".join(lines.all_inner_texts())


def drifts_and_ends(site, page, made):
    """Today: the second core group makes the drift true; it is challenged and answered; the review ends one plan and goes on with the other."""
    today = clock.today()
    url = {name: f"{site.url}/children/{made[name.lower()]}/" for name in NAMES}
    ian, priya, carys = (site.sign_in(page(width=1400), who) for who in ("ian", "priya", "carys"))
    visitor, drift = page(width=1400), f"{site.url}/protection/drift/"
    carys.goto(drift)
    assert NO_PROGRESS not in flags(carys, made["bethel"])
    core_group(priya, url["Abel"], today)
    carys.goto(drift)
    assert NO_PROGRESS in flags(carys, made["bethel"]) and NO_PROGRESS not in flags(carys, made["abel"])
    look(carys, "protect-drift")

    carys.goto(f"{url['Bethel']}protection/")
    carys.get_by_role("link", name="Chair: challenge").click()
    write(carys.locator("main form"), {"about": "No change in two core groups", "words": "What keeps him from finding her on Monday?"})
    carys.get_by_role("button", name="Save", exact=True).click()
    ian.goto(f"{url['Bethel']}protection/")
    look(ian, "protect-challenged")
    ian.goto(f"{url['Bethel']}due/")
    assert "No change in two core groups" in said(ian), "the challenge, with its day"

    # The manager answers the record's question and the chair's. No answer without words.
    ian.goto(drift)
    ian.locator("main tr").filter(has=ian.locator(f"a[href*='{made['bethel']}']")).filter(has_text=NO_PROGRESS).get_by_role("link", name=re.compile("owed")).click()
    look(ian, "protect-drift-question")
    ian.locator("main textarea").first.fill("The police put her way to school on their round from today; a lawyer is asked this week")
    ian.locator("main form button[type=submit]").first.click()
    ian.goto(f"{url['Bethel']}record/protection.challenge_answered/")
    ian.get_by_role("button", name="Save", exact=True).click()
    assert "Fill in “What is done, and by when”" in said(ian)
    ian.get_by_label("What is done, and by when").fill("The police are on her way each morning from Tuesday")
    ian.get_by_role("button", name="Save", exact=True).click()
    ian.goto(f"{url['Bethel']}due/")
    assert "No change in two core groups" not in said(ian)
    carys.goto(drift)
    owed = carys.locator("main tr").filter(has=carys.locator(f"a[href*='{made['bethel']}']")).filter(has_text=NO_PROGRESS).inner_text()
    assert "owed" not in owed, owed
    carys.goto(url["Bethel"])
    assert "The chair’s challenge was answered" in said(carys)

    review_and_step_down(site, page, made, url, ian, priya, carys, visitor)


def reviewed(name: str) -> dict[str, dict[str, object]]:
    """The review of one child: one plan ends, the other goes on under another category."""
    ends = name == "Abel"
    decided: dict[str, object] = {
        "decision": "continue", "category": "MUL", "summary": "Bethel is still afraid, so the plan goes on and the police do more.",
        "recommended": "He is kept from her way to school",
    }  # fmt: skip
    if ends:
        decided = {"decision": "end", "reason": "safe", "then": "child_in_need", "summary": "Abel walks to school and is not afraid any more.",
                   "support": "Priya leads the plan by agreement and comes on Thursday"}  # fmt: skip
    return {
        "since": {"outcomes.0.rating": "achieved" if ends else "same", "progress": "The school sees it every morning, and so does their mother at home",
                  "drift": "Nothing was done about her way to school", "category_stays": "yes" if ends else "no"},
        "doctor": {"gave": "report", "practice": "Mere Lane Surgery"},
        "risk": {"danger": "He was seen near Wren House once in October and not since", "risks.0.now": "gone" if ends else "open",
                 "strengths": "Their mother, the school and Linnet Way’s neighbours"},
        "views": {"child": "“I want my own key.”", "parents": "Selam: “We sleep again.”", "agencies": "Police, health and school agree"},
        "decided": decided,
    }  # fmt: skip


def review_and_step_down(site, page, made, url, ian, priya, carys, visitor):
    room = arrange(carys, url["Abel"], "protection.review_conference_meeting", clock.today(), "Town hall", tuple(DANGER))
    hana = f"hana.{made['abel'][:8]}@health.example"
    seat(carys, "Health visitor", "Hana Field", "Mere health visitors", hana)
    come_in(visitor, hana)
    tells(visitor, tuple(DANGER))
    carys.goto(room)
    for name in DANGER:
        minutes(carys, name, reviewed(name))
    hold(carys, away=("Early help",))
    look(carys, "protect-review-held")
    visitor.reload()

    # Three children, three outcomes.
    for name, words in (("Abel", "No plan now"), ("Bethel", "Protected by a plan"), ("Dawit", "No plan, and none before")):
        priya.goto(f"{url[name]}protection/")
        assert words in said(priya), (name, said(priya))
    priya.goto(f"{url['Bethel']}protection/")
    assert "more than one kind" in said(priya) and "emotional abuse" in said(priya), "the category now, and at first"

    # An ended plan is stepped down when two have signed, and not before.
    after = f"{url['Abel']}protection/after/"
    soon = clock.today() + timedelta(days=3)
    for expected in ("not signed off yet", "in place"):
        priya.goto(after)
        write(priya.locator("main form"), {"who": "Priya Shah", "first_on_day": str(soon.day), "first_on_month": str(soon.month), "first_on_year": str(soon.year)})
        priya.get_by_role("button", name="Save", exact=True).click()
        assert expected in said(priya), said(priya)
        if expected == "in place":
            break
        hugh, alma = site.sign_in(page(width=1400), "hugh"), site.sign_in(page(width=1400), "alma")
        assert comment_all(hugh, site.url, FULL) == 3, "two plans that began and one that ended"
        assert sign_all(alma, site.url, FULL) == 3
    look(priya, "protect-stepped-down")
    priya.goto(f"{url['Abel']}protection/")
    assert "a child in need plan" in said(priya) and "End signed off not yet" not in said(priya)

    # What the review decided, for the father, and the address on no page of somebody whose post does not open it.
    priya.goto(f"{url['Abel']}forms/")
    priya.get_by_role("link", name="Review conference").first.click()
    read = priya.url
    assert "Wren House" in said(priya), "what there is to hold back"
    priya.get_by_role("button", name="Print for…").click()
    priya.get_by_label(re.compile("^Yonas Tesfaye")).check()
    priya.get_by_role("button", name="Show the paper").click()
    copy = said(priya)
    assert "Abel walks to school" in copy and not [secret for secret in SECRETS if secret in copy], (read, copy)
    look(priya, "protect-review-for-yonas")
    for where in ("", "family/", "due/", "protection/", "meetings/"):
        carys.goto(f"{url['Abel']}{where}")
        assert not [secret for secret in SECRETS if secret in said(carys)], carys.url
    femi = site.sign_in(page(width=1400), "femi")
    femi.goto(url["Abel"])
    assert "You do not work with this child." in said(femi) and not [secret for secret in SECRETS if secret in femi.content()]
    for mail in MAIL.glob("*.log"):
        assert not [secret for secret in SECRETS if secret in mail.read_text()], mail
