"""Write the learned judge for run time: `python -m training.export --weights W`.

Weights go to int8 with one scale a column and sums stay fp32 (`training/graph.py` says why); the calibration
temperature is folded into the last layer. What int8 costs is printed: the same dev pairs through the fp32 graph and
the int8 one.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from onnx import TensorProto
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional

from factcheck.models import pieces
from training import pairs
from training.graph import Graph
from training.heldout import held_out
from training.judge import _EMBEDDINGS, _NAMES, LAYERS, Encoder, Row, encode_rows, load_start, predict

Array = NDArray[np.float32]


def logits_node(graph: Graph, weights: dict[str, Array]) -> str:
    """Return the node of the three logits; pairs come alone or in batches of one length, so nothing is masked."""
    kinds = weights["embeddings.token_type_embeddings.weight"]
    # `Graph.encode` adds type 0 to every place, so the table of the types holds what each adds to that.
    extra = graph.node("Gather", graph.constant("kinds", kinds - kinds[0], np.float32), "token_types")
    rows = graph.encode(weights, layers=LAYERS, extra=extra, masked=False)
    first = graph.node("Gather", rows, graph.constant("zero", 0), axis=1)
    mean = graph.node("ReduceMean", rows, graph.constant("axis1", [1]), keepdims=0)
    head = graph.node("Concat", first, mean, axis=1)
    hidden = graph.node("Gelu", graph.linear("hidden", head, weights["hidden.weight"], weights["hidden.bias"]))
    product = graph.node("MatMul", hidden, graph.constant("out", weights["out.weight"].T, np.float32))
    return graph.node("Add", product, graph.constant("out.bias", weights["out.bias"], np.float32))


def bert_names(model: Encoder) -> dict[str, Array]:
    """Return the weights of the model under the names that BERT gives them."""
    back = {short: long for long, short in _NAMES.items()}
    tables = {short: long for long, short in _EMBEDDINGS.items()} | {"norm": "LayerNorm"}
    named: dict[str, Array] = {}
    for name, value in model.state_dict().items():
        parts = name.split(".")
        if parts[0] == "layers":
            name = f"encoder.layer.{parts[1]}.{back[parts[2]]}.{parts[3]}"
        elif parts[0] in tables:
            name = f"embeddings.{tables[parts[0]]}.{parts[1]}"
        named[name] = value.numpy()
    return named


def write_graph(model: Encoder, path: Path, *, exact: bool, temperature: float) -> None:
    """Write the model as ONNX: `input_ids` and `token_types` in, `logits` out, divided by the temperature."""
    weights = bert_names(model)
    for name in ("out.weight", "out.bias"):
        weights[name] = weights[name] / temperature
    graph = Graph(exact=exact)
    logits = logits_node(graph, weights)
    shape = ["batch", "length"]
    outputs = {"logits": (logits, int(TensorProto.FLOAT), ["batch", 3])}
    graph.write(path, inputs={"input_ids": shape, "token_types": shape}, outputs=outputs)


def load_model(weights: Path, start: Path | None) -> Encoder:
    """Return the model with the trained weights; word embeddings that these leave out are those of the start."""
    model = Encoder()
    if start is not None:
        load_start(model, start)
    model.load_state_dict({k: v.float() for k, v in load_file(weights).items()}, strict=start is None)
    return model.eval()


def fit_temperature(model: Encoder, tokenizer: Tokenizer, data: Path, most: int) -> float:
    """Return the temperature that makes the held-out log-likelihood greatest, found on a fixed grid."""
    examples = held_out(data, most)
    logits = predict(model, encode_rows(tokenizer, examples), torch.device("cpu"))
    gold = torch.tensor([e.label for e in examples])
    grid = np.geomspace(0.5, 3.0, 73)
    losses = [float(functional.cross_entropy(logits / float(t), gold)) for t in grid]
    return round(float(grid[int(np.argmin(losses))]), 4)


def logits_of(path: Path, rows: list[Row]) -> Array:
    """Return the logits of encoded pairs, each judged alone, through an ONNX file."""
    from factcheck.checker.learned import Encoded, open_session, run_session

    session = open_session(path, threads=2)
    return np.array([run_session(session, Encoded(row.ids, row.types)) for row in rows], dtype=np.float32)


def main() -> None:
    """Read the options, calibrate, write the files and print what int8 costs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True, help="what training.distil mix or training.judge wrote")
    parser.add_argument("--start", type=Path, help="with weights of training.judge: where their word embeddings are")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--out", default="factcheck/models/judge")
    parser.add_argument("--sample", type=int, default=400, help="pairs a set for calibration and for the cost of int8")
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    model = load_model(options.weights, options.start)
    tokenizer = pieces.tokenizer()
    temperature = fit_temperature(model, tokenizer, Path(options.data), options.sample)
    write_graph(model, out / "model.onnx", exact=False, temperature=temperature)
    size = (out / "model.onnx").stat().st_size / 1e6
    print(f"temperature {temperature:.3f}, int8 weights, {size:.1f} MB")
    exact = out / "exact.onnx"
    write_graph(model, exact, exact=True, temperature=temperature)
    for name in ("vitaminc_real", "fever"):
        examples = [e for e in pairs.read_set(Path(options.data) / f"{name}.dev.jsonl.gz") if e.label < 3][
            : options.sample
        ]
        rows = encode_rows(tokenizer, examples)
        gold = np.array([e.label for e in examples])
        one, two = logits_of(exact, rows), logits_of(out / "model.onnx", rows)
        same = float((one.argmax(1) == two.argmax(1)).mean())
        print(
            f"{name} dev, {len(rows)} pairs: fp32 {float((one.argmax(1) == gold).mean()):.4f}, "
            f"int8 {float((two.argmax(1) == gold).mean()):.4f}, same label {same:.4f}, "
            f"largest logit change {float(np.abs(one - two).max()):.3f}"
        )
    exact.unlink()


if __name__ == "__main__":
    main()
