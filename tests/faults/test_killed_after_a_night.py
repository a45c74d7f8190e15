"""kill -9 in what follows a review and a missing night: a dispute's later stages, the follow-up, supervision, the child's own page."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterator, Mapping

import pytest

from tests.faults.killing import key, rows, worked_until_killed
from tests.faults.test_killed_in_care import both_have, today
from tests.faults.visitor import Visitor
from tests.journeys.test_a_review import newest

pytestmark = pytest.mark.slow
Windows = Mapping[str, Visitor]


def went(answer, *, not_to: str = "") -> None:
    """It was taken: the server sends on, and not back to the form."""
    assert answer.status == 302 and (not not_to or not_to not in answer.to), (answer.status, answer.to, answer.text[:1500])


# --- Each walk goes on until the server dies, and says after each step what was acknowledged ------------------------


def disputes(windows: Windows, child: str, number: int, mark: str) -> Iterator[str]:
    """Raised, answered by the manager, taken to the service manager, settled."""
    for n in itertools.count():
        went(windows["gwen"].post(f"/children/{child}/disputes/raise/", key=key(), about=f"{mark} {n}", words="Decide by the end of the month"))
        yield f"{mark} {n} looked_after.dispute_raised"
        ((at,),) = rows("SELECT id FROM record_event WHERE type = 'looked_after.dispute_raised' AND facts->>'about' = %s", f"{mark} {n}")
        here = f"/children/{child}/disputes/{at}/"
        went(windows["ian"].post(here, key=key(), what="answer", words="The plan stands"))
        yield f"{mark} {n} looked_after.dispute_answered"
        went(windows["gwen"].post(here, key=key(), what="further", to="service:", words="Two months are long"))
        yield f"{mark} {n} looked_after.dispute_taken_up service"
        went(windows["gwen"].post(here, key=key(), what="settle", came="changed", words="A date is agreed"))
        yield f"{mark} {n} looked_after.dispute_resolved"


def disputes_lost(acknowledged: list[str], number: int) -> list[str]:
    """Steps that were acknowledged and are not there, and disputes that stand at no stage."""
    held = rows("SELECT r.facts->>'about', e.type, e.facts->>'stage' FROM record_event r JOIN record_event e ON e.id = r.id OR e.thread = r.id "
                "WHERE r.subject_id = %s AND r.type = 'looked_after.dispute_raised'", number)  # fmt: skip
    there = {f"{about} {type}" for about, type, _ in held} | {f"{about} {type} {stage}" for about, type, stage in held}
    mark = acknowledged[0].split()[0]
    bare = {about for about, type, _ in held if about.startswith(mark)} - {a for a, type, _ in held if type == "looked_after.dispute_taken_up"}
    return sorted(set(acknowledged) - there) + [f"{about} at no stage" for about in sorted(bare)]


def follow_ups(windows: Windows, child: str, number: int, mark: str) -> Iterator[str]:
    """Missing and back, the visit, its evaluation by somebody else, the end of the follow-up."""
    for n in itertools.count():
        windows["priya"].post(f"/children/{child}/record/missing.went_missing/", key=key(), kind="M", words=f"{mark} {n}", **today())
        windows["priya"].post(f"/children/{child}/record/missing.came_back/", key=key(), **today())
        ((at,),) = rows("SELECT e.id FROM record_event e JOIN record_content c ON c.id = (e.facts->>'words')::bigint WHERE c.words = %s", f"{mark} {n}")
        here = f"/children/{child}/missing/{at}/"
        went(windows["priya"].post(here, key=key(), step="visit", outcome="held", alone="yes", words=f"{mark} {n} said", reasons="Home", harm="None",
                                   actions="A date", **today()))  # fmt: skip
        yield f"{at} missing.return_interview"
        went(windows["ian"].post(here, key=key(), step="evaluate", adequate="yes", theme="family", words=f"{mark} {n} learnt"))
        yield f"{at} missing.return_evaluated"
        went(windows["ian"].post(here, key=key(), step="close", reason=""))
        yield f"{at} missing.follow_up_closed"


def follow_ups_lost(acknowledged: list[str], number: int) -> list[str]:
    """Steps that are not there; visits without their words; and times missing that the board shows otherwise than they are."""
    there = {f"{thread} {type}" for thread, type in rows("SELECT thread, type FROM record_event WHERE subject_id = %s", number)}
    bare = rows("SELECT 'words of ' || e.id FROM record_event e WHERE e.subject_id = %s AND e.type IN ('missing.return_interview', "
                "'missing.return_evaluated') AND e.recorded_at > now() - interval '1 hour' AND NOT EXISTS (SELECT 1 FROM record_content c WHERE "
                "c.id = (e.facts->>'words')::bigint)", number)  # fmt: skip
    other = rows(
        "SELECT 'shown otherwise: ' || m.key FROM missing_timemissing m WHERE m.subject_id = %s AND ("
        "(m.visited_on IS NULL) = EXISTS (SELECT 1 FROM record_event e WHERE e.thread = m.key AND e.type = 'missing.return_interview') OR "
        "(m.evaluated_on IS NULL) = EXISTS (SELECT 1 FROM record_event e WHERE e.thread = m.key AND e.type = 'missing.return_evaluated') OR "
        "(m.closed_on IS NULL) = EXISTS (SELECT 1 FROM record_event e WHERE e.thread = m.key AND e.type = 'missing.follow_up_closed'))", number,
    )  # fmt: skip
    return sorted(set(acknowledged) - there) + [r[0] for r in (*bare, *other)]


def supervisions(windows: Windows, child: str, number: int, mark: str) -> Iterator[str]:
    """A supervision of one child with an action, written and signed, again and again."""
    ((worker, who),) = rows("SELECT s.uuid, w.id FROM record_worker w JOIN auth_user u ON u.id = w.user_id JOIN record_subject s ON s.id = w.subject_id "
                            "WHERE u.username = 'priya'")  # fmt: skip
    ((name,),) = rows("SELECT name FROM record_person WHERE subject_id = %s", number)
    for n in itertools.count():
        began = windows["ian"].get(f"/children/{worker}/forms/supervision.supervision/begin/")
        writing = began.to.strip("/").split("/")[-1]
        parts = {
            "self": {"well": f"{mark} {n} tired"},
            "children": {f"cases.0.{k}": v for k, v in {
                "child": f"{number} {name}", "analysis": f"{mark} {n} goes quiet after each visit to the father",
                "reflection": f"{mark} {n} may be the journey and not the visit", "decision": "Change the day", "what": f"{mark} {n} ask",
                "who": str(who), "by": "2030-01-01"}.items()},
        }  # fmt: skip
        for section, answers in parts.items():
            ((version,),) = rows("SELECT coalesce((saves->%s->>'version')::int, 0) FROM engines_writing WHERE id = %s", section, writing)
            went(windows["ian"].post(f"/forms/{writing}/save/", key=key(), section=section, version=str(version), **answers), not_to="/both/")
            yield f"{mark} {n} saved {section}"
        went(windows["ian"].post(f"/forms/{writing}/finish/", key=key()), not_to="missing=1")
        yield f"{mark} {n} signed"


def supervisions_lost(acknowledged: list[str], number: int) -> list[str]:
    """What was saved or signed and is not there; and signatures of which a part is missing: held, talked about, its action."""
    held = rows("SELECT id::text, state, event, answers->'self'->>'well', answers->'children'->'cases'->0->>'what' FROM engines_writing "
                "WHERE form = 'supervision.supervision' AND answers->'self'->>'well' LIKE %s", f"{acknowledged[0].split()[0]} %")  # fmt: skip
    there = set()
    for _, state, event, well, what in held:
        said = well.removesuffix(" tired")
        there.add(f"{said} saved self")
        there |= {f"{said} saved children"} if what == f"{said} ask" else set()
        there |= {f"{said} signed"} if state == "signed" and event else set()
    mark = acknowledged[0].split()[0]
    signed = rows("SELECT count(*) FROM record_event s JOIN record_event h ON h.id = (s.facts->>'tells')::bigint AND h.type = 'supervision.held' "
                  "WHERE s.type = 'forms.form_signed' AND s.id = ANY(%s)", [row[2] for row in held if row[1] == "signed"])[0][0]  # fmt: skip
    thought = rows("SELECT count(*) FROM record_event e JOIN record_content c ON c.id = (e.facts->>'analysis')::bigint WHERE e.subject_id = %s "
                   "AND e.type = 'supervision.case_discussed' AND c.words LIKE %s", number, f"{mark} %")[0][0]  # fmt: skip
    promised = rows("SELECT count(*) FROM record_event WHERE subject_id = %s AND type = 'supervision.action_agreed' AND facts->>'what' LIKE %s",
                    number, f"{mark} %")[0][0]  # fmt: skip
    half = [] if signed == thought == promised else [f"{signed} signed, {thought} on the child's record, {promised} promised"]
    return sorted(set(acknowledged) - there) + half


def own_pages(windows: Windows, child: str, number: int, mark: str) -> Iterator[str]:
    """A child writes on her own page; her social worker answers."""
    email = f"{mark}@child.example"
    went(windows["priya"].post(f"/children/{child}/own-page/invite/", key=key(), part="child", name="The child", email=email))
    come, her = newest(email, r"http://[^/]+(/guest/come/\S+)"), Visitor(windows["priya"].url)
    her.get(come)
    her.post(come, send="1")
    went(her.post(come, code=newest(email, r"code is (\d{6})")))
    ((invitation,),) = rows("SELECT i.id::text FROM engines_invitation i JOIN engines_guest g ON g.id = i.guest_id WHERE g.email = %s", email)
    for n in itertools.count():
        words = f"{mark} {n} can I ring my brother"
        went(her.post(f"/guest/{invitation}/me/say/", key=key(), what="worker", words=words))
        yield f"voice.wrote_to_us {words}"
        ((at,),) = rows("SELECT e.id FROM record_event e JOIN record_content c ON c.id = (e.facts->>'words')::bigint WHERE c.words = %s", words)
        went(windows["priya"].post(f"/children/{child}/own-page/{at}/answer/", key=key(), words=f"{mark} {n} yes, on Sunday"))
        yield f"voice.message_answered {mark} {n} yes, on Sunday"


def own_pages_lost(acknowledged: list[str], number: int) -> list[str]:
    """Words of the child, or answers to her, that are not there; and messages that nobody was told of."""
    held = rows("SELECT e.type || ' ' || c.words FROM record_event e JOIN record_content c ON c.id = (e.facts->>'words')::bigint "
                "WHERE e.subject_id = %s AND e.type LIKE 'voice.%%'", number)  # fmt: skip
    untold = rows("SELECT 'nobody was told of ' || e.id FROM record_event e WHERE e.subject_id = %s AND e.type = 'voice.wrote_to_us' AND "
                  "e.recorded_at > now() - interval '1 hour' AND NOT EXISTS (SELECT 1 FROM engines_notice n WHERE n.once LIKE 'wrote:' || e.id || '%%')",
                  number)  # fmt: skip
    return sorted(set(acknowledged) - {r[0] for r in held}) + [r[0] for r in untold]


WALKS: list[tuple[tuple[str, ...], Callable[..., Iterator[str]], Callable[..., list[str]], int]] = [
    (("gwen", "ian"), disputes, disputes_lost, 6),
    (("priya", "ian"), follow_ups, follow_ups_lost, 5),
    (("ian",), supervisions, supervisions_lost, 4),
    (("priya",), own_pages, own_pages_lost, 5),
]


@pytest.mark.parametrize(("who", "walk", "lost", "enough"), WALKS, ids=lambda value: getattr(value, "__name__", None))
def test_what_was_acknowledged_is_there_and_nothing_is_half_there(server, who, walk, lost, enough):
    mark, (child, number) = f"k{uuid.uuid4().hex[:12]}", both_have()
    windows = {name: server.sign_in(name) for name in who}
    acknowledged = worked_until_killed(server, windows, walk(windows, child, number, mark), enough)
    assert lost(acknowledged, number) == []
    server.start()
    assert server.sign_in("priya").get(f"/children/{child}/").status == 200
    assert rows("SELECT count(*) FROM record_submission WHERE went_to = ''")[0][0] == 0, "no form counts as sent that went nowhere"


def test_control_what_was_never_kept_is_found_out(server):
    """Something that was said to be saved and was not is named by each of the questions."""
    _, number = both_have()
    for lost in (disputes_lost, follow_ups_lost, supervisions_lost, own_pages_lost):
        assert "knever 1 signed" in lost(["knever 1 signed"], number), lost.__name__
