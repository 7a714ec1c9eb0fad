"""The first lines of drafts from a newsroom's own system: "Headline: …", "Standfirst: …", "Date: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.reader.frontmatter import FrontMatter, day_of
from factcheck.reader.layout import Draft
from factcheck.records import BlockKind, Span

_LABELS = {
    "author": BlockKind.BYLINE,
    "by": BlockKind.BYLINE,
    "byline": BlockKind.BYLINE,
    "date": BlockKind.BYLINE,
    "deck": BlockKind.STANDFIRST,
    "dek": BlockKind.STANDFIRST,
    "headline": BlockKind.HEADLINE,
    "hed": BlockKind.HEADLINE,
    "slug": BlockKind.FURNITURE,
    "standfirst": BlockKind.STANDFIRST,
    "subhead": BlockKind.STANDFIRST,
    "subtitle": BlockKind.STANDFIRST,
    "title": BlockKind.HEADLINE,
}
_LABEL = re.compile(rf"\W*({'|'.join(_LABELS)})\W*:\W*", re.IGNORECASE)
_FIRST = 8  # stretches; later on, "Date:" is a word of the story


def read_labels(text: str, front: FrontMatter, drafts: Sequence[Draft]) -> tuple[FrontMatter, list[Draft]]:
    """Return the drafts with what the labels say, without the labels, and the front matter with a labelled date."""
    read: list[Draft] = []
    for n, draft in enumerate(drafts):
        found = _LABEL.match(text, draft.span.start, draft.span.end) if n < _FIRST else None
        if found is None or found.end() == draft.span.end or _taken(read, _LABELS[found[1].lower()]):
            read.append(draft)
            continue
        span = Span(found.end(), draft.span.end)
        read.append(draft._replace(span=span, kind=_LABELS[found[1].lower()]))
        if found[1].lower() == "date" and front.as_of is None:
            front = front._replace(as_of=day_of(text[span.slice]))
        elif found[1].lower() in ("by", "byline", "author") and front.author is None:
            front = front._replace(author=text[span.slice])
    return front, read


def _taken(drafts: Sequence[Draft], kind: BlockKind) -> bool:
    """There is one headline and one standfirst."""
    return kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST) and any(draft.kind is kind for draft in drafts)
