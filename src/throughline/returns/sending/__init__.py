"""Writing the return from the record, looking at it, and freezing what is sent.

work      the files, what the rules find in them, what was explained: into a sealed folder
actions   having it written in the background; freezing it
queries   what is there, and whether the record has changed since
page      what the pages say
"""
