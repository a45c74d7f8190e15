"""From a police notification at two in the morning to early help: eight people, one family, recorded once."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest

from tests.journeys.hands import HOME, ROWAN, WREN, choose, day, on_the_record, pick, press, saved, send
from tests.journeys.walking import look, said
from throughline.practice.assessment.forms.parts import TOOL_QUESTIONS
from throughline.services import clock

SHARED = {
    "happened": "The police came at two to a fight in the kitchen. Both children were awake.",
    "known": "Nothing was known of this family before tonight; the school had no worries about either of them.",
    "adults": "Kerry at home with both. Their father, Lee, left in the night and is with his brother.",
    "well": "Food, clothes, school on time, bed times.", "worries": "They shout and push when he has been drinking.",
    "change": "Both say it must stop; he has rung the alcohol service himself.",
}  # fmt: skip
OWN = {
    "health": "{name} is well and growing.", "learning": "{name} is at school every day.", "feelings": "{name} is quiet after bad nights.",
    "day": "{name} gets up with mum, walks to school, and reads at night.", "said": "I am {name} and I want it quiet at night",
    "how": "At school, alone, with the crayons",
    "weighed": "The danger is the nights on which he drinks. It has not happened before, both parents see it, and the grandmother is near: "
               "with help now it need not happen again, and if it does the plan says who comes.",
    "otherwise": "We do not know how much he drinks during the week.",
    "summary": "{name} is safe at home with mum. The family wants help with the drinking and the shouting, and gets it from early help.",
}  # fmt: skip


def last_two_o_clock() -> datetime:
    """The last time it was two in the morning."""
    here = clock.london(clock.now())
    night = clock.at_london(here.date(), 2)
    return night if night <= clock.now() else clock.at_london(here.date() - timedelta(days=1), 2)


def told_by_the_police(femi, rowan: str, night: datetime) -> None:
    """The notification of two o'clock, about both children at once."""
    femi.goto(f"{rowan}domestic-abuse/notify/")
    here = clock.london(night)
    day(femi, "on", here.date())
    femi.fill("main input[name=at]", f"{here:%H:%M}")
    day(femi, "told_on", here.date())
    femi.fill("main input[name=told_at]", f"{here:%H:%M}")
    femi.fill("main input[name=reference]", "MH-0200-41")
    pick(femi, "risk", "high")
    for field, name in (("harmed", "Kerry"), ("harms", "Lee")):
        choice = femi.locator(f"main select[name={field}] option", has_text=f"{name} {HOME}").first.get_attribute("value")
        femi.select_option(f"main select[name={field}]", choice)
    for box in femi.locator("main input[name^=child_][value=present]").all():
        femi.locator(f"label[for='{box.get_attribute('id')}']").click()
    femi.fill("main textarea[name=words]", "He broke the kitchen door; both children stood in the hall. He has left.")
    look(femi, "night-notification")
    press(femi, "Take it in")
    assert "at the front door: you need not write it there" in said(femi)
    look(femi, "night-notification-taken-in")


@pytest.mark.requirement("FD-01")
@pytest.mark.requirement("OOH-02")
def test_a_night_to_early_help(site, page):
    night = last_two_o_clock()
    femi = site.sign_in(page(width=1400), "femi")
    rowan, wren = on_the_record(femi, site)
    told_by_the_police(femi, rowan, night)
    found_next_door(site, page(width=1400), rowan)
    case = screened_in_the_morning(site, page(width=1400))
    ian = page(width=1400)
    decided(site, page(width=1400), ian, case)
    priya, nadia = site.sign_in(page(width=1400), "priya"), site.sign_in(page(width=1400), "nadia")
    room = begun(priya, rowan)
    two_hands(priya, nadia, room)
    written(priya, nadia, room, rowan, wren)
    authorised(priya, ian, room)
    stepped_to_early_help(site, priya, page(width=1400), rowan, wren)
    copy_for_their_mother(priya, rowan)


def needed_now(ewan) -> None:
    """Outside a shift: why, before the desk opens."""
    ewan.problems.clear()  # refused, as it must be
    ewan.locator("main").get_by_text("I am needed now", exact=True).click()
    look(ewan, "night-needed-now")
    ewan.fill("main [name=reason]", "Femi is at the hospital with another child")
    ewan.locator("main form button[type=submit]").click()
    assert "The desk is open to you for two hours" in said(ewan)


def found_next_door(site, ewan, rowan: str) -> None:
    """The duty worker of the neighbouring council is not on the rota: they say why, and find the child in Single View."""
    site.sign_in(ewan, "ewan")
    ewan.goto(f"{site.url}/tonight/")
    if "You are not on duty now" in said(ewan):
        needed_now(ewan)
    ewan.goto(f"{site.url}/tonight/")
    ewan.fill("main input[name=q]", f"Rowen {HOME[:-1]}")
    ewan.locator("main form button[type=submit]").first.click()
    look(ewan, "night-single-view-found")
    ewan.locator("main").get_by_role("button", name=re.compile(ROWAN)).first.click()
    ewan.wait_for_url("**/children/*/tonight/")
    text = said(ewan)
    look(ewan, "night-single-view-child")
    assert f"{ROWAN}" in text and "domestic abuse" in text.lower(), "what the police told two hours ago stands on the one page"
    ewan.goto(f"{rowan}night/")
    here = clock.london(clock.now())
    day(ewan, "on", here.date())
    ewan.fill("main input[name=at]", f"{here:%H:%M}")
    ewan.fill("main input[name=about]", "Are the children safe until the morning?")
    pick(ewan, "urgency", "morning")
    ewan.select_option("main select[name=agency]", "nobody")
    ewan.fill("main textarea[name=words]", "Rang their mother: both asleep, he is at his brother’s, her own mother sleeps there tonight.")
    pick(ewan, "referral", "no")
    look(ewan, "night-work")
    press(ewan, "Save")
    assert "It tops the list of whoever has this child in the morning" in said(ewan)


def screened_in_the_morning(site, dev) -> str:
    """The front door finds one call with two children, screens it for both; its address."""
    site.sign_in(dev, "dev")
    dev.goto(f"{site.url}/front-door/")
    look(dev, "morning-queue")
    both = dev.locator("main").get_by_role("link", name=re.compile(f"{ROWAN}|{WREN}"))
    assert both.count() >= 1, "one line for the two of them"
    both.first.click()
    case = dev.url
    text = said(dev)
    assert "incident MH-0200-41" in text and "He broke the kitchen door" in text, "nobody typed it a second time"
    pick(dev, "outcome", "referral")
    dev.select_option("main select[name=level]", index=4)
    dev.fill("main textarea[name=words]", "Two children awake in the hall; a first time, and both parents see it.")
    look(dev, "morning-screening")
    press(dev, "Save: the manager decides")
    assert "Screened. The manager decides." in said(dev)
    return case


def decided(site, mel, ian, case: str) -> None:
    """A manager decides for both within the working day; the area team decides what follows its referral."""
    site.sign_in(mel, "mel")
    mel.goto(case)
    assert " left" in said(mel), "within its time"
    pick(mel, "outcome", "referral")
    team = mel.locator("main select[name=team] option", has_text="North locality, team 2").first.get_attribute("value")
    mel.select_option("main select[name=team]", team)
    mel.fill("main textarea[name=words]", "As proposed: a first time, and violent. They are seen and assessed.")
    pick(mel, "appropriate", "yes")
    look(mel, "morning-decision")
    press(mel, "Decide")
    assert "Decided." in said(mel)
    pick(mel, "how", "telephone")
    press(mel, "Save")
    assert "were told" in said(mel)
    site.sign_in(ian, "ian")
    for name in (ROWAN, WREN):
        ian.goto(f"{site.url}/front-door/referrals/")
        if name == ROWAN:
            look(ian, "morning-referrals")
        ian.locator("main tr, main li").filter(has_text=name).first.locator("a[href*='/referral/']").first.click()
        pick(ian, "outcome", "assessment")
        ian.select_option("main select[name=level]", index=4)
        ian.fill("main textarea[name=words]", "Both seen this week, alone; one assessment for the two.")
        ian.locator("main form").filter(has=ian.locator("[name=outcome]")).locator("button[type=submit]").first.click()
        assert "assessment" in said(ian)


def note(page, room: str, what: str, chosen: dict[str, str], words: dict[str, str]) -> None:
    """Note one thing in the assessment, for both children."""
    page.goto(f"{room}note/?what={what}")
    for name, value in chosen.items():
        if page.locator(f"main select[name={name}]").count():
            page.select_option(f"main select[name={name}]", value)
        else:
            pick(page, name, value)
    for name, value in words.items():
        page.fill(f"main [name={name}]", value)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").last.click()
    assert "Saved at" in said(page), said(page)[:900]


def written(priya, nadia, room: str, rowan: str, wren: str) -> None:
    """Everything that is asked: Priya writes Rowan's part and Nadia Wren's, at the same time."""
    for page in (priya, nadia):
        page.goto(room)
        while (shut := page.locator("details.tl-fold:not([open]) > summary")).count():
            shut.first.click()
    look(priya, "assessment-room")
    for name in ("adults", "well", "worries", "change"):
        priya.locator(f"[name={name}]").first.fill(SHARED[name])
    for page, child, name in ((priya, 0, "Rowan"), (nadia, 1, "Wren")):
        fold = page.locator("details.tl-fold").nth(child)
        for question, words in OWN.items():
            fold.locator(f"[name={question}]").fill(words.format(name=name))
        for question in TOOL_QUESTIONS:
            choose(fold, question, "1")
        choose(fold, "then", "early_help")
        choose(fold, "factors", "3B")
    saved(nadia)
    saved(priya)
    while True:
        priya.goto(room)
        ask = priya.locator("form[action$='/history/']")
        if not ask.count():
            break
        ask.first.locator("[name=words]").fill("A first time; nothing had come before it")
        with priya.expect_navigation():
            ask.first.locator("button").click()
    risk = {"side": "risk", "factor": "domestic_abuse", "severity": "some"}
    note(priya, room, "factor", risk, {"source": "the police", "words": "The night of the broken door"})
    kin = {"side": "protective", "factor": "kin", "severity": "some"}
    note(priya, room, "factor", kin, {"source": "the grandmother", "words": "Her mother sleeps there when asked"})
    for parent, part in (("Kerry", "mother"), ("Lee", "father")):
        note(priya, room, "view", {"who": f"{parent} {HOME}", "part": part}, {"words": "We want help with it, and not a judge"})
        note(priya, room, "shared", {"who": f"{parent} {HOME}", "opinion": "agrees"}, {"words": "Read together at the table"})
    for child in (rowan, wren):
        for who, answer in (("partner", "nobody"), ("household", "everybody")):
            priya.goto(f"{child}family/adults/")
            if not priya.locator(f"main [name=who][value={who}]").count():
                continue
            pick(priya, "who", who)
            pick(priya, "answer", answer)
            if answer == "nobody":
                priya.fill("main [name=known]", "Kerry says so, and the school")
            with priya.expect_navigation():
                priya.locator("main form button[type=submit]").last.click()


def begun(priya, rowan: str) -> str:
    """One assessment of the two; its page."""
    priya.goto(f"{rowan}assessments/begin/")
    priya.select_option("main select[name=kind]", "single")
    priya.locator("main label", has_text="Wren").first.click()
    worker = priya.locator("main select[name=worker] option", has_text="Priya Shah").first.get_attribute("value")
    priya.select_option("main select[name=worker]", worker)
    day(priya, "referred_on", clock.today())
    priya.fill("main [name=why]", "A fight at night, both children awake")
    pick(priya, "meeting", "no")
    priya.fill("main [name=why_no_meeting]", "The police, the school and we spoke this morning")
    look(priya, "assessment-begin")
    priya.locator("main form button[type=submit]").last.click()
    assert "Begun." in said(priya)
    return priya.url.partition("#")[0]


def two_hands(priya, nadia, room: str) -> None:
    """Both have the page open and write into the same shared part: neither text is lost, and both are shown side by side."""
    priya.goto(room)
    nadia.goto(room)
    hers, other = priya.locator("[name=happened]"), nadia.locator("[name=happened]")
    hers.fill(SHARED["happened"])
    priya.locator("[name=known]").fill(SHARED["known"])
    saved(priya)
    other.fill("Neighbours rang at two; he had broken the kitchen door.")
    nadia.get_by_text("Somebody else has saved this since you opened it", exact=False).first.wait_for()
    nadia.problems.clear()  # told that another text had come first
    look(nadia, "assessment-somebody-else-saved")
    priya.goto(room)
    assert "Two texts of one part" in said(priya)
    look(priya, "assessment-two-texts")
    priya.get_by_role("link", name="Lay both side by side").first.click()
    both = said(priya)
    look(priya, "assessment-both-texts")
    assert SHARED["happened"] in both and "Neighbours rang at two" in both, "both texts, word by word"
    send(priya, "Save what stands")
    priya.goto(room)
    assert SHARED["happened"] in priya.locator("[name=happened]").input_value()


def authorised(priya, ian, room: str) -> None:
    """Handed in, graded and authorised by the manager."""
    priya.goto(f"{room}?missing=1")
    look(priya, "assessment-before-it-is-handed-in")
    assert "Everything that must be there is there" in said(priya), said(priya)[:2500]
    send(priya, "Hand it in")
    assert "It is with your manager now" in said(priya)
    ian.goto(room)
    ian.get_by_text("Grade it, authorise or return").click()
    pick(ian, "grade", "3")
    ian.fill("main [name=comment]", "One hears both children; what protects is weighed.")
    pick(ian, "then", "authorised")
    look(ian, "assessment-decide")
    with ian.expect_navigation():
        ian.locator("main form button[type=submit]").last.click()
    assert "Authorised, in your name" in said(ian)


def stepped_to_early_help(site, priya, nell, rowan: str, wren: str) -> None:
    """Help begins with the social worker and goes down a step to early help: the same help, taken on by whoever leads it now."""
    priya.goto(f"{rowan}help/begin/")
    pick(priya, "level", "child_in_need")
    priya.locator("main label", has_text="Wren").first.click()
    priya.fill("main [name=why]", "Both ask for help with the drinking and the shouting")
    priya.select_option("main select[name=author]", "social_care")
    priya.select_option("main select[name=worker]", label=priya.locator("main select[name=worker] option", has_text="Priya Shah").first.inner_text())
    look(priya, "help-begin")
    with priya.expect_navigation():
        priya.locator("main form button[type=submit]").last.click()
    assert "Help began." in said(priya)
    priya.goto(f"{rowan}help/step/")
    pick(priya, "level", "early_help")
    priya.fill("main [name=why]", "Safe at home; what is asked for is early help’s to give")
    priya.select_option("main select[name=to]", label=priya.locator("main select[name=to] option", has_text="Nell Okafor").first.inner_text())
    look(priya, "help-step")
    with priya.expect_navigation():
        priya.locator("main form button[type=submit]").last.click()
    assert "Proposed." in said(priya)
    site.sign_in(nell, "nell")
    for child in (rowan, wren):
        nell.goto(f"{child}help/")
        assert "Child in need" in said(nell), "whoever is asked reads it before they answer"
        if child == rowan:
            look(nell, "help-asked-to-take-over")
        with nell.expect_navigation():
            nell.locator("main button[name=answer][value=accept]").click()
        text = said(nell)
        assert "Accepted" in text and "Early help since" in text and "Nell Okafor leads" in text
    look(nell, "help-taken-over")
    assert text.count(" Early help, since ") >= 1


def copy_for_their_mother(priya, rowan: str) -> None:
    """The printed copy that Kerry is given: plain words, her daughter's own, and nothing that is for workers alone."""
    priya.goto(f"{rowan}assessments/")
    priya.locator("main").get_by_role("link", name="Assessment").first.click()
    priya.locator("main a", has_text="print for").first.click()
    priya.get_by_label(f"Kerry {HOME}", exact=False).first.check()
    look(priya, "assessment-print-for-whom")
    press(priya, "Show the paper")
    priya.wait_for_load_state("networkidle")
    paper = said(priya)
    look(priya, "assessment-copy-for-the-mother")
    hers = ("It is written to Rowan: “you” is Rowan.", "I am Rowan and I want it quiet at night", "What happens next", "Rowan is safe at home with mum",
            SHARED["well"])  # fmt: skip
    for words in hers:
        assert words in paper, words
    for kept in ("Risk: the tool", "as the census counts them", SHARED["known"], "We do not know how much he drinks", "Wren is at school"):
        assert kept not in paper, kept
