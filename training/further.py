"""Teach the judge that ships further, from the weights in its graph: `python -m training.further VERB ...`.

    python -m training.further lesson --data DATA --pool pool.xz --out lesson.xz
    python -m training.further learn --lesson lesson.xz --dev dev.xz --out OUT --seconds 3600
    python -m training.further write --learned OUT --data DATA

`lesson` puts together what is new (the dossiers of `newsroom/pairs`, the articles of `training/articles`) and, lest the
rest be forgotten, a share of the pool it has learned from. Of the new pairs it learns the labels, of the others what it
said itself before. `write` writes its graph, with a temperature fitted on held-out pairs.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor
from torch.nn import functional

from training import course, distil, export, fourbits, judge_graph, newsroom_pairs
from training.combiner_rows import Embeddings, annotated
from training.course import Course, Note, fed, logits_of
from training.pairs import LABELS, Example
from training.pool import UNLABELLED, Pool, encode
from training.teacher import BUCKETS, FIRST_PLACE, Teacher, bucket

ARTICLES = Path(__file__).parent / "articles"
DOSSIERS = "dossier*.txt"
NEW = ("dossier", "dossier-open", "article", "article-other")
OLD = {
    "newsroom": 3_500, "vitaminc_real": 2_000, "vitaminc_synthetic": 750, "fever": 1_000, "mnli_m": 1_000,
    "check_covid": 300, "scifact_rte": 250, "feverous": 400, "fm2": 400, "snli_cad": 250,
    "rule:headline": 1_000, "rule:number": 500, "rule:negate": 300, "rule:name": 500,
    "rule:stranger": 300, "rule:month": 250, "rule:opposite": 200, "rule:rewrite": 200,
    "rule:foreign": 250, "rule:long": 250, "rule:near": 250,
}  # fmt: skip
SURE = 0.94  # what a label of a new pair is worth
CPU_TOKENS = 2048  # of a batch: rounding the weights costs as much for a small one


def read_graph(path: Path) -> dict[str, NDArray[np.generic]]:
    """Return the weights of a judge's graph as `judge_graph.write` was given them, the temperature folded in."""
    found = {one.name: numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}
    stored: dict[str, NDArray[np.generic]] = {}
    for name, value in found.items():
        if name == "words" or (value.dtype == np.uint8 and f"{name}.scales" in found):
            flat = value.reshape(len(value), -1)
            low, high = (flat & 15).astype(np.int8) - 8, (flat >> 4).astype(np.int8) - 8
            whole = "word.weight" if name == "words" else f"{name}.weight"
            stored[whole] = np.stack([low, high], axis=-1).reshape(len(flat), -1)
            stored[f"{whole}/scales"] = found[f"{name}.scales"].reshape(len(flat), -1)
        elif name.endswith((".weight", ".bias")):
            stored[name] = value
    stored["out.weight"] = found["out"].T
    stored["position.weight"] = np.concatenate([np.zeros_like(found["places"][:FIRST_PLACE]), found["places"]])
    stored["near.weight"] = by_bucket(found["near"])
    return stored


def by_bucket(table: NDArray[np.generic]) -> NDArray[np.float32]:
    """Return what each bucket of distances adds, from what each distance adds [heads, distances]."""
    distances = torch.arange(-judge_graph.FARTHEST, judge_graph.FARTHEST + 1)
    result = np.zeros((BUCKETS, table.shape[0]), dtype=np.float32)
    result[bucket(distances).numpy()] = table.T
    return result


def model_of(stored: Mapping[str, NDArray[np.generic]], *, dropout: float) -> Teacher:
    """Return the judge as a model that learns under four bits, its word embeddings fixed."""
    layers = len({name.split(".")[1] for name in stored if name.startswith("layers.")})
    model = Teacher(dropout=dropout, layers=layers)
    state = model.state_dict()
    for name, value in stored.items():
        if name.endswith("/scales"):
            continue
        scales = stored.get(f"{name}/scales")
        whole = torch.from_numpy(value.astype(np.float32))
        if scales is not None:
            whole = fourbits.decoded(torch.from_numpy(value.astype(np.int8)), torch.from_numpy(scales))
        state[name][: len(whole)] = whole
    state["places"] = torch.arange(len(state["places"]))
    model.load_state_dict(state)
    model.word.weight.requires_grad_(False)
    fourbits.roughen(model)
    return model


def loosen(model: Teacher, chance: torch.Generator) -> None:
    """Move each weight by chance within what four bits hold for the same, so that a small push can tip some of them.

    The largest of a block, which tells its scale, stays.
    """
    for part in model.modules():
        if isinstance(part, fourbits.Linear):
            codes, scales = fourbits.coded(part.weight)
            shift = (torch.rand(codes.shape, generator=chance) - 0.5) * 0.9
            shift[codes == codes.unflatten(1, (-1, fourbits.BLOCK)).amin(2).repeat_interleave(fourbits.BLOCK, 1)] = 0
            shift[codes.abs() >= 7] = 0
            step = scales.float().repeat_interleave(fourbits.BLOCK, 1)
            part.weight.data += shift * step


def stored_of(model: Teacher, before: Mapping[str, NDArray[np.generic]]) -> dict[str, NDArray[np.generic]]:
    """Return the weights as `judge_graph.write` wants them; the word embeddings are those of `before`."""
    result = {name: value for name, value in before.items() if name.startswith("word.")}
    for name, value in model.state_dict().items():
        if f"{name}/scales" in before and not name.startswith("word."):
            codes, scales = fourbits.coded(value)
            result |= {name: codes.numpy(), f"{name}/scales": scales.numpy()}
        elif name in before and name not in result:
            result[name] = value.numpy()
    return result


def dossiers(folder: Path = newsroom_pairs.FOLDER) -> Iterator[Example]:
    """Yield the pairs of the dossiers that are not held out, those that tell nothing under another name."""
    for path in sorted(folder.glob(DOSSIERS)):
        for e in newsroom_pairs.read_file(path):
            if not newsroom_pairs.is_held_out(e):
                yield replace(e, source="dossier-open" if e.label == LABELS["nei"] else "dossier")


def article_pairs(folder: Path = ARTICLES) -> Iterator[Example]:
    """Yield the claims of annotated articles beside their candidates, in the parser's words and the annotator's.

    Of the sources that decide on a claim the snippet nearest to it counts; of all others the nearest two or three tell
    nothing.
    """
    embeddings = Embeddings()
    for path in sorted(folder.glob("*.claims.yaml")):
        name = path.name.partition(".")[0]
        article = annotated(path, folder / f"{name}.txt", folder / f"{name}.sources.yaml", embeddings)
        for claim in article.claims:
            wanted = {"supported": "supported", "contradicted": "refuted", "not_enough_evidence": "nei"}.get(
                claim.label
            )
            if wanted is None:
                continue
            near = sorted(claim.hits, key=lambda hit: -hit.cosine)
            cited = [hit for hit in near if hit.snippet.source.id in claim.cited]
            others = [hit for hit in near if hit.snippet.source.id not in claim.cited]
            group = f"article:{name}"
            for hit in cited[:1]:
                yield Example(claim.text, hit.snippet.text, LABELS[wanted], "article", group, group)
            for hit in others[: 3 if wanted == "nei" else 2]:
                yield Example(claim.text, hit.snippet.text, LABELS["nei"], "article-other", group, group)


def lesson(options: argparse.Namespace) -> None:
    """Write the pairs to learn from."""
    old = Pool.load(options.pool)
    chance = np.random.default_rng(0)
    parts = []
    names = [name for name in old.names if name in OLD]
    for name in names:
        rows = np.flatnonzero((old.sources == old.names.index(name)) & (old.labels != UNLABELLED))
        parts.append(chance.permutation(rows)[: OLD[name]])
    fresh = encode([*dossiers(options.dossiers), *article_pairs()], NEW)
    pool = together(subset(old, np.concatenate(parts)), fresh)
    pool.save(options.out)
    print({name: int((pool.sources == at).sum()) for at, name in enumerate(pool.names)})


def subset(pool: Pool, rows: NDArray[np.int64]) -> Pool:
    """Return some pairs of a pool, in the order given."""
    lengths = np.diff(pool.starts)[rows]
    at = np.concatenate([np.arange(pool.starts[row], pool.starts[row + 1]) for row in rows])
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Pool(pool.ids[at], pool.types[at], starts, pool.labels[rows], pool.sources[rows], pool.names)


def together(one: Pool, two: Pool) -> Pool:
    """Return two pools of different names as one."""
    return Pool(
        np.concatenate([one.ids, two.ids]),
        np.concatenate([one.types, two.types]),
        np.concatenate([one.starts, two.starts[1:] + one.starts[-1]]),
        np.concatenate([one.labels, two.labels]),
        np.concatenate([one.sources, (two.sources + len(one.names)).astype(one.sources.dtype)]),
        (*one.names, *two.names),
    )


def sample(pool: Pool, most: int) -> Pool:
    """Return at most so many pairs of each set."""
    chance = np.random.default_rng(1)
    rows = [chance.permutation(np.flatnonzero(pool.sources == at))[:most] for at in range(len(pool.names))]
    return subset(pool, np.concatenate(rows))


def learn(options: argparse.Namespace) -> None:
    """Learn the lesson by the clock and keep the weights in `OUT/learned.pt`."""
    note = Note(options.out / "learned.txt")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    course.TOKENS["cpu"] = CPU_TOKENS
    pool, dev = Pool.load(options.lesson), sample(Pool.load(options.dev), options.watched)
    rates = dict(zip(NEW, options.rates, strict=True))
    fed_with = fed(pool, device, lambda name: rates.get(name, options.old), lambda _: 1.0)
    exam = fed(dev, device, lambda _: 1.0, lambda _: 1.0)
    torch.manual_seed(0)
    model = model_of(read_graph(export.MODEL), dropout=options.dropout).to(device)
    loosen(model, torch.Generator().manual_seed(0))
    note(f"begins: {json.dumps(distil.right(logits_of(model, exam, len(dev), device), dev))}")
    said_path = options.out / "said.npy"
    if not said_path.exists():
        np.save(said_path, told_before(model, pool, device).cpu().numpy())
    said = torch.from_numpy(np.load(said_path)).to(device)
    lessons = Course(model, options.rate, {"kind": 3.0}, device, options.out / "learned.last")
    lessons.run("judge", fed_with, options.seconds, 0, said, note)
    torch.save(model.state_dict(), options.out / "learned.pt")
    note(f"ends: {json.dumps(distil.right(logits_of(model, exam, len(dev), device), dev))}")


def told_before(model: Teacher, pool: Pool, device: torch.device) -> Tensor:
    """Return the log probabilities to learn: for old pairs what the model says now, for new ones their label."""
    rest = (1 - SURE) / 2
    result = torch.full((len(pool), 3), rest)
    labels = torch.from_numpy(pool.labels.astype(np.int64)).clamp(0, 2)
    result[torch.arange(len(pool)), labels] = SURE
    new = {at for at, name in enumerate(pool.names) if name in NEW}
    old = np.flatnonzero(~np.isin(pool.sources, list(new)))
    part = subset(pool, old)
    buckets = fed(part, device, lambda _: 1.0, lambda _: 1.0)
    result[torch.from_numpy(old)] = functional.softmax(logits_of(model, buckets, len(part), device), dim=1).cpu()
    return result.clamp(min=1e-5).log()


def write(options: argparse.Namespace) -> None:
    """Write the graph, with its temperature fitted on held-out pairs."""
    before = read_graph(export.MODEL)
    model = model_of(before, dropout=0.0)
    weights = torch.load(options.learned / "learned.pt", map_location="cpu")
    if options.before:  # a share of the weights it began with
        weights = {
            n: torch.lerp(v.float(), model.state_dict()[n].float(), options.before).to(v.dtype)
            for n, v in weights.items()
        }
    model.load_state_dict(weights)
    export.calibrated(stored_of(model, before), options.data, options.target, options.sample)


def main() -> None:
    """Read the options and do what the verb says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    verbs = parser.add_subparsers(required=True)
    first, second, third = (verbs.add_parser(verb) for verb in ("lesson", "learn", "write"))
    first.set_defaults(do=lesson)
    first.add_argument("--pool", type=Path, required=True)
    first.add_argument("--out", type=Path, required=True)
    first.add_argument("--dossiers", type=Path, default=newsroom_pairs.FOLDER)
    second.set_defaults(do=learn)
    for name in ("--lesson", "--dev", "--out"):
        second.add_argument(name, type=Path, required=True)
    second.add_argument("--seconds", type=float, default=3600)
    second.add_argument("--rate", type=float, default=8e-5)
    second.add_argument("--dropout", type=float, default=0.05)
    second.add_argument("--watched", type=int, default=150, help="dev pairs of each set")
    second.add_argument("--old", type=float, default=0.5, help="how often a pair it has learned from is seen in a pass")
    second.add_argument(
        "--rates",
        type=float,
        nargs=len(NEW),
        default=(1.5, 0.35, 2.0, 0.5),
        help="how often a new pair is seen in a pass",
    )
    third.set_defaults(do=write)
    third.add_argument("--learned", type=Path, required=True)
    third.add_argument("--data", type=Path, default=Path("../shared/data"))
    third.add_argument("--target", type=Path, default=export.MODEL)
    third.add_argument("--sample", type=int, default=400)
    third.add_argument("--before", type=float, default=0.0)
    options = parser.parse_args()
    options.do(options)


if __name__ == "__main__":
    main()
