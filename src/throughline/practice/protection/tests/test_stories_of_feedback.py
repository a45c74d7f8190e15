"""Chronologies: whoever else of the family was at a conference is asked for themselves, and whoever stayed away is not."""

from throughline.practice.protection.duties.conferences import ask_other_parent, ask_relative


def test_the_other_parent_and_a_relative_are_asked_because_they_were_there(story):
    happened = """    on         | event                      | facts
                      2026-03-02 | protection.conference_held | kind=initial
                      2026-03-02 | meetings.attended          | meeting=protection.initial_conference_meeting part=other_parent came=came name=Father
                      2026-03-02 | meetings.attended          | meeting=protection.initial_conference_meeting part=relative came=part name=Nan
                      2026-03-02 | meetings.attended          | meeting=looked_after.review_meeting part=relative came=came name=Nan
                      2026-03-10 | feedback.asked             | feedback=protection.feedback part=other_parent name=Father how=paper
                      2026-06-02 | meetings.attended          | meeting=protection.review_conference_meeting part=relative came=not name=Nan """
    story(ask_other_parent, seen_on="2026-06-10", happened=happened,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-16 | 2026-03-10 | on time """)  # fmt: skip
    story(ask_relative, seen_on="2026-06-10", happened=happened,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-16 |            | overdue """)  # fmt: skip
