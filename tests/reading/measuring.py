"""The project's own measure of reading (`scripts/measure_reading.py`), for the tests."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]


def measuring() -> ModuleType:
    """The measuring script as a module."""
    spec = importlib.util.spec_from_file_location("measure_reading", ROOT / "scripts" / "measure_reading.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
