"""Where Django looks for the engines' tables."""

from throughline.engines.agendas.models import Sitting, SittingItem, SittingSeat
from throughline.engines.diary.models import Booking
from throughline.engines.drafts.models import Draft
from throughline.engines.duties.models import Obligation
from throughline.engines.feedback.models import FeedbackRequest, Improvement
from throughline.engines.forms.models import Aside, SigningLent, Writing
from throughline.engines.guests.models import Guest, GuestKey, Invitation
from throughline.engines.measures.models import FrozenFigure, KeptFigures, ReferenceSeries
from throughline.engines.meetings.models import CalendarFeed, MeetingPlan, Seat
from throughline.engines.notices.models import GotInMyWay, Notice
from throughline.engines.papers.models import Unfiled
from throughline.engines.signals.models import SignalRow

__all__ = [
    "Aside",
    "Booking",
    "CalendarFeed",
    "Draft",
    "FeedbackRequest",
    "FrozenFigure",
    "GotInMyWay",
    "Guest",
    "GuestKey",
    "Improvement",
    "Invitation",
    "KeptFigures",
    "MeetingPlan",
    "Notice",
    "Obligation",
    "ReferenceSeries",
    "Seat",
    "SignalRow",
    "SigningLent",
    "Sitting",
    "SittingItem",
    "SittingSeat",
    "Unfiled",
    "Writing",
]
