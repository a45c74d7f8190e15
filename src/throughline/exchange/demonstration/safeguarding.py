"""What the safeguarding partners have in common: the multi-agency child protection team, and the library of procedures.

The members and their agencies are invented, and so are the procedures: short, and not to be worked by."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from throughline.practice.protection.events import procedures as library
from throughline.practice.protection.events import team as nominations
from throughline.practice.protection.models import PlanPeriod
from throughline.practice.protection.roles import assistant_director, conference_chair, partner
from throughline.record.ledger.actions import Entry, append
from throughline.record.people.models import Subject
from throughline.record.workers import events as staff
from throughline.record.workers.models import Appointment, Team

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

TEAM, LEAD = "Multi-agency child protection team", "Selina Marsh"
MEMBERS = {
    "Wyn Daley": ("police", "Merehaven Police, public protection unit", "Superintendent A. Thorne", 410),
    "Ada Okoro": ("health", "Mereside Community NHS Trust", "Director of nursing", 385),
}
"""From police and health. Education's member has left and nobody follows yet: a gap that the team's page says."""
LEFT = ("Piers Gant", "education", "Merehaven schools’ forum", "Chair of the forum", 400, 24)
CHILDREN = 8
"""Children whose protection the team's social worker leads."""

WORKERS = ["record.social_worker", "record.assistant_team_manager", "record.team_manager"]
CHAIRS = [conference_chair.code, *WORKERS]
PROCEDURES = (
    ("strategy", "2025-1", 420, WORKERS, "Two young people from the participation group",
     "It now says who tells the child that people are talking about them, and when.",
     "Ring the police and health before you meet, not after. Say what is known, what is not, and who will find out by when. A discussion "
     "of two agencies needs its reason written down. Before it ends, name who speaks to the child, alone, and on which day."),
    ("enquiry", "2025-1", 420, WORKERS, "A mother who was asked about an injury that was none",
     "Parents are told in writing what the worry is, on the first day.",
     "See the child, and see them alone. Ask brothers and sisters too. Tell the parents what the worry is in plain words and leave it with "
     "them on paper. The outcome is one of four, with its reason; a conference is called within fifteen working days of the discussion."),
    ("conference", "2025-2", 300, CHAIRS, "Four parents and a young person who chaired a mock conference",
     "Reports reach the family two working days before. The room is laid out with them.",
     "Everybody has read the reports before they sit down, the family first. The chair meets the family and the child before. The family "
     "doctor is always asked. Start with what is going well. A decision is for each child, with what would have to change."),
    ("plan", "2025-2", 300, CHAIRS, "Four parents",
     "The first page is in words that a twelve-year-old can read.",
     "Each outcome says what will be different for the child. Each action has one owner and one day. Say what happens if it does not "
     "change: the contingency is written while everybody is calm."),
    ("core_group", "2025-1", 420, WORKERS, "Two grandparents who came to every meeting of theirs",
     "It can meet after school and after work.",
     "It meets within ten working days of the conference and then at least every four weeks. The parents are members. It looks at the plan "
     "line by line; what was not done twice is taken to the chair."),
    ("review", "2026-1", 12, CHAIRS, "A young person who had five reviews",
     "The child is asked what has changed before the professionals are.",
     "First within three months, then within six. A plan that has not changed since the last review is said to be so, and why. If it ends, "
     "say who still comes to the house."),
)  # fmt: skip
READERS = ("Priya Shah", "Joel Hardy", "Owen Pritchard", "Ian Webb")


def tell(made: Plan) -> None:
    """The team and who works in it."""
    if made.era.as_at.year <= 2014:
        return
    house, today = made.house, made.world.as_at
    house.team(TEAM, "protection", "Children’s services")
    house.hire(
        LEAD,
        WORKERS[0],
        TEAM,
        "Lead child protection practitioner",
        began_on=today - timedelta(days=420),
        phone="07700 900 211",
    )
    for nth, (name, (_part, agency, _by, since)) in enumerate(MEMBERS.items()):
        house.hire(
            name,
            partner.code,
            TEAM,
            agency,
            began_on=today - timedelta(days=since),
            phone=f"07700 900 {212 + nth}",
            qualified=False,
        )
    name, _part, agency, _by, since, back = LEFT
    house.hire(
        name,
        partner.code,
        TEAM,
        agency,
        began_on=today - timedelta(days=since),
        left_on=today - timedelta(days=back),
        phone="07700 900 214",
        qualified=False,
    )


def lay(made: Plan, authority: int) -> None:
    """Nominations, whose protection the team leads, and every step's procedure with who has read it."""
    if made.era.as_at.year <= 2014:
        return
    today, by = made.world.as_at, made.house.by_name
    alma = next(s for s in made.world.staff if s.role == assistant_director.code and s.left_on is None)
    about = Subject.objects.get(authority_id=authority, kind="authority").pk
    team = Team.objects.get(authority_id=authority, name=TEAM)
    lead, there_since = by[LEAD].pk, by[LEAD].began_on
    entries = []
    for name, (part, agency, who, days) in {**MEMBERS, LEFT[0]: LEFT[1:5]}.items():
        post = Appointment.objects.get(worker_id=by[name].pk, team=team)
        began = today - timedelta(days=days)
        entries.append(Entry(nominations.member_nominated, post.worker.subject_id, began, {
            "part": part, "agency": agency, "nominated_by": who, "from_on": began, "post": post.pk}, by=alma.pk))  # fmt: skip
    protected = PlanPeriod.objects.everything(because="whose protection the team leads").filter(
        authority_id=authority, ended_on__isnull=True, subject__vis=0).order_by("-began_on", "subject_id")  # fmt: skip
    for period in protected[:CHILDREN]:
        entries.append(Entry(staff.allocated, period.subject_id, max(period.began_on, there_since), {
            "role": "lead_protection", "worker": lead, "team": team.pk}, by=alma.pk))  # fmt: skip
    entries += [
        Entry(library.procedure_published, about, today - timedelta(days=back + 14), {
            "step": step, "version": version, "from_on": today - timedelta(days=back), "roles": roles, "consulted": consulted, "changed": changed,
            "words": words}, by=alma.pk)
        for step, version, back, roles, consulted, changed, words in PROCEDURES]  # fmt: skip
    numbers = append(entries)[-len(PROCEDURES) :]
    append([
        Entry(library.procedure_read, about, today - timedelta(days=back), {"of": number}, by=by[name].pk)
        for number, (_step, _version, back, *_rest) in zip(numbers, PROCEDURES, strict=True)
        for name in READERS if name in by and (back > 30 or name != "Joel Hardy")])  # fmt: skip
