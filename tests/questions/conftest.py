"""The sample pages built once, and the invented graph in a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.rdf import statements
from kg.graph.store import write_store
from tests.conftest import run_kg
from tests.graph.invented import BUILD, GRAPH

SAMPLE = Path(__file__).parents[2] / "kg" / "sample"


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the sample pages."""
    folder = tmp_path_factory.mktemp("sample")
    done = run_kg(folder, "build", SAMPLE)
    assert done.returncode == 0, done.stderr
    return folder / "output"


@pytest.fixture(scope="session")
def invented_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the invented graph."""
    folder = tmp_path_factory.mktemp("invented") / "store"
    write_store(statements(GRAPH, BUILD), folder)
    return folder
