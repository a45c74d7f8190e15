"""What a parent thought of a conference, first version."""

from throughline.practice.protection.forms.thought_of_parts import thought_of

thought_of_parent_v1 = thought_of("parent", local="The inspection of 2012, paragraph 69: asked after every conference.")
