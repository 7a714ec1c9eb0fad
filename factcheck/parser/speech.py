"""Who says what in a sentence: quotations with their speakers, words before and after them, “according to”."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from factcheck.parser import verbs
from factcheck.parser.persons import spans
from factcheck.parser.taking import Proposition
from factcheck.records import Span
from factcheck.syntax.tree import Tree
from factcheck.values.quotation import Quotation, parse

_LEAST = 3  # words of a quotation
_TELLING = frozenset({"root", "parataxis", "conj", "ccomp", "advcl"})  # clauses whose verb may tell who speaks
_SPOKEN = frozenset("said says added told warned insisted argued explained replied asked wrote recalled".split())
_RUNNING_ON = frozenset(
    "is are was were has have had will would can could may might must should do does did that to of in for with".split()
)
_SHORT = 3  # letters of a word that stays small in a title


def quotations(text: str) -> list[Quotation]:
    """Return the quotations of a sentence that are somebody's words: three words or more."""
    return [found for found in parse(text) if len(found.words.split()) >= _LEAST and not _is_title(found.words)]


_TAG = re.compile(r",?\s+(?:[\w.'’-]+[ ,]+){1,14}$")


def interrupted(text: str) -> list[list[Quotation]]:
    """Return the quotations that a sentence breaks off to say who speaks, each with its second half.

    >>> [[one.words for one in parts] for parts in interrupted("“We lost a lot,” said Roe, “but we are here.”")]
    [['We lost a lot,', 'but we are here.']]
    """
    found = parse(text)
    return [[one, other] for one, other in pairwise(found) if _goes_on(text, one, other)]


def _goes_on(text: str, one: Quotation, other: Quotation) -> bool:
    between = text[one.span.end : other.span.start]
    told = any(word.strip(",") in _SPOKEN for word in between.split())
    broken = one.words.rstrip().endswith((",", "—", "–")) or between.startswith(",")
    told = told and not re.search(r"\b(?:and|or|but) $", between)
    whole = other.closed and one.closed and len(f"{one.words} {other.words}".split()) >= _LEAST
    return whole and broken and told and other.words[:1].islower() and _TAG.fullmatch(between) is not None


def healed(one: Quotation, other: Quotation) -> str:
    """Return the words of a quotation that was broken off, without the comma that only the speaker asked for."""
    first, second = one.words.strip(), other.words.strip()
    runs_on = second.split(maxsplit=1)[0] in _RUNNING_ON
    return f"{first.rstrip(' ,') if runs_on else first} {second}"


def is_broken_off(tree: Tree, one: Proposition, parts: list[list[Quotation]], verb: int) -> bool:
    """Whether a proposition is no more than a broken quotation and who speaks it: that is a claim of its own."""
    for halves in parts:
        spans = [half.span for half in halves]
        told = {verb, *subject_of(tree, verb)} if verb >= 0 else set()
        words = [at for at in {*one.subject, *one.body} if tree.tokens[at].pos != "PUNCT"]
        quoted = {at for at in words if any(span.start <= tree.tokens[at].start < span.end for span in spans)}
        if words and all(at in quoted or at in told for at in words):
            return True
    return False


_LEFT_OUT = re.compile(r"(?:…|\.\.\.)\s+(?=[A-Z“\"])")


def passages(found: Quotation) -> list[Quotation]:
    """Return the passages of a quotation that leaves out what stood between sentences; each was said by itself."""
    cuts = [0, *(cut.end() for cut in _LEFT_OUT.finditer(found.words)), len(found.words)]
    parts = [found.words[start:end] for start, end in pairwise(cuts)]
    if len(parts) == 1 or any(len(part.split()) < _LEAST for part in parts):
        return [found]
    return [_passage(found, start, end) for start, end in pairwise(cuts)]


def _passage(found: Quotation, start: int, end: int) -> Quotation:
    words = found.words[start:end].rstrip()
    inner = Span(found.inner.start + start, found.inner.start + start + len(words))
    span = Span(inner.start if start else found.span.start, inner.end if end < len(found.words) else found.span.end)
    return replace(found, span=span, inner=inner, words=words)


def _is_title(words: str) -> bool:
    """Whether words are written like the title of a book or a film: "The Cross on the Chart"."""
    return words[-1:].isalpha() and all(word[:1].isupper() for word in words.split() if len(word) > _SHORT)


def inside(tree: Tree, one: Proposition, quoted: list[Quotation]) -> bool:
    """Whether a proposition's words lie in a quotation, which is a claim of its own; signs around them do not count."""
    if not quoted:
        return False
    named = label(tree)  # 'Captain Ann Lee: "We won."' says no more than that she said it
    start = named[-1] if named else -1
    words = sorted(at for at in {*one.subject, *one.body} if tree.tokens[at].pos != "PUNCT" and at > start)
    span = characters(tree, (words[0], words[-1]) if words else one.quote)
    return any(found.span.covers(span) for found in quoted)


def characters(tree: Tree, quote: tuple[int, int]) -> Span:
    """Return the characters from one token to another."""
    return Span(tree.tokens[quote[0]].start, tree.tokens[quote[1]].end)


def speaker_verb(tree: Tree) -> int:
    """Return the verb of saying that governs the sentence's words, -1 where there is none outside quotations."""
    quoted = [found.span for found in quotations(tree.text)]
    names = [at for at in range(len(tree.tokens)) if _calls(tree, at, quoted)]
    voiced = verbs.SAYING | verbs.LAUGHING if quoted else verbs.SAYING
    told = next(
        (
            at
            for at, token in enumerate(tree.tokens)
            if token.lemma in voiced
            and token.pos == "VERB"
            and not any(span.covers(Span(token.start, token.end)) for span in quoted)
            and subject_of(tree, at)
            and (token.dep in _TELLING or (token.dep == "acl:relcl" and _holds(tree, at, quoted)))
        ),
        -1,
    )
    over = _over_quotation(tree, quoted)
    told = over if over >= 0 else told
    if names and told >= 0 and _is_nearer(tree, names[0], told, quoted):
        return names[0]  # "Roe said so; Lee called it “a sham and a shame”"
    return names[0] if names and (told < 0 or tree.tokens[told].head == names[0]) else told


def _is_nearer(tree: Tree, verb: int, other: int, quoted: list[Span]) -> bool:
    """Whether one verb stands over the first quotation, and below the other or without it."""
    at = next(at for at, token in enumerate(tree.tokens) if token.start >= quoted[0].start and token.pos != "PUNCT")
    while at >= 0 and at not in (verb, other):
        at = tree.tokens[at].head
    return at == verb


def _holds(tree: Tree, verb: int, quoted: list[Span]) -> bool:
    """Whether a quotation stands in a clause: 'profits, which Roe described as "a fair start"'."""
    words = [tree.tokens[at] for at in tree.subtree(verb)]
    own = [tree.tokens[at].text.lower() for at in subject_of(tree, verb)]
    asks = own in (["who"], ["which"], ["that"])
    return not asks and any(span.covers(Span(word.start, word.end)) for span in quoted for word in words)


def _over_quotation(tree: Tree, quoted: list[Span]) -> int:
    """The verb of saying within a clause right over the first quotation: "ruled for her, finding that “…”".

    "She wept as the judge told her she had “lost”" is the judge's word as well.
    """
    if not quoted:
        return -1
    start = next(
        (at for at, token in enumerate(tree.tokens) if token.start >= quoted[0].start and token.pos != "PUNCT"), -1
    )
    while start >= 0 and tree.tokens[start].head >= 0:
        start = tree.tokens[start].head
        token = tree.tokens[start]
        outside = not any(span.covers(Span(token.start, token.end)) for span in quoted)
        inner = token.dep == "advcl" and token.pos == "VERB" and token.end < quoted[0].start
        within = token.text.endswith("ing") or inner
        if outside and token.lemma in verbs.SAYING and within and subject_of(tree, start):
            return start
    return -1


def _calls(tree: Tree, verb: int, quoted: list[Span]) -> bool:
    """Whether a verb calls something by the words in marks behind it: 'she called it "painful but fair"'."""
    token = tree.tokens[verb]
    if not quoted or token.pos != "VERB" or token.lemma not in verbs.NAMING:
        return False
    inside = any(span.covers(Span(token.start, token.end)) for span in quoted)
    passive = any(kid.head == verb and kid.dep == "aux:pass" for kid in tree.tokens)
    if [tree.tokens[at].text.lower() for at in subject_of(tree, verb)] in (["who"], ["which"], ["that"]):
        return False
    near = any(span.start > token.end and '"' in tree.text.translate(verbs.MARKS) for span in quoted)
    return near and not inside and (
        (not passive and bool(subject_of(tree, verb))) or (passive and bool(_agent(tree, verb)))
    )  # fmt: skip


def _agent(tree: Tree, verb: int) -> tuple[int, ...]:
    return next((_simple(tree, at) for at, token in enumerate(tree.tokens)
                 if token.head == verb and token.dep == "obl:agent"), ())  # fmt: skip


def is_alone(tree: Tree) -> bool:
    """Whether a sentence is hardly more than its quotation: then whoever spoke before it speaks on.

    A verb with its own subject outside the marks tells of somebody else, perhaps, and names nobody who speaks.
    """
    quoted = [found.span for found in quotations(tree.text)]
    outside = [at for at, token in enumerate(tree.tokens)
               if not any(span.covers(Span(token.start, token.end)) for span in quoted)]  # fmt: skip
    return not any(tree.tokens[at].dep.startswith(("nsubj", "csubj", "expl")) for at in outside)


def subject_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the subject of a verb without what hangs on it; of a passive verb that calls, whoever does."""
    if tree.tokens[verb].lemma in verbs.NAMING and _agent(tree, verb):
        return _agent(tree, verb)
    for at, token in enumerate(tree.tokens):
        if token.head == verb and token.dep in ("nsubj", "nsubj:pass"):
            named = [kid for kid, other in enumerate(tree.tokens) if other.head == at and other.dep == "appos"]
            person = next((kid for kid in named if _is_person(tree, kid)), at)
            return _simple(tree, person)
    joins = tree.tokens[verb].dep == "conj" and tree.tokens[verb].lemma in verbs.NAMING
    joins = joins or (tree.tokens[verb].dep == "advcl" and tree.tokens[verb].text.endswith("ing"))
    return subject_of(tree, tree.tokens[verb].head) if joins else ()


def quoting(tree: Tree, quoted: Span) -> tuple[int, ...]:
    """Return who speaks words within a clause: "preferred to speak of “a contract”", "who said it “fits”"."""
    at = next((place for place, token in enumerate(tree.tokens) if quoted.start < token.start < quoted.end), -1)
    while at >= 0 and (at := tree.tokens[at].head) >= 0:
        token = tree.tokens[at]
        if token.pos != "VERB" or token.start > quoted.start or token.lemma not in verbs.SAYING | verbs.SPOKEN:
            continue
        over = token.head if token.dep == "xcomp" else at
        teller = subject_of(tree, at) or subject_of(tree, over)
        if teller and tree.tokens[teller[0]].text.lower() in ("who", "that") and tree.tokens[over].dep == "acl:relcl":
            return _simple(tree, tree.tokens[over].head)
        return teller
    return ()


def label(tree: Tree) -> tuple[int, ...]:
    """Return the person named right before a colon and a quotation: 'Captain Ann Lee: "We won."'."""
    for at, token in enumerate(tree.tokens[:-1]):
        if token.text == ":" and tree.tokens[at + 1].text in ('"', "“"):
            return next((tuple(range(start, end)) for start, end in spans(tree) if end == at), ())
    return ()


def _is_person(tree: Tree, at: int) -> bool:
    return any(name.kind == "PER" and name.start <= at < name.end for name in tree.names)


def source_of(tree: Tree) -> tuple[int, ...]:
    """Return whom the sentence names with “according to”."""
    for at in range(len(tree.tokens)):
        cases = [kid for kid in tree.tokens if kid.head == at and kid.dep == "case"]
        if any(case.text.lower() == "according" for case in cases):
            return _simple(tree, at)
    return ()


def _simple(tree: Tree, at: int) -> tuple[int, ...]:
    heavy = (
        "appos",
        "acl",
        "acl:relcl",
        "parataxis",
        "case",
        "punct",
        "cc",
        "conj",
        *(("nmod",) * _is_person(tree, at)),
    )
    dropped = {other for other, kid in enumerate(tree.tokens) if kid.head == at and kid.dep in heavy}
    gone = {below for other in dropped for below in tree.subtree(other)}
    kept = [other for other in tree.subtree(at) if other not in gone]
    if len(kept) > 1 and tree.tokens[kept[-1]].pos == "NUM" and tree.tokens[kept[-1] - 1].text == ",":
        kept = [other for other in kept[:-1] if other != kept[-1] - 1]  # an age
    return tuple(kept)
