"""Make a database of the embedded server ready for use, and remember on it what was done.

What was done is kept as a comment on the database itself, so that it is copied, renamed and dropped with it.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from throughline.services import database_roles

PACKAGE = Path(__file__).resolve().parents[1]
SUPERUSER = "postgres"


def connect(host: str, database: str = "postgres", user: str = SUPERUSER) -> psycopg.Connection[Any]:
    """A connection outside Django, each statement committed by itself."""
    return psycopg.connect(host=host, user=user, dbname=database, autocommit=True)


def schema_fingerprint() -> str:
    """A digest of all that decides the schema: migrations, what they import of ours, the roles, the locked packages."""
    files = set(PACKAGE.rglob("migrations/*.py")) | set(PACKAGE.rglob("*.sql")) | {Path(database_roles.__file__)}
    for migration in list(files):
        for module in re.findall(r"^\s*(?:from|import) (throughline\.[\w.]+)", migration.read_text(), re.MULTILINE):
            path = PACKAGE.parent.joinpath(*module.split("."))
            files |= {found for found in (path.with_suffix(".py"), path / "__init__.py") if found.exists()}
    lock = PACKAGE.parents[1] / "requirements.lock"
    files |= {lock} if lock.exists() else set()
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(str(file.relative_to(PACKAGE.parents[1])).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def exists(host: str, database: str) -> bool:
    with connect(host) as connection:
        return bool(connection.execute("select 1 from pg_database where datname = %s", [database]).fetchone())


def create(host: str, database: str, template: str | None = None) -> None:
    """Make a database, empty or as a copy of `template`, with its roles and rights."""
    statement = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database))
    if template:
        # A copy of files, not of every row through the log: several times as fast on a server without fsync.
        statement += sql.SQL(" TEMPLATE {} STRATEGY FILE_COPY").format(sql.Identifier(template))
    with connect(host) as connection:
        connection.execute(statement)
    database_roles.prepare(database, host=host, superuser=SUPERUSER)


def drop(host: str, database: str) -> None:
    with connect(host) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))


def state(host: str, database: str) -> dict[str, str]:
    """What was done to this database, empty when nothing was."""
    with connect(host) as connection:
        row = connection.execute(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = %s", [database]
        ).fetchone()
    return dict(json.loads(row[0])) if row and row[0] else {}


def remember(host: str, database: str, **done: str) -> None:
    """Add to what was done to this database."""
    text = json.dumps(state(host, database) | done)
    with connect(host) as connection:
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(database), sql.Literal(text)))
