"""Where Django looks for the record's tables; each is defined, and argued for, in its own room."""

from throughline.record.access.models import (
    BreakGlass,
    ReasonGiven,
    RestrictedGrant,
    RestrictedSet,
)
from throughline.record.audit.models import AuditEntry
from throughline.record.documents.models import Document
from throughline.record.families.models import Alias
from throughline.record.ledger.changes import Change
from throughline.record.ledger.models import Content, Event, Occasion, Submission
from throughline.record.people.models import (
    Address,
    Authority,
    Identifier,
    Person,
    Relationship,
    SettingValue,
    Subject,
)
from throughline.record.workers.models import (
    Absence,
    Agency,
    Allocation,
    Appointment,
    Cover,
    Team,
    Worker,
)

__all__ = [
    "Absence", "Address", "Agency", "Alias", "Allocation", "Appointment", "AuditEntry", "Authority", "BreakGlass",
    "Change", "Content", "Cover", "Document", "Event", "Identifier", "Occasion", "Person", "ReasonGiven", "Relationship",
    "RestrictedGrant", "RestrictedSet", "SettingValue", "Subject", "Submission", "Team", "Worker",
]  # fmt: skip
