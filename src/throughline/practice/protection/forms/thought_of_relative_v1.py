"""What somebody else of the family thought of a conference, first version."""

from throughline.practice.protection.forms.thought_of_parts import thought_of

thought_of_relative_v1 = thought_of(
    "relative",
    local="The inspection of 2012, paragraph 69: asked after every conference, of each of the family who was there.",
)
