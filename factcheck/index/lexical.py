"""Search by words: a tantivy index of the snippets' texts, written once for a pack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tantivy

_WORD = re.compile(r"[^\W_]+")
# The commonest words carry nothing and cost most of a query's time (1.7 ms with them, 0.2 ms without, 1e5 snippets).
_STOP = frozenset(
    """
    a about after all also an and any are as at be been before being but by can could did do does for from had
    has have he her his how i if in into is it its more most no not of on one or other our out over said she
    should so some such than that the their them then there these they this those to under up was we were what
    when where which who will with would you
    """.split()
)


def write(folder: Path, texts: Sequence[str]) -> None:
    """Write the index of the texts into an empty folder; a text is known by its position."""
    import tantivy

    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    for position, text in enumerate(texts):
        document = tantivy.Document()
        document.add_text("text", text)
        document.add_unsigned("position", position)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem", index_option="freq")
    builder.add_unsigned_field("position", stored=True, indexed=False, fast=False)
    return builder.build()


class Lexical:
    """An open index.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> write(folder, ["The mill closed in 2015.", "Rain is expected."])
    >>> [position for position, score in Lexical(folder).search("closed mills", limit=5)]
    [0]
    """

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._index = tantivy.Index(_schema(), path=str(folder))
        self._searcher = self._index.searcher()

    def search(self, query: str, *, limit: int) -> list[tuple[int, float]]:
        """Return (position, score) of the best texts, best first, ties by position."""
        words = [word for word in dict.fromkeys(_WORD.findall(query.lower())) if word not in _STOP][:256]
        if not words:
            return []
        asked = self._index.parse_query(" ".join(f'"{word}"' for word in words), ["text"])
        hits = self._searcher.search(asked, limit).hits
        found = [(int(self._searcher.doc(address)["position"][0]), float(score)) for score, address in hits]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))
