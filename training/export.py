"""Write the learned judge for run time: `python -m training.export --weights W --start PILOT --vocabulary F`.

Weights go to int8 with one scale a row or block, the calibration temperature is folded into the last layer, and what
int8 costs is printed for the dev parts: the same pairs through the fp32 graph and through the int8 one.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional

from training import pairs
from training.graph import LAYERS, Graph, rounded
from training.heldout import held_out
from training.judge import _EMBEDDINGS, _NAMES, Encoder, Row, encode_rows, load_start, predict

Array = NDArray[np.float32]
BLOCK = 64


class JudgeGraph(Graph):
    """The graph of the judge; `scheme` says how matrices are kept: exact, folded, blocks."""

    def __init__(self, scheme: str) -> None:
        super().__init__(exact=scheme == "exact")
        self.scheme = scheme

    def linear(self, name: str, rows: str, weight: Array, bias: Array) -> str:
        """Return `rows @ weight.T + bias`; in blocks, activations are rounded row by row, so no pair sees another."""
        if self.scheme != "blocks":
            return super().linear(name, rows, weight, bias)
        outputs, inner = weight.shape
        cut = weight.reshape(outputs, inner // BLOCK, BLOCK)
        whole, scale = rounded(cut, axis=2)
        product = self.node(
            "MatMulNBits",
            rows,
            self.constant(name, whole + 128, np.uint8),
            self.constant(f"{name}.scale", scale.reshape(outputs, -1), np.float32),
            domain="com.microsoft",
            K=inner,
            N=outputs,
            bits=8,
            block_size=BLOCK,
            accuracy_level=4,
        )
        return self.node("Add", product, self.constant(f"{name}.bias", bias, np.float32))

    def judge(self, weights: dict[str, Array]) -> str:
        """Return the node of the log-odds of supports, contradicts and neutral."""
        words = self.table("words", weights["embeddings.word_embeddings.weight"], "input_ids")
        kinds = self.constant("kinds", weights["embeddings.token_type_embeddings.weight"], np.float32)
        table = self.constant("places", weights["embeddings.position_embeddings.weight"], np.float32)
        length = self.node("Slice", self.node("Shape", "input_ids"), *self._whole(1, 2))
        near = self.node("Slice", table, self.constant("from0", [0]), length, self.constant("axis0", [0]))
        both = self.node("Add", words, self.node("Gather", kinds, "token_types"))
        rows = self.norm("embeddings.LayerNorm", self.node("Add", both, near), weights)
        there = self.floats(self.node("Cast", "input_ids", to=9))
        shut = self.node("Sub", self.constant("one", 1, np.float32), there)
        far = self.node("Mul", shut, self.constant("far", -1e4, np.float32))
        mask = self.node("Unsqueeze", far, self.constant("axes12", [1, 2]))
        for n in range(LAYERS):
            rows = self.layer(f"encoder.layer.{n}", rows, mask, weights)
        return self._head(rows, there, weights)

    def _whole(self, begin: int, end: int) -> tuple[str, str]:
        return self.constant(f"from{begin}", [begin]), self.constant(f"to{end}", [end])

    def _head(self, rows: str, there: str, weights: dict[str, Array]) -> str:
        first = self.node("Gather", rows, self.constant("zero", 0), axis=1)
        weight = self.node("Unsqueeze", there, self.constant("axis2", [2]))
        over = self.constant("axis1", [1])
        total = self.node("ReduceSum", self.node("Mul", rows, weight), over, keepdims=0)
        mean = self.node("Div", total, self.node("ReduceSum", weight, over, keepdims=0))
        head = self.node("Concat", first, mean, axis=1)
        hidden = self.node("Gelu", self.linear("hidden", head, weights["hidden.weight"], weights["hidden.bias"]))
        out = self.constant("out", weights["out.weight"].T, np.float32)
        return self.node(
            "Add", self.node("MatMul", hidden, out), self.constant("out.bias", weights["out.bias"], np.float32)
        )


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


def write_graph(model: Encoder, path: Path, *, scheme: str, temperature: float) -> None:
    """Write the model as ONNX: `input_ids` and `token_types` in, `logits` out, divided by the temperature."""
    weights = bert_names(model)
    for name in ("out.weight", "out.bias"):
        weights[name] = weights[name] / temperature
    graph = JudgeGraph(scheme)
    shape: list[str] = ["batch", "length"]
    logits = graph.judge(weights)
    graph.write(path, inputs={"input_ids": shape, "token_types": shape}, outputs={"logits": (logits, ["batch", 3])})


def load_model(start: Path, weights: Path) -> Encoder:
    """Return the model with the trained weights over MiniLM's word embeddings."""
    model = Encoder()
    load_start(model, start)
    model.load_state_dict({k: v.float() for k, v in load_file(weights).items()}, strict=False)
    return model.eval()


def small_tokenizer(source: Path, target: Path) -> None:
    """Write the tokenizer without padding and truncation; `encode_pairs` does both."""
    text = json.loads(source.read_text(encoding="utf-8"))
    text["padding"] = text["truncation"] = None
    target.write_text(json.dumps(text, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


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

    session = open_session(path.read_bytes(), threads=2)
    return np.array([run_session(session, Encoded(row.ids, row.types)) for row in rows], dtype=np.float32)


def main() -> None:
    """Read the options, calibrate, write the files and print what int8 costs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--weights", "--start", "--vocabulary"):
        parser.add_argument(name, required=True)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--out", default="factcheck/models/judge")
    parser.add_argument("--scheme", default="folded", choices=["exact", "folded", "blocks"])
    parser.add_argument("--sample", type=int, default=400, help="pairs a set for calibration and for the cost of int8")
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    model = load_model(Path(options.start), Path(options.weights))
    tokenizer = Tokenizer.from_file(str(Path(options.vocabulary) / "tokenizer.json"))
    small_tokenizer(Path(options.vocabulary) / "tokenizer.json", out / "tokenizer.json")
    tokenizer = Tokenizer.from_file(str(out / "tokenizer.json"))
    temperature = fit_temperature(model, tokenizer, Path(options.data), options.sample)
    write_graph(model, out / "model.onnx", scheme=options.scheme, temperature=temperature)
    size = (out / "model.onnx").stat().st_size / 1e6
    print(f"temperature {temperature:.3f}, {options.scheme}, {size:.1f} MB")
    exact = out / "exact.onnx"
    write_graph(model, exact, scheme="exact", temperature=temperature)
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
