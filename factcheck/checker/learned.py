"""The learned judge: a small cross-encoder that reads claim and evidence with the marks of `marks.py`."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from factcheck.checker.judge import Pair, Probabilities
from factcheck.checker.marks import Mark, marks, token_types
from factcheck.checker.numbers_met import CLAIM, EVIDENCE
from factcheck.errors import ModelError, Where

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

MAX_TOKENS = 160
MAX_CLAIM_TOKENS = 72
# Nothing after this many characters is read: the tokenizer's time is linear, but a megabyte still takes seconds.
MAX_CHARACTERS = 8000
_CLS, _SEP = 101, 102
NOTHING = Probabilities(supports=0.0, contradicts=0.0, neutral=1.0)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,3}\s+")
# What a sentence of long evidence is worth for the claim, by the type of each mark in it.
_WORTH = {3: 2, 7: 5, 8: 4, 9: 3}


class Encoded(NamedTuple):
    """A pair as the encoder reads it: word-piece ids and token types, [CLS] claim [SEP] evidence [SEP]."""

    ids: list[int]
    types: list[int]


def encode_pairs(tokenizer: Tokenizer, pairs: Sequence[Pair], *, max_tokens: int = MAX_TOKENS) -> list[Encoded]:
    """Return each pair as token ids and types; of evidence that is too long, the sentences nearest to the claim."""
    claims = [readable(pair.claim) for pair in pairs]
    passages = [readable(pair.evidence) for pair in pairs]
    ours = tokenizer.encode_batch(claims, add_special_tokens=False)
    theirs = tokenizer.encode_batch(passages, add_special_tokens=False)
    return [
        _encode(claim, passage, one, two, max_tokens)
        for claim, passage, one, two in zip(claims, passages, ours, theirs, strict=True)
    ]


def readable(text: str) -> str:
    """Return the part that is read; half of a broken surrogate pair becomes "?", one character for one."""
    return text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")


def _encode(claim: str, passage: str, ours: Encoding, theirs: Encoding, max_tokens: int) -> Encoded:
    our_marks, their_marks = marks(claim, passage)
    our_ids = ours.ids[:MAX_CLAIM_TOKENS]
    our_types = token_types([start for start, _ in ours.offsets[: len(our_ids)]], our_marks, CLAIM)
    starts = [start for start, _ in theirs.offsets]
    their_types = token_types(starts, their_marks, EVIDENCE)
    kept = _window(passage, starts, their_marks, max_tokens - 3 - len(our_ids))
    ids = [_CLS, *our_ids, _SEP, *(theirs.ids[i] for i in kept), _SEP]
    types = [CLAIM, *our_types, CLAIM, *(their_types[i] for i in kept), EVIDENCE]
    return Encoded(ids, types)


def _window(passage: str, starts: Sequence[int], found: Sequence[Mark], room: int) -> Iterable[int]:
    """Return which tokens to keep: all, or those of the sentences with most in common with the claim, in order."""
    if len(starts) <= room:
        return range(len(starts))
    begins = [0, *(match.end() for match in _SENTENCE_END.finditer(passage))]
    worth = [0] * len(begins)
    for mark in found:
        worth[bisect_right(begins, mark.start) - 1] += _WORTH.get(mark.type, 0)
    tokens: list[list[int]] = [[] for _ in begins]
    for at, start in enumerate(starts):
        tokens[bisect_right(begins, start) - 1].append(at)
    kept: list[int] = []
    for sentence in sorted(range(len(begins)), key=lambda i: (-worth[i], i)):
        kept.extend(tokens[sentence][: room - len(kept)])
    return sorted(kept)


class LearnedJudge:
    """Judges pairs with the cross-encoder that ships with factcheck; its card stands beside the weights.

    >>> judge = LearnedJudge()
    >>> [p.stance.value for p in judge.judge([Pair("The plant closed in 2015.", "The plant closed in 2015.")])]
    ['supports']

    The model is loaded when the first pair is judged. Each pair goes through the model alone: in a batch, the sums run
    in another order, and a pair's probabilities would depend a little on its neighbours. With 40 to 80 word pieces a
    pair, batches are not faster anyway. Several threads may ask at once.
    """

    def __init__(self, *, threads: int = 1) -> None:
        self._threads = threads
        self._loaded: tuple[InferenceSession, Tokenizer] | None = None
        self._loading = Lock()

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Return the calibrated probabilities of each pair, in the order given; empty evidence is neutral.

        Raises ModelError when the model's files are missing or damaged.
        """
        if not pairs:
            return []
        with self._loading:
            self._loaded = self._loaded or _load(self._threads)
        session, tokenizer = self._loaded
        encoded = encode_pairs(tokenizer, pairs)
        return [
            probabilities(run_session(session, row)) if pair.evidence.strip() else NOTHING
            for pair, row in zip(pairs, encoded, strict=True)
        ]


def probabilities(logits: Sequence[float]) -> Probabilities:
    """Return what three logits say: supports, contradicts, neutral."""
    top = max(logits)
    parts = [math.exp(value - top) for value in logits]
    supports, contradicts = (round(part / sum(parts), 6) for part in parts[:2])
    return Probabilities(supports, contradicts, round(1 - supports - contradicts, 6))


def _load(threads: int) -> tuple[InferenceSession, Tokenizer]:
    from factcheck.models.pieces import tokenizer

    folder = resources.files("factcheck.models") / "judge"
    try:
        with resources.as_file(folder / "model.onnx") as path:
            session = open_session(path, threads=threads)
        pieces = tokenizer()
    except OSError as error:
        raise ModelError(
            f"the learned judge cannot be loaded: {error}",
            where=Where(str(folder)),
            remedy="Install factcheck again.",
        ) from error
    return session, pieces


def open_session(model: Path, *, threads: int) -> InferenceSession:
    """Return a session over an ONNX model that spins on no core while it waits.

    The library reads the file itself: bytes given to it are held twice. Raises ModelError when there is no model in it.
    """
    from onnxruntime import ExecutionMode, InferenceSession, SessionOptions
    from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf, NoSuchFile

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except (Fail, InvalidGraph, InvalidProtobuf, NoSuchFile) as error:
        raise ModelError(
            f"the learned judge cannot be read: {error}",
            where=Where("factcheck/models/judge/model.onnx"),
            remedy="Install factcheck again.",
        ) from error


def run_session(session: InferenceSession, row: Encoded) -> list[float]:
    """Return the logits of one encoded pair: supports, contradicts, neutral."""
    import numpy as np

    inputs = {"input_ids": np.array([row.ids]), "token_types": np.array([row.types])}
    logits: list[float] = session.run(["logits"], inputs)[0][0].tolist()
    return logits
