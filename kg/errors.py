"""The package's own exceptions; each message names the file or place and the way out."""

from __future__ import annotations


class NewskgError(Exception):
    """Base of all errors that this package raises on purpose."""


class UsageError(NewskgError):
    """The command or call was worded wrongly (exit status 2)."""


class InputError(NewskgError):
    """An input cannot be used; the message says which and why."""


class OutputError(NewskgError):
    """The output cannot be written; what stood there before is untouched."""
