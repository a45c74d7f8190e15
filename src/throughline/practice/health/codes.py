"""Codes of the national return (SSDA903) that this area speaks in."""

from throughline.base.codes import Code, CodeList

WHY_NO_SCORE = CodeList(
    "SDQ_REASON",
    [
        Code("SDQ1", "Under 4 or over 16 at the latest assessment"),
        Code("SDQ2", "Carer refused"),
        Code("SDQ3", "Severity of the child’s disability"),
        Code("SDQ4", "Other"),
        Code("SDQ5", "Child refused"),
    ],
    "Why there is no score",
)
"""Why no strengths and difficulties score could be given."""
