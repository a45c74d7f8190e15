"""Writing the children in need census from the record: the mirror of `cin_census.record`, which reads one into it.

told       one child of the census, nested as its elements are, and what could not be told
person     who the child is
episodes   referrals become episodes; which work belongs to which
work       assessments, enquiries and conferences, plans of either kind, pre-proceedings
whole      one child's events as one child of the census; every child of an authority, one after another
xml        the document, written a child at a time
"""
