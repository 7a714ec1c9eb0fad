"""Texts to embeddings with the sentence encoder that ships with factcheck; its card stands beside the weights."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.errors import ModelError, Where
from factcheck.settings import Settings
from factcheck.threads import spread

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WIDTH = 384
MOST_PIECES = 256  # the published model was trained on no longer texts


class Encoder:
    """Gives a text its embedding.

    >>> Encoder.load().embed(["The plant closed.", "The mill was shut."]).shape
    (2, 384)

    `hash` names the weights: embeddings of two encoders with the same hash may be mixed.
    """

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer, *, hash: str) -> None:  # noqa: A002
        self._session = session
        self._tokenizer = tokenizer
        self.hash = hash

    @classmethod
    def load(cls) -> Encoder:
        """Return the encoder of this installation.

        Raises ModelError when its files are missing or damaged.
        """
        from importlib import resources

        from onnxruntime import InferenceSession
        from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf, NoSuchFile

        from factcheck.models.pieces import tokenizer, vocabulary

        folder = resources.files("factcheck.models") / "encoder"
        try:
            name = _hash((folder / "CARD.md").read_bytes(), vocabulary())
            pieces = tokenizer()
            with resources.as_file(folder / "model.onnx") as path:  # bytes given to the library are held twice
                session = InferenceSession(str(path), _options(), providers=["CPUExecutionProvider"])
        except (OSError, Fail, InvalidGraph, InvalidProtobuf, NoSuchFile) as error:
            raise ModelError(
                f"the sentence encoder cannot be loaded: {error}",
                where=Where(str(folder)),
                remedy="Install factcheck again.",
            ) from error
        return cls(session, pieces, hash=name)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length 1 a text; what comes after 256 word pieces is not read.

        Each text goes through the model alone, so its row is the same to the last bit whatever is embedded beside it.
        """
        import numpy as np

        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, found in enumerate(spread(self._row, texts, threads=Settings().threads)):
            rows[row] = found
        return rows

    def _row(self, text: str) -> NDArray[np.float32]:
        import numpy as np

        ids = np.array([self._pieces(text)], dtype=np.int64)
        fed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        row: NDArray[np.float32] = self._session.run(None, fed)[0][0]
        return row

    def _pieces(self, text: str) -> list[int]:
        # 256 word pieces of prose are about 1,200 characters; the rest of an endless line need not be cut up.
        start = " ".join(text.split())[: 64 * MOST_PIECES].encode("utf-8", "replace").decode("utf-8")
        ids: list[int] = self._tokenizer.encode(start).ids
        return ids if len(ids) <= MOST_PIECES else [*ids[: MOST_PIECES - 1], ids[-1]]


def _hash(card: bytes, words: bytes) -> str:
    """Return what changes when the model does: its card has the checksum of the weights, which take 20 ms to read."""
    return hashlib.sha256(card + words).hexdigest()[:12]


def _options() -> object:
    from onnxruntime import ExecutionMode, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1  # `spread` is the better use of a second one
    options.inter_op_num_threads = 1
    options.execution_mode = ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options
