"""Taking a census into the record: the mirror of `cin_census.build`.

cells   reading one element: its value in one form, or why it cannot be read
rows    the tables as read become rows of readable cells, child by child; what cannot be read is put aside
story   all that a child's rows of any years amount to: events, each with a key of its own
way     how the importer of returns is to take a census: it is the same one that takes SSDA903
"""
