"""A sealed record: an import leaves it alone, makes no second one of the child, and tells nothing but how many rows."""

from __future__ import annotations

import uuid

import pytest

from tests.support.builders import council
from tests.support.database import as_owner
from tests.support.returns_903 import CODE, TIA, episode, import_tables, put_aside
from throughline.record.access import acting
from throughline.record.people.models import Identifier
from throughline.returns.models import ImportRun

TABLES = {"Header": [TIA, TIA | {"CHILD": "200"}], "Episodes": [episode("01/05/2025"), episode("01/05/2025", CHILD="200")]}


@pytest.mark.django_db(transaction=True)
def test_a_sealed_child_is_left_to_the_custodian():
    town = council(CODE)
    import_tables(TABLES)
    with acting.as_system(town.authority.pk, "tests"):
        child = Identifier.objects.everything(because="test").get(value="100").subject_id
    with as_owner(commit=True) as owner:
        made = "INSERT INTO record_restrictedset (authority_id, sealed, made_at) VALUES (%s, true, now()) RETURNING id"
        sealed = owner.execute(made, [town.authority.pk]).fetchone()[0]
        owner.execute("SELECT tl.seal(%s::smallint, %s, %s, ARRAY[1, 2], %s, 'adopted')", [town.authority.pk, child, sealed, uuid.uuid4()])
        before = owner.execute("SELECT count(*) FROM record_event").fetchone()[0]
    run = import_tables(TABLES | {"Header": [TIA | {"ETHNIC": "ZZZZ"}, TIA | {"CHILD": "200"}]})
    assert run.state == ImportRun.FINISHED and run.summary["children_new"] == 0
    with acting.as_system(town.authority.pk, "tests"):
        (left,) = put_aside(run)
    assert (left.kind, left.reason, left.subject_id, left.child, left.line) == ("row", "custodian", None, "", None)
    assert left.words.startswith("2 rows")
    with as_owner() as owner:
        assert owner.execute("SELECT count(*) FROM record_event").fetchone()[0] == before
