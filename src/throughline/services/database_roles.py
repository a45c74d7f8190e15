"""The database's roles and what each of them may do. All of it stands here and nowhere else.

    throughline_owner    owns the schema and its tables and runs migrations and rebuilds; not a superuser
    throughline_app      the web and the jobs: reads and writes rows inside the wall, owns nothing, may not TRUNCATE
    throughline_sealed   owns the sealed schema; nobody signs in as it
    throughline_audit    owns the functions that write the audit; nobody signs in as it

The statements are idempotent and need a superuser, once for a server and once for a database. On a server of your own
let its administrator run what `python -m throughline.services.database_roles DATABASE` prints, and set passwords there.
"""

from __future__ import annotations

import sys

import psycopg

OWNER = "throughline_owner"
APP = "throughline_app"
SEALED = "throughline_sealed"
AUDIT = "throughline_audit"

ATTRIBUTES = {
    OWNER: "LOGIN BYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE",
    APP: "LOGIN NOBYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE",
    SEALED: "NOLOGIN NOBYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE",
    AUDIT: "NOLOGIN NOBYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE",
}
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent", "fuzzystrmatch")


def server_statements() -> list[str]:
    """Statements that make the roles, once for a whole server."""
    made = [
        f"DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        for role in ATTRIBUTES
    ]
    return [
        *made,
        *(f"ALTER ROLE {role} {attributes}" for role, attributes in ATTRIBUTES.items()),
        # So that a migration can hand a schema or a function over to them; the application belongs to neither.
        f"GRANT {SEALED}, {AUDIT} TO {OWNER}",
    ]


def database_statements(database: str) -> list[str]:
    """Statements for one database, run while connected to it."""
    if '"' in database:
        raise ValueError(f"not a name for a database: {database}")
    return [
        *(f"CREATE EXTENSION IF NOT EXISTS {extension} SCHEMA public" for extension in EXTENSIONS),
        f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC',
        f'GRANT CONNECT, CREATE, TEMPORARY ON DATABASE "{database}" TO {OWNER}',
        f'GRANT CONNECT, TEMPORARY ON DATABASE "{database}" TO {APP}',
        f"ALTER SCHEMA public OWNER TO {OWNER}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public TO {APP}, {SEALED}, {AUDIT}",
        # No TRUNCATE: row triggers and policies do not see one.
        f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public"
        f" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP}",
        f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {APP}",
    ]


def prepare(database: str, *, host: str, superuser: str = "postgres") -> None:
    """Make the roles and give them their rights in a database that exists.

    Raises psycopg.errors.InsufficientPrivilege when `superuser` is none.
    """
    with psycopg.connect(host=host, user=superuser, dbname=database, autocommit=True) as connection:
        for statement in server_statements() + database_statements(database):
            connection.execute(statement)


if __name__ == "__main__":
    for line in server_statements() + database_statements(sys.argv[1] if len(sys.argv) > 1 else "throughline"):
        print(line + ";")
