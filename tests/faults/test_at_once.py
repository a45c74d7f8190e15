"""The same thing twice at the same moment: a form pressed eight times counts once; of two windows on one draft one is
told that the other was first."""

from __future__ import annotations

import json
import re
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.conftest import child_of, owner

pytestmark = pytest.mark.slow
HANDS = 8


def notes(mark: str) -> int:
    """How many events hold these words."""
    with owner() as connection:
        row = connection.execute(
            "SELECT count(*) FROM record_event e JOIN record_content c ON c.id = (e.facts->>'words')::bigint WHERE c.words = %s", [mark]
        ).fetchone()
    assert row is not None
    return int(row[0])


def press(server, keys: list[str], mark: str) -> list[tuple[int, str]]:
    """The same form sent by several windows of one session at once, each with its key."""
    visitor, child, today = server.sign_in("priya"), child_of("priya"), time.gmtime()
    day = {"on_day": str(today.tm_mday), "on_month": str(today.tm_mon), "on_year": str(today.tm_year)}
    windows = [visitor.again() for _ in keys]
    with ThreadPoolExecutor(len(keys)) as hands:
        sent = [
            hands.submit(w.post, f"/children/{child}/record/record.note_written/", key=key, words=mark, seen="no", **day)
            for w, key in zip(windows, keys, strict=True)
        ]
        return [(answer.result().status, answer.result().to) for answer in sent]


def test_a_form_pressed_eight_times_at_once_counts_once(server):
    mark = uuid.uuid4().hex
    answers = press(server, [str(uuid.uuid4())] * HANDS, mark)
    assert notes(mark) == 1
    assert len(set(answers)) == 1 and answers[0][0] == 302, "each hand is shown the same answer"


def test_control_eight_forms_count_eight_times(server):
    mark = uuid.uuid4().hex
    press(server, [str(uuid.uuid4()) for _ in range(HANDS)], mark)
    assert notes(mark) == HANDS


def begun_draft(server):
    visitor, child = server.sign_in("priya"), child_of("priya")
    answer = visitor.get(f"/children/{child}/visit/")
    (draft,) = re.findall(r"visits/([0-9a-f-]{36})/", answer.to)
    with owner() as connection:
        row = connection.execute("SELECT version FROM engines_draft WHERE id = %s", [draft]).fetchone()
    assert row is not None
    return visitor, draft, row[0]


def held(draft: str) -> dict[str, str]:
    with owner() as connection:
        row = connection.execute("SELECT data FROM engines_draft WHERE id = %s", [draft]).fetchone()
    assert row is not None
    return dict(row[0])


def test_of_eight_windows_on_one_draft_one_saves_and_the_others_are_told(server):
    visitor, draft, version = begun_draft(server)
    with ThreadPoolExecutor(HANDS) as hands:
        sent = [
            hands.submit(visitor.again().post, f"/drafts/{draft}/save/", version=str(version), words=f"window {n}") for n in range(HANDS)
        ]
        answers = [answer.result() for answer in sent]
    assert Counter(a.status for a in answers) == {200: 1, 409: HANDS - 1}
    (first,) = (n for n, a in enumerate(answers) if a.status == 200)
    assert held(draft)["words"] == f"window {first}", "what was acknowledged is what is kept"
    assert all("Another window saved this" in a.text for a in answers if a.status == 409)


def test_control_one_window_after_another_saves_each_time(server):
    visitor, draft, version = begun_draft(server)
    for n in range(3):
        answer = visitor.post(f"/drafts/{draft}/save/", version=str(version), words=f"step {n}")
        assert answer.status == 200, answer.text
        version = json.loads(answer.text)["version"]
    assert held(draft)["words"] == "step 2"


def test_somebody_else_s_draft_is_not_there(server):
    _, draft, version = begun_draft(server)
    before = held(draft)
    assert server.sign_in("ian").post(f"/drafts/{draft}/save/", version=str(version), words="mine now").status == 404
    assert held(draft) == before
