"""The weekly referral panel: every contact and referral, every assessment that ended in nothing further, and a sample of plans."""

from throughline.engines.agendas.declarations import Agenda, Decision, Gathers
from throughline.practice.front_door import events, queries, roles, settings

referral_panel = Agenda(
    code="front_door.referral_panel",
    title="Referral panel",
    short="referral panel",
    every=settings.panel_every,
    agencies=(("social_care", "Children’s social care"), ("police", "The police"), ("health", "Health"), ("education", "Education"),
              ("early_help", "Early help"), ("probation", "Probation")),
    gathers=(
        Gathers("contacts", "Contacts that did not become a referral", queries.contacts_for_panel),
        Gathers("referrals", "Referrals", queries.referrals_for_panel),
        Gathers("closed", "Assessments that ended in nothing further", queries.assessments_for_panel),
        Gathers("plans", "Children with a protection plan", queries.plans_for_panel, sample=settings.panel_sample),
    ),
    decisions=(
        Decision("agree", "Agree"),
        Decision("step_up", "Step up", changes=True, needs_words=True),
        Decision("step_down", "Step down", changes=True, needs_words=True),
        Decision("learning", "Agree; something to learn", needs_words=True),
    ),
    decided=events.panel_decided,
    held_by=(roles.manager.code, "record.head_of_service", "record.service_manager"),
    seen_by=(roles.social_worker.code, "record.director"),
    home="front_door.queue",
    local="The inspection of 2012, paragraph 76: a weekly panel of agencies looks at all contacts and referrals",
)  # fmt: skip
