"""An article into claims: sentences, trees, propositions, and for each a text that stands alone."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck import values
from factcheck.parser import speech, verbs
from factcheck.parser.ahead import FIRM
from factcheck.parser.checkable import COUNTED, is_on_record, is_scene, personal, reason
from factcheck.parser.checkworthiness import STATES, STATES_SURELY, checkworthiness, states
from factcheck.parser.context import Context
from factcheck.parser.days import dated
from factcheck.parser.entries import Entry, entries
from factcheck.parser.ids import claim_id
from factcheck.parser.kept import KeptTrees
from factcheck.parser.kinds import kind
from factcheck.parser.legible import Syntax, trees
from factcheck.parser.mending import mended
from factcheck.parser.propositions import propositions, whole
from factcheck.parser.sentences import sentences
from factcheck.parser.tables import cells
from factcheck.parser.taking import SUBJECTS, Proposition
from factcheck.parser.wording import sentence, wording
from factcheck.plain import PlainText, plain_sentence
from factcheck.records import Article, BlockKind, Claim, ClaimKind, Reason, Sentence, Span, Value
from factcheck.syntax.tree import Token, Tree
from factcheck.values.quotation import Quotation

SILENT = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.CODE})  # they give no claims
_NAMED = 2  # places or persons: a claim of so many states something, however its sentence reads
# "This is not Norway’s only harbour": there are others, which sources can settle.
_NOT_THE_ONLY = re.compile(r"(?:\bnot|n['’]t) (?:the|its|his|her|their|\S+['’]s?) only \w", re.IGNORECASE)
_CARRYING = frozenset({BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.BLOCKQUOTE})
_ASSERTING = frozenset("clause comment headline item participle relative reported".split())  # forms of propositions
_WRITER = frozenset({"I", "We", "we"})
_SLIGHT = frozenset({"PUNCT", "SCONJ", "AUX", "PRON", "CCONJ"})
_LISTING = frozenset({BlockKind.BULLET, BlockKind.BODY})
_ENTRY = Proposition("entry", 0, (), (), (0, 0))
_SPOKE = {"told": "spoke to", "said": "spoke"}
_DANGLING = re.compile(r"(?:\w+ )?(?:whom|which|whose)\b")  # a relative clause whose noun was not found
_TAUTOLOGY = re.compile(r"(?:The )?(.{2,80}) (?:is|are|was|were) (?:the |an? )?\1\.")  # "Norrline is Norrline"
_NO_NOUN = re.compile(
    r" (?:is|was) (?:one|another|(?:an?|the) (?:other|former|latter|first|second|third|fourth|fifth|last))\.$"
)
_ECHO = re.compile(  # "So did Roe"
    r"(?:So|Nor|Neither) (?:is|are|was|were|has|have|had|do|does|did|will|would|can|could) "
    r"(?:the|an?|his|her|its|their|[A-Z])[\w ]{2,60}\.?(?=$|,)"
)
_ASKING = frozenset("how what when where which who whose why".split())
_MEDIA = frozenset("briefing conference email interview letter news post press speech statement tweet".split())
_CHUNK = 256  # sentences parsed at once: memory stays bounded on a file of any length


def parse(article: Article, *, syntax: Syntax, known: KeptTrees | None = None) -> list[Claim]:
    """Return the claims of an article in the order of their words; a claim made twice is kept where it first stands.

    Furniture and bylines give none. Every other sentence is in at least one claim, not checkable ones included: a
    section heading that states nothing is one. Of sentences that are `known`, the model of syntax is not asked.
    """
    kept: dict[str, Claim] = {}
    for one in parsed(article, syntax=syntax, known=known):
        for claim, _ in one.taken:
            kept.setdefault(claim.id, claim)
    return sorted(kept.values(), key=lambda claim: (claim.span, claim.id))


class Parsed(NamedTuple):
    """A sentence with its tree and its claims, each beside the words it is made of: indexes of tokens."""

    sentence: Sentence
    view: PlainText
    tree: Tree
    taken: tuple[tuple[Claim, frozenset[int]], ...]


def parsed(article: Article, *, syntax: Syntax, known: KeptTrees | None = None) -> Iterator[Parsed]:
    """Yield the rows of an article's tables, then its sentences in order; a claim made twice comes twice."""
    spoken = [one for one in sentences(article) if one.kind not in SILENT]
    found = [one for one in spoken if one.kind is not BlockKind.TABLE]
    yield from _rows(article, [one for one in spoken if one.kind is BlockKind.TABLE])
    views = [plain_sentence(article, one) for one in found]
    context = Context(as_of=article.as_of)
    for start in range(0, len(found), _CHUNK):
        for view in views[start : start + _CHUNK]:
            values.parse_all(view.text, article.as_of)  # remembered; where the model still loads, this need not wait
        read = _trees([view.text for view in views[start : start + _CHUNK]], syntax, known)
        for tree in read:
            context.foresee(tree)
        read = [context.recognised(tree) for tree in read]
        for one, view, tree in zip(found[start:], views[start:], read, strict=False):
            yield Parsed(one, view, tree, tuple(_of_sentence(article, one, view, tree, context)))
            context.meet(tree, carries=one.kind in _CARRYING, titled=one.kind is BlockKind.HEADLINE)


def _trees(texts: Sequence[str], syntax: Syntax, known: KeptTrees | None) -> list[Tree]:
    """The trees of sentences, set right; each is read once."""
    found = known.get(texts) if known else {}
    unseen = [text for text in dict.fromkeys(texts) if text not in found]
    if unseen:
        fresh = {text: mended(tree) for text, tree in zip(unseen, trees(syntax, unseen), strict=True)}
        found |= fresh
        if known:
            known.put(fresh)
    return [found[text] for text in texts]


def _rows(article: Article, rows: Sequence[Sentence]) -> Iterator[Parsed]:
    """The rows of tables, which are no sentences; a table is what stands block by block without anything between."""
    table: list[Sentence] = []
    for row in rows:
        table = table if table and row.block == table[-1].block + 1 else []
        view = plain_sentence(article, row)
        claims = ((claim, frozenset[int]()) for claim in cells(article, row, above=table))
        yield Parsed(row, view, Tree(view.text, (), ()), tuple(claims))
        table = [*table, row]


def _of_sentence(
    article: Article, one: Sentence, view: PlainText, tree: Tree, context: Context
) -> Iterator[tuple[Claim, frozenset[int]]]:
    stated = values.parse_all(view.text, article.as_of)
    quoted = speech.quotations(view.text)
    if one.kind is BlockKind.CAPTION and not quoted and is_scene(tree, stated):
        return
    verb = speech.speaker_verb(tree)
    teller = speech.subject_of(tree, verb) if verb >= 0 else speech.source_of(tree)
    voice = article.blocks[one.block].speaker  # of a transcript
    context.voice = voice = context.persons.whole(voice) if voice else ""
    teller = teller or speech.label(tree) if quoted else teller
    speaker = voice or (context.resolve(tree, teller) if teller else None)
    speaker = speaker or (_speaks_so(tree, context, quoted[0]) if quoted else None)
    headed = one.kind in (BlockKind.HEADING, BlockKind.HEADLINE)
    if quoted and not speaker and speech.is_alone(tree) and not headed:
        speaker = context.persons.agent or next(reversed(context.persons.met), None)
    states_it = states(tree, range(len(tree.tokens)), stated)
    titled = (one.kind is BlockKind.HEADING and _is_title(tree)) or _ECHO.fullmatch(tree.text) is not None
    taker = _Taker(article, one, view, tree, context, stated, speaker, voice, states_it, titled)
    listed = entries(tree) if one.kind in _LISTING else []
    for entry in listed:
        yield taker.entry(entry), taker.tokens(entry.span)
    if listed:
        return
    halves = speech.interrupted(view.text) if '"' in view.text or "“" in view.text else []
    broken = [half.span for parts in halves for half in parts]
    for found in [part for words in quoted if words.span not in broken for part in speech.passages(words)]:
        yield taker.quotation(found), taker.tokens(found.span)
    for first, rest in halves:
        yield taker.quotation(first, rest), taker.tokens(Span(first.span.start, rest.span.end))
    for proposition in [whole(tree)] if titled else propositions(tree):
        if not speech.inside(tree, proposition, quoted) and not speech.is_broken_off(tree, proposition, halves, verb):
            claim = taker.claim(proposition)
            if claim:
                words = (*proposition.subject, *proposition.body, *proposition.shared, *proposition.antecedent)
                yield claim, frozenset((*words, *range(proposition.quote[0], proposition.quote[1] + 1)))


def _speaks_so(tree: Tree, context: Context, quoted: Quotation) -> str | None:
    """The person whose words stand in marks behind a verb that is spoken: "Roe saw in it “proof of all he said”"."""
    root = tree.root()
    if root < 0:
        return None
    spoken = tree.tokens[root].lemma in verbs.SPOKEN
    teller = speech.subject_of(tree, root) if spoken else speech.quoting(tree, quoted.span)
    named = any(name.kind == "PER" and name.start <= at < name.end for name in tree.names for at in teller)
    return context.resolve(tree, teller) if named else None


def _is_title(tree: Tree) -> bool:
    """Whether a heading names what follows, and states nothing: "Ten silent years", "What happens next"."""
    asks = tree.tokens[0].text.lower() in _ASKING
    return asks or not any(token.dep in SUBJECTS and tree.tokens[token.head].pos != "NOUN" for token in tree.tokens)


class _Taker(NamedTuple):
    """What the claims of one sentence share."""

    article: Article
    sentence: Sentence
    view: PlainText
    tree: Tree
    context: Context
    stated: tuple[Value, ...]
    speaker: str | None
    voice: str  # whose words all of them are, in a transcript
    states: float  # how surely the sentence states something
    titled: bool  # it names what follows and states nothing

    def claim(self, one: Proposition) -> Claim | None:
        """Return the claim of a proposition, None where it says nothing."""
        text = self.view.text.strip() if self.titled else dated(self._text(one), self.article.as_of)
        if not text or len(text.split()) < 2 or self._only_quotes(one) or self._only_says(one):
            return None
        if (one.form in ("apposition", "title") and _NO_NOUN.search(text)) or _TAUTOLOGY.fullmatch(text):
            return None
        inside = speech.characters(self.tree, one.quote)
        own = [value for value in self.stated if inside.overlaps(value.span)]
        echo = _ECHO.match(self.tree.text) if one.head == self.tree.root() else None
        text = sentence(echo[0]) if echo and not self.titled else text
        why = self._reason(one, own) or (Reason.FRAGMENT if self.titled or echo else None)
        text = f"{text.rstrip('.')}?" if why is Reason.QUESTION and not self.titled else text
        is_state = self.tree.tokens[one.head].pos != "VERB"
        speaker = self._speaker(one)
        return self._claim(
            text,
            inside,
            ClaimKind.ATTRIBUTION if self._tells(one) else kind(one, own, is_state=is_state),
            own,
            speaker=speaker,
            why=why,
            predicate=self.tree.tokens[one.head].lemma,
            subject=self.context.resolve(self.tree, one.subject) if one.subject else "",
        )

    def entry(self, one: Entry) -> Claim:
        """Return the claim of an entry of a list of figures."""
        own = [value for value in self.stated if one.span.overlaps(value.span)]
        text = dated(one.text, self.article.as_of)
        return self._claim(text, one.span, kind(_ENTRY, own, is_state=True), own, speaker=None)

    def tokens(self, span: Span) -> frozenset[int]:
        """Return the words that lie in a stretch of the sentence."""
        return frozenset(at for at, token in enumerate(self.tree.tokens) if span.covers(Span(token.start, token.end)))

    def _reason(self, one: Proposition, own: Sequence[Value]) -> Reason | None:
        """Why the claim cannot be checked: by rule, else by how its whole sentence reads."""
        why = reason(self.tree, one, own, block=self.sentence.kind, voiced=bool(self.voice))
        if why:
            return why
        pinned = any(value.kind in FIRM for value in own)
        view = None if pinned else personal(self.tree, one, voiced=bool(self.voice))
        if view:
            words = sorted({*one.subject, *one.body})
            surely = min(self.states, states(self.tree, words, own)) > STATES_SURELY
            return None if surely else view
        named = sum(value.kind in ("place", "person") for value in own)  # "it is to run from Karachi to Lahore"
        others = bool(_NOT_THE_ONLY.search(self.tree.text)) and self.tree.tokens[one.head].pos == "NOUN"
        judged = named < _NAMED and self.sentence.kind in _CARRYING and self._own_voice(one) and not others
        if not judged or self.states > STATES or pinned or is_on_record(self.tree, one):
            return None
        if one.form == "relative" and speech.quotations(
            self.view.text
        ):  # "“It is our life,” said Roe, who runs a shop"
            return None if states(self.tree, sorted({*one.subject, *one.body}), own) > STATES else Reason.RHETORIC
        return Reason.RHETORIC

    def _own_voice(self, one: Proposition) -> bool:
        """Whether the writer himself asserts it, in a clause: not another's words, nor a name for what a thing is."""
        if one.form not in _ASSERTING or self._says(one) or self.tree.tokens[one.head].lemma in COUNTED:
            return False
        teller = speech.subject_of(self.tree, one.verb) if one.verb >= 0 else ()
        return one.verb < 0 or any(self.tree.tokens[at].text in _WRITER for at in teller)

    def quotation(self, found: Quotation, rest: Quotation | None = None) -> Claim:
        """Return the claim that somebody said these words; `rest` is what follows where the sentence broke them off."""
        teller = self.speaker
        words = (speech.healed(found, rest) if rest else found.words).rstrip(" ,;")
        text = sentence(f"{teller} said “{words}”" if teller else f"“{words}”")
        stated = [value for value in self.stated if not (value.kind == found.kind and value.span.covers(found.span))]
        halves = [found, rest] if rest else [found]
        own = [*halves, *(value for value in stated if any(half.span.overlaps(value.span) for half in halves))]
        own = [value for value in own if value in halves or value.kind != "quotation"] if rest else own
        return self._claim(
            text,
            Span(found.span.start, halves[-1].span.end),
            ClaimKind.QUOTATION,
            own,
            speaker=teller,
            predicate="say",
            subject=teller or "",
        )

    def _text(self, one: Proposition) -> str:
        text = wording(self.tree, one, resolve=self.context.resolve)
        if one.form in ("clause", "relative", "reported") and self._says(one):
            said = "" if self._quotes(one) else self._said(one)
            if _DANGLING.match(said):
                return ""
            joiner = " " if self._is_gerund(one) else " that "
            return sentence(f"{text.rstrip('.')}{joiner}{said}") if said else self._spoken(one, text)
        return text

    def _is_gerund(self, one: Proposition) -> bool:
        """ "It admitted letting sewage out": what is said has no subject of its own."""
        tokens = self.tree.tokens
        said = [at for at in self.tree.children(one.head) if tokens[at].dep == "ccomp"]
        own = {tokens[kid].dep for at in said for kid in self.tree.children(at)}
        return bool(said) and tokens[said[0]].text.endswith("ing") and not own & {*SUBJECTS, "aux", "aux:pass", "cop"}

    def _spoken(self, one: Proposition, text: str) -> str:
        """ "She told reporters in Rome" is what a quotation leaves of its sentence: she spoke to them."""
        word = self.tree.tokens[one.head].text
        quoted = bool(speech.quotations(self.view.text))
        return re.sub(rf" {word},? ", f" {_SPOKE[word]} ", text, count=1) if quoted and word in _SPOKE else text

    def _tells(self, one: Proposition) -> bool:
        """Whether the claim is that somebody said something."""
        head = self.tree.tokens[one.head]
        told = head.lemma in verbs.SAYING or (head.lemma in verbs.NAMING and head.pos == "VERB")
        if one.form not in ("clause", "relative", "reported") or not told:
            return False
        behind = self.tree.tokens[one.head].dep == "parataxis"  # "It will close, she told reporters"
        return behind or self._says(one) or any(found.span.start > 0 for found in speech.quotations(self.tree.text))

    def _only_says(self, one: Proposition) -> bool:
        """ "Roe said" beside a quotation is no more than the quotation's claim."""
        words = {at for at in one.body if self.tree.tokens[at].pos != "PUNCT"} - set(one.subject)
        told = words == {one.head} and self.tree.tokens[one.head].lemma in verbs.SAYING
        return told and not self._says(one) and bool(speech.quotations(self.view.text))

    def _only_quotes(self, one: Proposition) -> bool:
        """Whether the claim is no more than that somebody said words in quotation marks: the quotation says so."""
        if self.tree.tokens[one.head].lemma not in verbs.SAYING:
            return False
        quoted = [found.span for found in speech.quotations(self.view.text)]
        words = [self.tree.tokens[at] for at in one.body if at != one.head]
        if not self._says(one):
            return False
        plain = any(
            token.pos in ("NOUN", "PROPN", "VERB", "NUM") and not _in(token, quoted) and token.lemma not in _MEDIA
            for token in words
        )
        return not plain and self._quotes(one)

    def _quotes(self, one: Proposition) -> bool:
        """Whether what is said stands in quotation marks."""
        quoted = [found.span for found in speech.quotations(self.view.text)]
        said = [token for token in self.tree.tokens if token.head == one.head and token.dep == "ccomp"]
        whole = [self.tree.tokens[at] for token in said for at in self.tree.subtree(self.tree.tokens.index(token))]
        return all(_in(token, quoted) or token.pos in _SLIGHT for token in whole)

    def _says(self, one: Proposition) -> bool:
        return any(token.head == one.head and token.dep == "ccomp" for token in self.tree.tokens)

    def _said(self, one: Proposition) -> str:
        whole = set(one.body) | set(one.subject)
        for at, token in enumerate(self.tree.tokens):
            if token.head == one.head and token.dep == "ccomp" and at not in whole:
                words = [
                    kid
                    for kid in self.tree.subtree(at)
                    if self.tree.tokens[kid].dep != "mark"
                    or self.tree.tokens[kid].head != at
                    or self.tree.tokens[kid].text.lower() == "to"  # "they write that trawling is to blame"
                ]
                return self.context.resolve(self.tree, words, subject=one.subject).strip(" ,.;")
        return ""

    def _speaker(self, one: Proposition) -> str | None:
        if one.verb >= 0:
            teller = speech.subject_of(self.tree, one.verb)
            return self.context.resolve(self.tree, teller) if teller else None
        return self.speaker if self.voice else None

    def _claim(
        self,
        text: str,
        inside: Span,
        of_kind: ClaimKind,
        own: Sequence[Value],
        *,
        speaker: str | None,
        why: Reason | None = None,
        predicate: str = "",
        subject: str = "",
    ) -> Claim:
        span = self.view.span(inside.start, inside.end)
        shifted = tuple(self._in_article(value) for value in own)
        tokens = enumerate(self.tree.tokens)
        words = [at for at, token in tokens if inside.start < token.end and token.start < inside.end]
        return Claim(
            id=claim_id(of_kind, text),
            text=text,
            quote=self.article.text[span.slice],
            span=span,
            kind=of_kind,
            sentence=self.sentence.span,
            speaker=speaker,
            checkworthiness=checkworthiness(self.tree, words, own, reason=why),
            reason=why,
            values=shifted,
            subject=subject,
            predicate=predicate,
            block=self.sentence.kind,
        )

    def _in_article(self, value: Value) -> Value:
        """The value with its offsets into the article as it was read, and the article's own words."""
        span = self.view.span(value.span.start, value.span.end)
        moved = dataclasses.replace(value, span=span, text=self.article.text[span.slice])
        if isinstance(moved, Quotation):
            return dataclasses.replace(moved, inner=self.view.span(moved.inner.start, moved.inner.end))
        return moved


def _in(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)
