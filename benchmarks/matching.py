"""Which output claim stands for which reference claim.

How a claim is matched: pairs of a reference claim and an output claim are eligible when the output covers at least
half of the reference, or their intersection over union is at least .4. Eligible pairs are assigned one to one, best
intersection over union first; those references are "found as a claim of their own". A reference left over that an
eligible output covers is "found", and is labelled by the best such output.
"""

from __future__ import annotations

MINIMUM_COVER = 0.5
MINIMUM_OVERLAP = 0.4


def locate(text: str, quote: str, occurrence: int) -> tuple[int, int]:
    """The span of the n-th occurrence of the quote."""
    start = -1
    for _ in range(occurrence):
        start = text.index(quote, start + 1)
    return start, start + len(quote)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> tuple[float, float]:
    """How much of a is covered by b, and their intersection over union."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    if shared <= 0:
        return 0.0, 0.0
    union = max(a[1], b[1]) - min(a[0], b[0])
    return shared / (a[1] - a[0]), shared / union


def eligible(reference: tuple[int, int], output: tuple[int, int]) -> bool:
    """Whether an output claim may stand for a reference claim."""
    cover, union = overlap(reference, output)
    return cover >= MINIMUM_COVER or union >= MINIMUM_OVERLAP


def match(references: list[tuple[int, int]], outputs: list[tuple[int, int]]) -> tuple[dict[int, int], dict[int, int]]:
    """Reference → output one to one, and reference → best covering output (many to one)."""
    pairs = []
    covering: dict[int, tuple[float, int]] = {}
    for i, reference in enumerate(references):
        for j, output in enumerate(outputs):
            _, union = overlap(reference, output)
            if eligible(reference, output):
                pairs.append((-union, i, j))
                if i not in covering or union > covering[i][0]:
                    covering[i] = (union, j)
    own: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in own and j not in taken:
            own[i] = j
            taken.add(j)
    # A better total exists where the greedy choice strands a reference: try to free an output by moving its owner.
    choices: dict[int, list[int]] = {}
    for _, i, j in sorted(pairs):
        choices.setdefault(i, []).append(j)
    owner = {j: i for i, j in own.items()}
    for i in sorted(choices):
        if i not in own:
            augment(i, choices, own, owner, set())
    return own, {i: j for i, (_, j) in covering.items()}


def augment(i: int, choices: dict[int, list[int]], own: dict[int, int], owner: dict[int, int], seen: set[int]) -> bool:
    """Give reference i an output of its own, moving others where that strands none."""
    for j in choices[i]:
        if j in seen:
            continue
        seen.add(j)
        if j not in owner or augment(owner[j], choices, own, owner, seen):
            own[i] = j
            owner[j] = i
            return True
    return False
