"""Reading an SSDA903 return into the record.

    sent      the files as they were sent, and the names beside them
    rows      cells are read one by one; what cannot be read is put aside with its place and the reason
    told      the rows as they were told, year upon year, for one child
    episodes  episodes of care become periods of care, legal statuses and homes
    facts     the other tables become what they say
    story     all of it together: the events a child's rows amount to, each with a key of its own
    join      the difference to what an earlier import said goes into the ledger: new, corrected, taken back
    kept      the rows as they were told, for the next year's files to be joined to
    whose     which authority's return it is
    actions   the whole import, in one transaction
"""
