"""The project's own files, as text and as Python trees, for the tests that police them."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "throughline"
NOT_OURS = {".git", "node_modules", "build", "__pycache__", ".venv", ".tools", ".local", ".hypothesis"}
NOT_OURS |= {".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache"}


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, in the repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True) if shutil.which("git") else None
    if listed and listed.returncode == 0:
        found = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:  # a copy without git
        found = [path for path in ROOT.rglob("*") if not NOT_OURS & set(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in found if path.is_file() and not path.is_symlink()))


def inside(path: Path) -> str:
    """The path as it is written in these tests: from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str | None:
    """The file's text, or None for a picture or another binary."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def product_modules() -> Iterator[Path]:
    """The product's own Python files: no tests, no migrations."""
    for path in project_files():
        parts = path.relative_to(ROOT).parts
        if path.suffix == ".py" and parts[0] == "src" and not {"tests", "migrations"} & set(parts):
            yield path


def dotted(node: ast.AST) -> str:
    """`a.b.c` for such an expression, and what can be read of another: `?.c`."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return "?"


def attributes(path: Path) -> Iterator[tuple[int, str]]:
    """Each `a.b` in a module, with its line."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute):
            yield node.lineno, dotted(node)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Each module a file imports from, with its line; `from a.b import c` gives both a.b and a.b.c."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
