"""`factcheck judge`: pairs of claim and evidence in, stances out; any public benchmark can be run through it."""

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO, NoReturn

import typer

from factcheck.checker.judge import Pair
from factcheck.cli.configured import Configs, Isolated, configured
from factcheck.cli.streams import failures, write
from factcheck.errors import ArticleError, Where
from factcheck.records import Part
from factcheck.settings import Settings


def judge(
    pairs: Annotated[str, typer.Argument(metavar="PAIRS", help="A file of JSON lines with claim and evidence, or -.")],
    only: Annotated[
        Part | None, typer.Option("--only", metavar="PART", help="Ask one part alone: learned or symbolic.")
    ] = None,
    config: Configs = None,
    isolated: Isolated = False,
) -> None:
    """Judge pairs of claim and evidence, a line each.

    Each line comes back with `stance` and `probabilities` added; other keys are kept.
    """
    with failures(), _opened(pairs) as file:
        _judge(file, pairs, only, configured(config, isolated=isolated).settings)


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - closed below, and only opening it may fail here
    except OSError as error:
        raise ArticleError(f"cannot be read ({error.strerror})", where=Where(path)) from error
    with file:
        yield file


def _judge(file: BinaryIO, path: str, only: Part | None, settings: Settings) -> None:
    from factcheck import pipeline
    from factcheck.reporter.json import text_of

    waiting: deque[dict[str, object]] = deque()
    for outcome in pipeline.judge(_pairs(file, path, waiting), settings=settings, only=only):
        line = waiting.popleft()
        line["stance"] = str(outcome.stance)
        line["probabilities"] = {
            "supports": round(float(outcome.supports), 4),
            "contradicts": round(float(outcome.contradicts), 4),
            "neutral": round(float(outcome.neutral), 4),
        }
        write(text_of(line) + "\n")


def _pairs(file: Iterable[bytes], path: str, waiting: deque[dict[str, object]]) -> Iterator[Pair]:
    """Yield the pair of each line, and leave the whole line waiting for its outcome; empty lines are passed over."""
    for number, raw in enumerate(file, start=1):
        text = _text(raw, Where(path, number)).strip()
        if text:
            line = _object(text, Where(path, number))
            waiting.append(line)
            yield Pair(claim=_string(line, "claim", path, number), evidence=_string(line, "evidence", path, number))


def _text(raw: bytes, where: Where) -> str:
    try:
        return raw.decode("utf-8-sig" if where.line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(f"not UTF-8 ({error.reason})", where=where) from error


def _object(text: str, where: Where) -> dict[str, object]:
    try:
        found = json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise ArticleError(
            f"not JSON ({error})", where=where, remedy='A line is an object like {"claim": "…", "evidence": "…"}.'
        ) from error
    if not isinstance(found, dict):
        raise ArticleError("not an object", where=where, remedy='Write {"claim": "…", "evidence": "…"}.')
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _finite(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"{digits} is too large")
    return value


def _string(line: dict[str, object], key: str, path: str, number: int) -> str:
    value = line.get(key)
    if not isinstance(value, str):
        raise ArticleError(
            f"`{key}` is missing or not text",
            where=Where(path, number),
            remedy='A line is an object like {"claim": "…", "evidence": "…"}; other keys are kept.',
        )
    return value
