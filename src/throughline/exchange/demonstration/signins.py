"""Who can sign in to the invented authority, and what each sign-in is for."""

from __future__ import annotations

import json

from throughline.exchange.demonstration.writing import PASSWORD
from throughline.record.workers.models import Worker

FOR = {
    "priya": "a social worker: 14 children in 7 families, the Harrows among them",
    "joel": "a social worker who is away; Priya stands in",
    "nadia": "a social worker with too many children, some not seen in time",
    "ian": "assistant team manager, covering for Lorraine",
    "lorraine": "team manager, away for three weeks",
    "mel": "manager of the front door: decides on contacts, holds the referral panel",
    "dev": "social worker of the front door: screens what comes in",
    "hattie": "contact officer: answers the telephone",
    "gwen": "independent reviewing officer: reviews, and whom nobody met first",
    "carys": "child protection chair: conferences, drift, challenges",
    "alma": "assistant director, safeguarding: every plan, and what two sign off",
    "hugh": "independent consultant: reads what is decided before two sign it off",
    "nell": "early help worker, North: families helped by agreement, groups in the centres",
    "beth": "service manager of the localities",
    "ruth": "head of service, children in care",
    "dan": "director: every figure",
    "joan": "lead member: figures, no child by name",
    "amrit": "performance analyst: measures, returns, import",
    "moira": "information governance: who looked, glass that was broken",
    "tessa": "custodian of the record",
    "keith": "system administrator: people, settings, no child’s record",
    "sandra": "business support of North locality, team 2",
    "femi": "night duty: any child, by saying why",
    "ewan": "night duty of Farside, next door: this council’s children on a shift, or saying why now",
    "sam": "social worker with the police: screens what they tell of abuse at home",
    "cora": "MARAC coordinator: the MARAC, programmes for those who harm, offenders",
}


def as_json() -> str:
    """The sign-ins for a program: username and password of each."""
    known = Worker.objects.filter(user__username__in=FOR).values_list("user__username", flat=True)
    return json.dumps([{"username": user, "password": PASSWORD} for user in FOR if user in set(known)])


def table() -> str:
    """The sign-ins as a table in words."""
    known = dict(Worker.objects.filter(user__username__in=FOR).values_list("user__username", "name"))
    if not known:
        return "There is no invented authority here."
    width = max(len(name) for name in known.values())
    lines = [f"  {known[user]:<{width}}  {user:<9} {what}" for user, what in FOR.items() if user in known]
    return "\n".join(["", "Sign in as (who / sign-in / for what):", *lines, f"  All with the password  {PASSWORD}", ""])
