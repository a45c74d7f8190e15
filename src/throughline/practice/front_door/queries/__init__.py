"""Questions about contacts, referrals and what follows them."""

from throughline.practice.front_door.queries.for_panel import (
    assessments_for_panel,
    contacts_for_panel,
    plans_for_panel,
    referrals_for_panel,
)

__all__ = ["assessments_for_panel", "contacts_for_panel", "plans_for_panel", "referrals_for_panel"]
