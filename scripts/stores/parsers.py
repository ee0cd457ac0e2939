"""How many triples parsers of others find in a Turtle file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter

N3_VERSION = "2.13.12"
COUNT_WITH_N3 = """
const { StreamParser } = require('n3');
let count = 0;
const parser = require('fs').createReadStream(process.argv[1]).pipe(new StreamParser());
parser.on('data', quad => { count += 1; });
parser.on('error', error => { console.error(String(error)); process.exit(1); });
parser.on('end', () => console.log(count));
"""
COUNT_WITH_RDFLIB = """
import sys
from rdflib import Graph
print(len(Graph().parse(sys.argv[1], format="turtle")))
"""
WITHIN_S = 900


def parsed_by_others(turtle: Path, folder: Path) -> dict[str, int]:
    """The count of each parser that is here; prints what each took, and which is not here."""
    counts: dict[str, int] = {}
    for name, count in PARSERS.items():
        start = perf_counter()
        try:
            counts[name] = count(turtle, folder)
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            print(f"{name}: {error}")
            continue
        print(f"{name}: {counts[name]:,} triples in {perf_counter() - start:.1f} s")
    return counts


def with_command(name: str) -> Callable[[Path, Path], int]:
    """A counter of the lines of N-Triples that a command writes."""

    def count(turtle: Path, _folder: Path) -> int:
        command = [name, *(("-q",) if name == "rapper" else ()), "-i", "turtle", "-o", "ntriples", str(turtle)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            return sum(1 for _ in process.stdout or ())

    return count


def with_n3(turtle: Path, folder: Path) -> int:
    """What n3.js finds; npm puts it into the folder."""
    (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": {"n3": N3_VERSION}}))
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise OSError("npm and node are not installed")
    options = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock", "--loglevel=error"]
    subprocess.run([npm, "install", *options], cwd=folder, check=True, capture_output=True, timeout=180)
    return printed([node, "-e", COUNT_WITH_N3, str(turtle)], folder)


def with_rdflib(turtle: Path, folder: Path) -> int:
    """What rdflib's own parser finds."""
    return printed([sys.executable, "-c", COUNT_WITH_RDFLIB, str(turtle)], folder)


def printed(command: list[str], folder: Path) -> int:
    """The number that a command prints."""
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=WITHIN_S)
    return int(done.stdout)


PARSERS: Mapping[str, Callable[[Path, Path], int]] = {
    "rapper": with_command("rapper"),
    "serdi": with_command("serdi"),
    "n3.js": with_n3,
    "rdflib": with_rdflib,
}
