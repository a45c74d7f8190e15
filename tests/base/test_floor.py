"""The floor stands on Python alone."""

import subprocess
import sys
from pathlib import Path

import throughline.base

MODULES = sorted(path.stem for path in Path(throughline.base.__file__).parent.glob("[a-z]*.py"))


def test_the_floor_imports_nothing_but_python_and_itself() -> None:
    imports = "".join(f"import throughline.base.{name}\n" for name in MODULES)
    script = f"{imports}import sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    # without site, so that what the environment loads on starting up does not count
    command = [sys.executable, "-S", "-c", script]
    source = Path(throughline.base.__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(source)})
    loaded = {name for name in done.stdout.split() if not name.startswith("_sysconfigdata")}
    assert loaded - set(sys.stdlib_module_names) - {"__main__", "throughline"} == set()
    assert len(MODULES) >= 10
