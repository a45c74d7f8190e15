"""The library of procedures: each version with who helped to write it, and who has read it."""

from throughline.record.ledger.types import PROFESSIONALS, Choice, Day, EventType, Line, Many, Number, Words

GROUP = "Child protection"
STEPS = {
    "strategy": "Strategy discussion", "enquiry": "Section 47 enquiry", "conference": "Conference", "plan": "Child protection plan",
    "core_group": "Core group", "review": "Review conference",
}  # fmt: skip
"""Steps of child protection that have a procedure of their own."""

procedure_published = EventType(
    code="protection.procedure_published", title="Procedure published", sentence="A procedure was published: {step}, {version}[; it grew with {consulted}]",
    about=("authority",), audience=PROFESSIONALS, group=GROUP, recorded_by=None,
    facts=(Choice("step", "Step", codes=STEPS, required=True), Line("version", "Version", required=True, longest=60),
           Day("from_on", "In force from", required=True), Line("consulted", "Who with experience of it helped", required=True, longest=300),
           Many("roles", "Whose work it is", each=Line("role", "Role", longest=80)),
           Words("changed", "What changed because of them", required=True), Words("words", "The procedure", required=True)),
)  # fmt: skip
procedure_read = EventType(
    code="protection.procedure_read", title="Procedure read", sentence="A procedure was read", about=("authority",), audience=PROFESSIONALS, group=GROUP,
    recorded_by=None, quiet=True, facts=(Number("of", "Which version", required=True, most=2**62),),
)  # fmt: skip
