"""The database itself: the application role is inside the wall, and stays there."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from tests.support.database import as_owner
from throughline.services import database_roles

pytestmark = pytest.mark.django_db


def rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_tests_run_as_the_application():
    assert rows("SELECT current_user, session_user") == [(database_roles.APP, database_roles.APP)]


def test_the_application_has_no_power_over_the_wall():
    powers = "rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
    assert rows(f"SELECT {powers} FROM pg_roles WHERE rolname = current_user") == [(False,) * 5]
    assert rows("SELECT roleid::regrole FROM pg_auth_members WHERE member = current_user::regrole") == []
    assert rows("SELECT relname FROM pg_class WHERE relowner = current_user::regrole") == []
    assert (
        rows("SELECT nspname FROM pg_namespace WHERE has_schema_privilege(oid, 'CREATE') AND nspname !~ '^pg_'") == []
    )


def test_the_application_may_truncate_nothing():
    tables = "FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace <> 'pg_catalog'::regnamespace"
    assert rows(f"SELECT oid::regclass::text {tables} AND has_table_privilege(oid, 'TRUNCATE')") == []
    with pytest.raises(DatabaseError), transaction.atomic():
        rows("TRUNCATE auth_user CASCADE")


def test_every_table_with_a_visibility_is_behind_the_wall():
    walled = """
        SELECT c.oid::regclass::text, c.relrowsecurity, c.relforcerowsecurity,
               EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'vis' AND NOT a.attisdropped
         WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
    """
    found = rows(walled)
    assert found, "no table carries vis: this test looks for the wrong name"
    assert [name for name, on, forced, policed in found if not (on and forced and policed)] == []


def test_functions_with_another_role_s_rights_fix_their_search_path():
    definers = """
        SELECT p.oid::regprocedure::text, p.proowner::regrole::text, coalesce(p.proconfig::text, '')
          FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')
    """
    for name, owner, settings in rows(definers):
        assert owner.startswith("throughline_"), f"{name} runs as {owner}"
        assert "search_path=" in settings, f"{name} can be led astray by the caller's search_path"


def test_views_keep_the_reader_s_rights():
    views = "SELECT oid::regclass::text, reloptions::text FROM pg_class WHERE relkind = 'v' AND relowner = %s::regrole"
    with connection.cursor() as cursor:
        cursor.execute(views, [database_roles.OWNER])
        for name, options in cursor.fetchall():
            assert "security_invoker=true" in (options or ""), f"{name} would show what its owner sees"


def test_the_owner_s_work_is_not_kept_by_an_ordinary_test():
    with pytest.raises(RuntimeError, match="transaction=True"), as_owner(commit=True):
        pass
    with as_owner() as owner:
        assert owner.execute("SELECT current_user::text").fetchone() == (database_roles.OWNER,)
