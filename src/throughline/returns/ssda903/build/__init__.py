"""Writing the SSDA903 return from the record: the mirror of `ssda903.record`, which reads one into it.

life      one child's events, as far as the return can tell of them
episodes  periods of care, legal statuses and homes become episodes
facts     the other events become the rows of the other tables
cells     what a row says becomes the text of its cells; what cannot be told stays empty and is named
whole     every child of an authority, in order
files     the tables as the official CSV files and as XML
actions   building in the background, freezing what is sent
"""
