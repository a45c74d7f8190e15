"""What a good assessment looks like: the published standards, with invented exemplars. Grading asks by these and no others.

A changed wording is another version; a grade keeps the version by which it was given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Standard:
    """One standard, what good work shows, and what weak work looks like."""

    code: str
    title: str
    good: str
    weak: str


@dataclass(frozen=True)
class Exemplar:
    """A passage of an invented assessment, with why it is good."""

    title: str
    words: str
    why: str


@dataclass(frozen=True)
class Library:
    """The standards of one version and the exemplars to them, by kind of assessment."""

    version: int
    since: date
    standards: tuple[Standard, ...]
    more: dict[str, tuple[Standard, ...]]
    """Standards that only some kinds have."""
    exemplars: dict[str, tuple[Exemplar, ...]]

    def of(self, kind: str) -> tuple[Standard, ...]:
        """The standards by which this kind is graded."""
        return (*self.standards, *self.more.get(kind, ()))

    def shown(self, kind: str) -> tuple[Exemplar, ...]:
        """What a good one of this kind reads like: its own exemplars, else those of the assessment."""
        return self.exemplars.get(kind) or self.exemplars["single"]


COMMON = (
    Standard("child", "The child is in it", "One hears and sees this child, in their own words, not a child of that age.",
             "“Presented as happy and well cared for.” Brothers and sisters have the same paragraphs."),
    Standard("history", "History is weighed", "Earlier episodes are told with what they mean now: pattern, change, or neither.",
             "A list of dates, or nothing before this referral."),
    Standard("adults", "Every adult is known", "Fathers, partners and others at home are named and assessed, or it is said why not.",
             "Father “not involved”, nobody asked."),
    Standard("risk", "Risk and protection are weighed", "Each factor with what shows it, how grave it is, and what holds against it.",
             "Worries and strengths in two lists that never meet."),
    Standard("analysis", "It says what it means", "Why, what else it could be, what happens if nothing changes.", "The events told again."),
    Standard("agencies", "Others contributed", "What school, health and police know is in it, and where they disagree.", "“Agency checks completed.”"),
    Standard("parents", "Parents are heard and challenged", "Their view in their words; where they did not come, it was taken up with them.",
             "“Mother failed to engage”, and nothing follows."),
    Standard("conclusion", "It concludes", "What should happen, for each child, that a parent understands.", "“Continue to monitor.”"),
)  # fmt: skip
LIBRARY = Library(
    version=1,
    since=date(2012, 9, 1),
    standards=COMMON,
    more={
        "parenting": (
            Standard("theory", "It rests on theory", "Each finding says which theory or research it rests on, and how.", "“Attachment issues were observed.”"),
            Standard("issues", "Every key issue is explored", "Each issue with evidence and finding, or the reason why it is left out.",
                     "What brought the family to us is not mentioned again."),
        ),
        "pre_birth": (
            Standard("birth", "It is ready before the birth", "Plan for the birth, the first night and the first month, with who is told.",
                     "A plan to be made at the discharge meeting."),
        ),
    },
    exemplars={
        "single": (
            Exemplar("A child who is there", "Leo sorts his cars by colour before he speaks. “Dad shouts at the wall, not at me,” he said, and "
                     "moved the red one behind him. On the two days when his father does not drink he sleeps through; his teacher sees it next morning.",
                     "One child, what he does, what he says, and what others see, tied to what worries us."),
            Exemplar("History weighed", "This is the third referral about drinking in four years. Each time it stopped when grandmother moved in, and "
                     "began again within two months of her leaving. What protects Leo is not the promise to stop; it is her.",
                     "The pattern, not the dates, and what it says about the plan."),
        ),
        "parenting": (
            Exemplar("A finding on theory", "Ms Oak turned to Ava each time she cried, but with a frightened face, in five of seven visits. Main and "
                     "Hesse (1990) describe how a frightened parent leaves a child without a way to settle. It fits what we saw; it "
                     "does not tell us whether it can change. The twelve sessions of video feedback do: by the ninth she smiled first.",
                     "Observation, theory, its limit, and the evidence on change."),
        ),
        "pre_birth": (
            Exemplar("Earlier children", "Two older children were removed in 2021. Then she hid the pregnancy until the eighth month; now she "
                     "came at nine weeks, has a midwife she trusts, and left the man who hurt them. Six months of that is a beginning, not proof.",
                     "What has changed, said as it is, without hope standing in for evidence."),
        ),
    },
)  # fmt: skip
