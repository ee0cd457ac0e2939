"""The page's own files joined into what one HTML file can hold, and the one place where its data is escaped."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from importlib.resources import files

from kg.errors import OutputError

_IMPORT = re.compile(r"""^import\s+\{[^}]*\}\s+from\s+["']\./(?P<module>[\w-]+\.js)["'];?\n""", re.MULTILINE)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function|class|const)\b)", re.MULTILINE)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_HTML_SPECIAL = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def well_formed(text: str) -> str:
    """``text`` with U+FFFD for each lone surrogate, which UTF-8 cannot write."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def script_json(value: object) -> str:
    """``value`` as JSON that may stand in an HTML ``<script>``: nothing in it can end the element or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return re.sub("[<>&\u2028\u2029]", lambda match: _HTML_SPECIAL[match[0]], well_formed(text))


def packed_json(value: object) -> str:
    """``value`` as JSON, compressed by gzip and written in base64: the same text each time, nothing to escape in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(gzip.compress(well_formed(text).encode(), 9, mtime=0)).decode()


def csp_hash(source: str) -> str:
    """The Content-Security-Policy source that allows exactly this inline script or style."""
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def page_source(name: str) -> str:
    """A file of the page's own: ``style.css``, ``words.json``, ``js/main.js``."""
    return (files("kg.outputs.page") / name).read_text(encoding="utf-8")


def page_script() -> str:
    """The script modules in one scope, each after those that it imports, ``main.js`` last.

    The modules are ES modules with named imports only and no two top-level names alike, so that leaving out the
    ``import`` lines and the word ``export`` is all there is to do.
    """
    ordered: dict[str, str] = {}
    _add_module("main.js", ordered, ())
    return _inline_safe('"use strict";\n(() => {\n' + "\n".join(ordered.values()) + "\n})();\n")


def vis_script() -> str:
    """The vis-network library that pyvis ships, without its source-map comment (which would name a file to fetch)."""
    source = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    return _inline_safe(re.sub(r"^//# sourceMappingURL=.*$", "", source, flags=re.MULTILINE))


def _add_module(name: str, ordered: dict[str, str], importers: tuple[str, ...]) -> None:
    if name in ordered:
        return
    if name in importers:
        message = f"the page's script modules import each other in a circle: {' → '.join((*importers, name))}"
        raise OutputError(message)
    source = page_source(f"js/{name}")
    for match in _IMPORT.finditer(source):
        _add_module(match["module"], ordered, (*importers, name))
    ordered[name] = f"// {name}\n" + _EXPORT.sub("", _IMPORT.sub("", source))


def _inline_safe(source: str) -> str:
    if "</script" in source.lower() or "<!--" in source:
        message = "the page's script holds a piece of markup that would end it early; it cannot be written inline"
        raise OutputError(message)
    return source
