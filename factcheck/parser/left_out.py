"""What a denial leaves out: "Ostara had insured its ships; Meridale had not" says what Meridale had not done."""

from __future__ import annotations

from factcheck.parser.taking import SUBJECTS, Proposition, Taking

_NOT = frozenset({"not", "n't", "n’t"})
_DOING = frozenset({"do", "does", "did"})
_LONGEST = 12  # words


def left_out(t: Taking) -> None:
    """Put the verb that the clause before has behind a helping verb with "not" that stands alone."""
    for place, one in enumerate(t.found):
        if (told := _told_before(t, place, one)) is not None:
            t.amend(place, tail=told)


def _told_before(t: Taking, place: int, one: Proposition) -> str | None:
    words = [at for at in one.body if t.token(at).pos != "PUNCT"]
    over = t.token(one.head).head
    alone = t.token(one.head).pos == "AUX" and len(words) == 2 and t.word(words[1]) in _NOT and words[0] == one.head
    if not alone or over < 0 or t.token(one.head).dep not in ("conj", "parataxis") or t.token(over).pos != "VERB":
        return None
    helpers = [t.word(kid) for kid in t.all(over, "aux", "aux:pass")]
    before = next((other for other in t.found[:place] if other.head == over and other.form == "clause"), None)
    doing = t.word(one.head) in _DOING
    if before is None or (doing and helpers) or (not doing and t.word(one.head) not in helpers):
        return None
    behind = [at for at in before.body if at > over and at < t.first(one.head)]
    behind = [at for at in behind if t.token(at).pos != "PUNCT" and t.token(at).dep not in SUBJECTS]
    if len(behind) > _LONGEST or any(t.word(kid) in _NOT for kid in t.all(over, "advmod")):
        return None
    verb = t.token(over).lemma if doing else t.token(over).text
    return " ".join([verb, *(t.token(at).text for at in behind)])


__all__ = ["left_out"]
