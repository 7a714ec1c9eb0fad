"""Write the learned judge for run time: `python -m training.export --student OUT --published MPNET`.

OUT is what `training.distil study` wrote: weights as they were learned under, in four bits. Word pieces that no pair of
the pool has are those of the published MPNet. The calibration temperature, fitted on held-out pairs, is folded into the
last layer.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from factcheck.checker.judge import Pair
from factcheck.models import pieces
from training import judge_graph, pairs
from training.heldout import held_out

Array = NDArray[np.float64]
MODEL = Path("factcheck/models/judge/model.onnx")


def stored(student: Path, published: Path) -> dict[str, NDArray[np.generic]]:
    """Return the student's weights, the word embeddings in the order of MiniLM's word pieces."""
    from training import fourbits, teacher

    found: dict[str, NDArray[np.generic]] = {}
    for path in sorted(student.glob("student-*.npz")):
        part = np.load(path)
        found |= {name: part[name] for name in part.files}
    codes, scales = found["word.weight"].copy(), found["word.weight/scales"].copy()
    unread = ~codes.any(axis=1)
    whole, sizes = fourbits.coded(teacher.named_weights(published / "model.safetensors")["word.weight"])
    codes[unread], scales[unread] = whole.numpy()[unread], sizes.numpy()[unread]
    places = found["places"].astype(np.int64)
    return found | {"word.weight": codes[places], "word.weight/scales": scales[places]}


def logits_of(path: Path, examples: Sequence[pairs.Example]) -> Array:
    """Return the logits of pairs, each judged alone, as the run time reads them."""
    from factcheck.checker.learned import encode_pairs, open_session, run_session

    session = open_session(path, threads=2)
    rows = encode_pairs(pieces.tokenizer(), [Pair(e.claim, e.evidence) for e in examples])
    return np.array([run_session(session, row) for row in rows])


def fitted_temperature(logits: Array, gold: NDArray[np.int64]) -> float:
    """Return the temperature that makes the log-likelihood greatest, found on a fixed grid."""
    grid = np.geomspace(0.5, 3.0, 73)
    return round(float(min(grid, key=lambda t: loss(logits / t, gold))), 4)


def loss(logits: Array, gold: NDArray[np.int64]) -> float:
    """Return the mean negative log-likelihood."""
    top = logits.max(axis=1, keepdims=True)
    likely = logits - top - np.log(np.exp(logits - top).sum(axis=1, keepdims=True))
    return float(-likely[np.arange(len(gold)), gold].mean())


def calibrated(weights: judge_graph.Stored, data: Path, out: Path, sample: int) -> None:
    """Write the graph with the temperature that fits held-out pairs best, and print what it gives."""
    judge_graph.write(weights, out, temperature=1.0)
    examples = held_out(data, sample)
    logits = logits_of(out, examples)
    gold = np.array([e.label for e in examples])
    temperature = fitted_temperature(logits, gold)
    judge_graph.write(weights, out, temperature=temperature)
    right = float((logits.argmax(axis=1) == gold).mean())
    print(
        f"temperature {temperature:.3f} on {len(gold)} held-out pairs: log loss {loss(logits, gold):.4f} → "
        f"{loss(logits / temperature, gold):.4f}, accuracy {right:.3f}; {out.stat().st_size:,} bytes"
    )


def main() -> None:
    """Read the options, calibrate, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--student", type=Path, required=True, help="folder of what training.distil study wrote")
    parser.add_argument("--published", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--sample", type=int, default=400, help="pairs a set for the temperature")
    options = parser.parse_args()
    calibrated(stored(options.student, options.published), options.data, options.out, options.sample)


if __name__ == "__main__":
    main()
