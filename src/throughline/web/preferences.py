"""What a reader may choose about the page itself: size of type, room between lines, colour of the ground.

The choices live with the person's account, never in the browser. A page gets them as the context variable `prefs`,
a dict such as {"type": "large", "space": "wide", "tint": "cream", "plain_titles": True}.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from throughline.web.forms import Form, Segmented

TYPE = (("", "ordinary"), ("large", "large"), ("larger", "larger"))
SPACE = (("", "ordinary"), ("wide", "wide"))
TINT = (("", "paper"), ("white", "white"), ("cream", "cream"), ("blue", "blue"), ("rose", "rose"), ("green", "green"))


def preference_classes(prefs: Mapping[str, Any] | None) -> str:
    """Classes for the root element. Unknown values are left out, so nothing written by hand reaches the page."""
    chosen = prefs or {}
    return " ".join(
        f"tl-{name}-{chosen[name]}"
        for name, choices in (("type", TYPE), ("space", SPACE), ("tint", TINT))
        if chosen.get(name) and chosen[name] in dict(choices)
    )


class PreferencesForm(Form):
    """The form behind `web/preferences.html`; `cleaned_data` is what to keep as `prefs`."""

    type = forms.ChoiceField(label="Size of type", choices=TYPE, required=False, widget=Segmented)
    space = forms.ChoiceField(label="Room between lines and letters", choices=SPACE, required=False, widget=Segmented)
    tint = forms.ChoiceField(label="Colour of the page", choices=TINT, required=False, widget=Segmented)
    plain_titles = forms.BooleanField(
        label="Leave names out of the window’s title",
        help_text="The title shows on the taskbar and in the browser’s history, where others may read it.",
        required=False,
    )
