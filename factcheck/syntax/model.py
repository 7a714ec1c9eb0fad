"""The model that gives sentences their trees; its card stands beside the weights in factcheck/models/syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.errors import ModelError, Where
from factcheck.settings import Settings
from factcheck.syntax.lemma import lemma
from factcheck.syntax.shapes import EDGE, plain_signs, shape
from factcheck.syntax.tree import Name, Token, Tree
from factcheck.syntax.words import Range, words
from factcheck.threads import spread

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_CLS, _SEP, _UNKNOWN = 101, 102, 100
_PIECES_A_WORD = 6  # the middle of longer words is left out, in training too
_PIECES = 240  # of a window; the model has places for 256 and was trained on up to 200
_OUTPUTS = ("pos", "names", "arcs", "deps", "leanings")
_DECIMALS = 4  # of a leaning
_STOPS = frozenset(";:,.-")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
# What the treebanks write otherwise: the model is shown their spelling, the token keeps the sentence's own.
_TITLES = {title: f"{title}." for title in ("Dr", "Gen", "Mr", "Mrs", "Ms", "Prof", "Sen")} | {"Miss": "Ms."}
_SPELLINGS = _TITLES | {"per cent": "percent", "Per cent": "Percent"}


class _Kinds(NamedTuple):
    """What the numbers of the model stand for."""

    pos: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]


class SyntaxModel:
    """Gives sentences their trees.

    >>> tree = SyntaxModel.load().parse(["The plant closed in 2015."])[0]
    >>> tree.tokens[tree.root()].text, tree.tokens[1].dep
    ('closed', 'nsubj')
    """

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer, kinds: _Kinds) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._kinds = kinds
        self._is_subject = [dep in _SUBJECTS for dep in kinds.deps]
        self._known: dict[str, list[int]] = {}

    @classmethod
    def load(cls) -> SyntaxModel:
        """Return the model of this installation.

        Raises ModelError when its files are missing or damaged.
        """
        from importlib import resources

        return cls.open(resources.files("factcheck.models") / "syntax")

    @classmethod
    def open(cls, folder: Traversable) -> SyntaxModel:
        """Return the model that lies in a folder; the word pieces are those of the sentence encoder.

        Raises ModelError when its files are missing or damaged.
        """
        import json
        from importlib.resources import as_file

        from onnxruntime import InferenceSession
        from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf, NoSuchFile

        from factcheck.models.pieces import tokenizer

        try:
            kinds = json.loads((folder / "kinds.json").read_text(encoding="utf-8"))
            pieces = tokenizer()
            with as_file(folder / "model.onnx") as path:  # read by the library itself: bytes given to it are held twice
                session = InferenceSession(str(path), _options(), providers=["CPUExecutionProvider"])
        except (OSError, ValueError, Fail, InvalidGraph, InvalidProtobuf, NoSuchFile) as error:
            raise ModelError(
                f"the model of syntax cannot be loaded: {error}",
                where=Where(str(folder)),
                remedy="Install factcheck again.",
            ) from error
        return cls(session, pieces, _Kinds(*(tuple(kinds[name]) for name in ("pos", "deps", "names"))))

    def parse(self, sentences: Sequence[str]) -> list[Tree]:
        """Return one tree a sentence.

        Each sentence goes through the model alone, so its tree does not depend on what is parsed beside it.
        """
        return list(spread(self._read, sentences, threads=Settings().threads))

    def _read(self, sentence: str) -> Tree:
        return self.read(sentence, words(sentence))

    def read(self, sentence: str, ranges: Sequence[Range]) -> Tree:
        """Return the tree of a sentence whose words stand at the ranges."""
        tokens: list[Token] = []
        names: list[Name] = []
        for window in self._windows(sentence, ranges):
            read = self._window(sentence, window)
            names += [Name(name.start + len(tokens), name.end + len(tokens), name.kind) for name in read.names]
            tokens += _hung(read.tokens, tokens)
        return Tree(sentence, tuple(tokens), tuple(names))

    def _windows(self, sentence: str, ranges: Sequence[Range]) -> Iterator[Sequence[Range]]:
        """The words in parts the model can hold; a long sentence is cut after its last stop that fits."""
        first = 0
        while first < len(ranges):
            last, pieces = first, 0
            while last < len(ranges) and pieces + len(self._pieces(sentence, ranges[last])) <= _PIECES:
                pieces += len(self._pieces(sentence, ranges[last]))
                last += 1
            if last < len(ranges):
                stops = [n for n in range((first + last) // 2, last) if sentence[slice(*ranges[n])] in _STOPS]
                last = stops[-1] + 1 if stops else last
            yield ranges[first:last]
            first = last

    def _pieces(self, sentence: str, at: Range) -> list[int]:
        word = sentence[slice(*at)]
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 50_000:  # a bound on memory for texts without end
                self._known.clear()
            plain = plain_signs(_SPELLINGS.get(word, word[:200])).encode("utf-8", "replace").decode("utf-8")
            ids: list[int] = self._tokenizer.encode(plain, add_special_tokens=False).ids or [_UNKNOWN]
            known = ids if len(ids) <= _PIECES_A_WORD else [*ids[: _PIECES_A_WORD - 1], ids[-1]]
            self._known[word] = known
        return known

    def _window(self, sentence: str, ranges: Sequence[Range]) -> Tree:
        """The tree of one window; heads count from its first word."""
        import numpy as np

        from factcheck.syntax import decode

        pos, names, arcs, deps, leanings = self._session.run(_OUTPUTS, self._inputs(sentence, ranges))
        leaning = leanings[1:].astype(float).round(_DECIMALS).tolist()
        heads = decode.heads(arcs, np.array(self._is_subject)[deps])
        tokens = []
        for index, ((start, end), head) in enumerate(zip(ranges, heads, strict=True)):
            text = sentence[start:end]
            part = self._kinds.pos[pos[index + 1]]
            dep = "root" if head < 0 else self._kinds.deps[deps[index + 1, head + 1]]
            tokens.append(Token(start, end, text, lemma(text, part), part, head, dep, tuple(leaning[index])))
        found = (_untitled(Name(*name), tokens) for name in decode.names(names[1:], self._kinds.names))
        return Tree(sentence, tuple(tokens), tuple(name for name in found if name.start < name.end))

    def _inputs(self, sentence: str, ranges: Sequence[Range]) -> dict[str, Any]:
        import numpy as np

        ids, shapes, first, last = [_CLS], [EDGE], [0], [0]
        for index, (start, end) in enumerate(ranges):
            pieces = self._pieces(sentence, (start, end))
            glued = index > 0 and ranges[index - 1][1] == start
            first.append(len(ids))
            ids += pieces
            shapes += [shape(sentence[start:end], glued=glued)] * len(pieces)
            last.append(len(ids) - 1)
        fed = {"input_ids": [[*ids, _SEP]], "shapes": [[*shapes, EDGE]], "first": first, "last": last}
        return {name: np.array(value, dtype=np.int64) for name, value in fed.items()}


def _untitled(name: Name, tokens: Sequence[Token]) -> Name:
    """The name without the "Mr" before it."""
    title = name.kind == "PER" and tokens[name.start].text.removesuffix(".") in _TITLES
    return name._replace(start=name.start + 1) if title else name


def _hung(tokens: Sequence[Token], before: list[Token]) -> list[Token]:
    """The tokens of a window with heads counted from the start of the sentence; a later root hangs on the first."""
    if not before:
        return list(tokens)
    root = next(index for index, token in enumerate(before) if token.head < 0)
    return [
        token._replace(head=root, dep="parataxis") if token.head < 0 else token._replace(head=token.head + len(before))
        for token in tokens
    ]


def _options() -> object:
    from onnxruntime import ExecutionMode, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1  # `spread` is the better use of a second one
    options.inter_op_num_threads = 1
    options.execution_mode = ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options
