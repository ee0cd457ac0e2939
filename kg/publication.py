"""The output folder: a build is written aside and switched to when it is complete.

``DIR/current`` is a symbolic link to the folder of the latest build in ``DIR/.builds``; ``DIR/graph.ttl`` and the other
results are links through it, so one rename switches them all. The build before stays until the next one, for readers
that are still at it. Where links cannot be made, the files are renamed into DIR one by one.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import OutputError

CURRENT = "current"
BUILDS = ".builds"


def current_build(directory: Path) -> Path:
    """The folder of the latest complete build in an output folder, links resolved, so that it stays one build.

    Raises OutputError where there is none.
    """
    linked = directory / CURRENT
    build = linked.resolve() if linked.exists() else directory
    if not (build / "graph.ttl").is_file():
        message = f"{directory}: no build here; make one with: kg build PATH... -o {directory}"
        raise OutputError(message)
    return build


@contextmanager
def publication(directory: Path) -> Iterator[Path]:
    """An empty folder to write a build into; at the end of the block it becomes the current build.

    If the block raises, the folder is removed and what stood in ``directory`` before is untouched. Raises OutputError
    where the folder cannot be written, or another build is being written into it.
    """
    with writing_to(directory):
        builds = directory / BUILDS
        builds.mkdir(parents=True, exist_ok=True)
    with _alone_in(builds):
        staging = builds / secrets.token_hex(8)
        with writing_to(directory):
            staging.mkdir()
        try:
            yield staging
            with writing_to(directory):
                _switch(directory, staging)
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            raise


@contextmanager
def writing_to(directory: Path) -> Iterator[None]:
    """Turns what the system says against writing into an OutputError that names the folder."""
    try:
        yield
    except OSError as error:
        file = f" ({error.filename})" if error.filename and str(error.filename) != str(directory) else ""
        message = f"{directory}: cannot be written: {error.strerror or error}{file}; nothing there was changed"
        raise OutputError(message) from error


def _switch(directory: Path, staging: Path) -> None:
    results = sorted(entry.name for entry in staging.iterdir() if entry.is_file())
    for name in (CURRENT, *results):
        if (directory / name).is_dir() and not (directory / name).is_symlink():
            message = f"{directory / name}: a folder stands where the build would put a file; move it away"
            raise OutputError(message)
    linked = directory / CURRENT
    previous = linked.resolve() if linked.is_symlink() else None
    try:
        _link(linked, Path(BUILDS, staging.name))
    except (NotImplementedError, PermissionError):
        _move_files(directory, staging)
        return
    for name in results:
        _link(directory / name, Path(CURRENT, name))
    _remove_links_to_nothing(directory)
    _remove_other_builds(staging, previous)


def _link(link: Path, target: Path) -> None:
    """Makes or redirects a symbolic link in one step."""
    if link.is_symlink() and link.readlink() == target:
        return
    aside = link.with_name(f".{link.name}.{secrets.token_hex(4)}")
    aside.symlink_to(target)
    try:
        aside.replace(link)
    finally:
        aside.unlink(missing_ok=True)


def _remove_links_to_nothing(directory: Path) -> None:
    """An earlier build may have had a file that this one has not (redirects.ttl)."""
    for entry in sorted(directory.iterdir()):
        if entry.is_symlink() and not entry.exists() and entry.readlink().parts[:1] == (CURRENT,):
            entry.unlink()


def _remove_other_builds(staging: Path, previous: Path | None) -> None:
    kept = {staging.resolve(), previous}
    for build in staging.parent.iterdir():
        if build.is_dir() and build.resolve() not in kept:
            shutil.rmtree(build, ignore_errors=True)


def _move_files(directory: Path, staging: Path) -> None:
    for entry in sorted(staging.iterdir()):
        target = directory / entry.name
        if entry.is_dir():
            shutil.rmtree(target, ignore_errors=True)
        entry.replace(target)
    staging.rmdir()


@contextmanager
def _alone_in(builds: Path) -> Iterator[None]:
    """Holds a lock that the system gives back even when the process is killed."""
    with writing_to(builds.parent):
        lock = (builds / "lock").open("w")
    with lock:
        if not _locked(lock):
            message = f"{builds.parent}: another build is writing here; wait for it or choose another folder with -o"
            raise OutputError(message)
        yield


def _locked(lock: IO[str]) -> bool:
    try:
        import fcntl
    except ImportError:  # not a POSIX system: builds into one folder at a time are up to the user
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
