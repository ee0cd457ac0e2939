"""What the tests of the page share: npm's checkers, installed once."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CHECKERS = ("package.json", "biome.json")


@pytest.fixture(scope="session")
def checkers(pytestconfig: pytest.Config) -> Path:
    """A folder kept between runs in which axe-core and biome are installed; skips where npm cannot do that."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("needs npm, which brings axe-core and biome")
    cache = pytestconfig.cache
    assert cache is not None
    folder = Path(cache.mkdir("page-checkers"))
    wanted = (HERE / "package.json").read_text(encoding="utf-8")
    stamp = folder / "installed.json"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        for name in CHECKERS:
            shutil.copy(HERE / name, folder / name)
        options = ("--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock", "--loglevel=error")
        done = subprocess.run(
            [npm, "install", *options], cwd=folder, capture_output=True, text=True, timeout=180, check=False
        )
        if done.returncode:
            pytest.skip(f"npm could not install axe-core and biome: {done.stderr[-300:]}")
        stamp.write_text(wanted, encoding="utf-8")
    shutil.copy(HERE / "biome.json", folder / "biome.json")
    return folder
