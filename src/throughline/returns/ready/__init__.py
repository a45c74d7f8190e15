"""The return all year round: what its rules would find today in what the record tells, child by child.

prepared  the returns that are prepared, by declaration
census    the same of the children in need census, from its own document
places    one box of one kind of entry
mended    which entry, and which box of it, a field of the return is told from
making    one year's tables from the record, by the builder of the return, and what the rules find in them
actions   looking (each night, and again for one child when something was recorded), explanations
queries   what was found, by team, rule and child, and what changed
panels    "For the return" on a child's page; field_notes: at the box of a form
"""
