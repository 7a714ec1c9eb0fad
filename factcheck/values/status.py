"""Stages: how far a deal, a law or a case has come, so that a plan is not reported as a fact.

What it reads: phrases that say where a matter stands: in talks, agreed in principle, signed a memorandum, approved,
under construction, completed; introduced, passed, signed into law; accused, arrested, charged, convicted; and what
has stopped: cancelled, suspended, rejected.
What it compares: rungs of one ladder. A claim that stands higher than the source is different (overstated), one that
stands lower is close (understated); something stopped is different from something done.
Supported: "the two are in talks" by "they signed a contract" (understated, close).
Contradicted: "the mill has been completed" by "construction has begun".
What it leaves alone: stages of different ladders; what the phrase is about (the checker asks that).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values.negation import is_negated
from factcheck.values.tokens import Hit, Phrases, Token, rows, tokens


@dataclass(frozen=True, slots=True)
class Status(Value):
    """A stage: `rung` counts upwards on its `ladder`; `word` names the rung."""

    rung: int
    ladder: str  # "deal", "law", "case" or "stopped"
    word: str


# ladder, rung, its name: phrases; a star stands for the endings of a verb
_RUNGS = """
deal 1 discussed: in talks; in negotiations; in discussions; hold* talks; began talks; begun talks; opened talks;
  discuss*; mull*; weigh*; explor*; is considering; are considering; considered; considering; was considering;
  negotiating; negotiate; negotiates; talks on; talks about; talks over; expressed interest; interested in; looking
  at; has yet to decide; have yet to decide; yet to be approved; not yet taken a decision; not yet decided; under
  review; under consideration; being studied; under study; whether to build; being
  examined; being considered; under assessment; awaiting approval; pending approval; eye*; float* the idea;
  feasibility study; feasibility studies
deal 2 planned: propos*; plan to; plans to; planned; plans for; planning to; intend*; aim* to; hope* to; expects to
  build; agreed in principle; agree in principle; in-principle agreement; agreement in principle; preliminary
  agreement; preliminary deal; tentative deal; tentative agreement; working group; working groups; joint committee;
  task force; draft agreement; vow* to; pledg*; promis*; announced plans; set to; due to;
  to be opened; is to open; are to open; to be built; to be completed; to be inaugurated; will be opened; will be
  built; will be inaugurated; will be completed; will open its doors; is to start; are to start
deal 3 agreed: memorandum of understanding; memorandums of understanding; memoranda of understanding; mou; mous;
  letter of intent; letters of intent; framework agreement; protocol; have agreed to; has agreed to; had agreed to;
  agreed to; agree to; agrees to; agreed on; agreed a deal; reach* a deal; reach* an agreement; reach* agreement;
  struck a deal; strikes a deal; strike a deal; clinched a deal; sealed a deal; deal reached;
  agreement to; deal to; pact to
deal 4 signed: sign* for; sign* a deal; sign* a contract; sign* an agreement; sign* the deal; sign* the contract;
  sign* the agreement; sign* contracts; sign* agreements; sign* deals; inked a deal; ink a deal; contract signed; deal
  signed; was signed; were signed; been signed; award* a contract; awarded the contract; contract was awarded; made
  final; finalised; finalized; binding agreement
deal 5 funded: approv*; greenlit; green-lit; given the go-ahead; gave the go-ahead; gave the green light; given the
  green light; fund*; financed; allocat*; earmark*; secured funding; secured financing; licens*; permit granted
deal 6 under way: under way; underway; under construction; construction began; construction has begun; construction
  had begun; construction started; construction has started; began construction; begun construction; started
  construction; broke ground; breaks ground; broken ground; being built; is being built; are being built; being
  revived; in progress; work began; work has begun; work started; work has started; launch*
deal 7 done: complet*; open* its doors; has opened; have opened; had opened; was opened; were opened; inaugurat*;
  commission*; in operation; operational; up and running; has been built; have been built; was built; were built;
  took effect; come into force; came into force; entered into force; entered into service; deliver*; implement*
law 1 proposed: draft bill; bill would; draft law; white paper; green paper
law 2 introduced: yet to be debated; still to be debated; not yet debated; yet to be voted on; introduced a bill;
  introduced the bill; introduced legislation; tabled a bill; tabled the bill;
  bill was introduced; unveiled a bill; yet to vote on; yet to vote; still to vote on; yet to ratify;
  yet to be ratified; still to be ratified;
  yet to be passed; yet to pass; yet to adopt; yet to be adopted; yet to approve; awaiting
  ratification; awaits ratification; pending ratification; not yet voted on; not yet voted;
  not yet ratified; not yet been ratified; not yet passed; not yet adopted; not been ratified;
  up for ratification
law 3 in committee: in committee; passed committee; second reading; first reading
law 4 passed: pass* the bill; bill passed; passed a bill; passed a law; adopt* a law;
  adopt* the law; adopt* the bill; pass* legislation; passed the house; passed
  the senate; passed parliament; voted through; third reading; lawmakers approved; ratif*; approved by parliament;
  passed by parliament; adopted by parliament
law 5 enacted: signed into law; was signed into law; were signed into law; been signed into law;
  sign into law; royal assent; enact*; became law; become law; promulgated
law 6 in force: in force; takes effect; came into effect; in effect
case 1 alleged: alleged; allegedly; accus*; suspect*; alleges; alleging; complaint; complaints
case 2 investigated: under investigation; investigat*; question* by police; questioned by; person of interest; being
  probed; under scrutiny; prob* by
case 3 arrested: arrest*; detained; taken into custody; in custody
case 4 charged: charged with; was charged; were charged; been charged; face* charges; facing charges; indict*;
  prosecut*
case 5 on trial: on trial; stand* trial; trial opened; trial opens; trial began; trial begins; trial of; trial
  against; in the dock; plead*; pleaded; pled
case 6 convicted: convict*; found guilty; guilty verdict; found liable; admitted the; guilty of
case 7 sentenced: sentenc*; jailed; imprisoned; given a prison sentence; imposed a prison; imposed a sentence;
  imposed a jail; a prison term of; a jail term of; fined
stopped 1 stopped: cancel*; scrapp*; scrap*; halt*; suspend*; shelv*; abandon*; call* off; called off; reject*;
  den*; withdrew; withdrawn; withdraw; vetoed; blocked; collaps*; fell through; broken off; broke off; put on hold;
  on hold; stall*; dismissed the charges; charges dropped; acquit*; clear* of
"""
_MASKS = (
    "high commission; planning commission; european commission; trade commission; the commission; a commission; "
    "charged the; charged up; eyes; eye; funds; a fund; the fund; pension fund; monetary fund; "
    "wealth fund; hedge fund; "
    "investment fund; relief fund; trust fund; mutual fund; welfare fund; funding; launcher; launchers; plan; "
    "denim; dense; density; due to the; due to a; open; great deal to; good deal to"
)


def parse(text: str, *, as_of: Period | None = None) -> list[Status]:
    """Return the stages a text speaks of, in order; negated ones are left out.

    >>> [(stage.text, stage.ladder, stage.rung) for stage in parse("They signed a contract after the talks on gas.")]
    [('signed a contract', 'deal', 4), ('talks on', 'deal', 1)]
    """
    del as_of
    words = tokens(text)
    hits = [hit for hit in _table().find(words) if not is_negated(words, hit.first)]
    return [_status(text, words, hit) for hit in hits if not _only_a_group(words, hit)]


def compare(claim: Status, source: Status) -> Comparison:
    """Return how two stages stand to each other; a claim further on than the source is different, "overstated".

    >>> built, agreed = parse("It was built, they agreed to it.")
    >>> compare(built, agreed).aspect, compare(agreed, built).aspect
    ('overstated', 'understated')
    """
    if claim.ladder != source.ladder:
        return _stopped(claim, source)
    if claim.rung == source.rung:
        return Comparison(Relation.EQUAL, f"both are {source.word}")
    if claim.rung > source.rung:
        return Comparison(Relation.DIFFERENT, f"{claim.word} is more than {source.word}", "overstated")
    return Comparison(Relation.CLOSE, f"{claim.word} is less than {source.word}", "understated")


def _stopped(claim: Status, source: Status) -> Comparison:
    if "stopped" not in (claim.ladder, source.ladder):
        return Comparison(Relation.INCOMPARABLE, f"{claim.word} and {source.word} are of different kinds", "ladder")
    going = source if claim.ladder == "stopped" else claim
    if going.ladder == "deal" and going.rung >= 6:
        return Comparison(Relation.DIFFERENT, f"what is {going.word} has not been stopped", "stopped")
    return Comparison(Relation.INCOMPARABLE, f"what was {going.word} may have been stopped later", "stopped")


class _Rung(NamedTuple):
    """A row of the table."""

    ladder: str
    rung: int
    word: str


def _status(text: str, words: tuple[Token, ...], hit: Hit[_Rung]) -> Status:
    span = Span(words[hit.first].start, words[hit.last - 1].end)
    rung = hit.payload
    return Status("status", span, text[span.slice], rung.rung, rung.ladder, rung.word)


_GROUPS = frozenset("group groups committee force talks study studies team panel discuss explore consider".split())


def _only_a_group(words: tuple[Token, ...], hit: Hit[_Rung]) -> bool:
    """Those who agreed to form a working group, or to talk, have agreed to that alone."""
    if (hit.payload.ladder, hit.payload.rung) != ("deal", 3) or not words[hit.first].low.startswith(("agree", "ha")):
        return False
    return any(token.low in _GROUPS for token in words[hit.last : hit.last + 7])


@cache
def _table() -> Phrases[_Rung]:
    entries: list[tuple[str, _Rung | None]] = [(mask.strip(), None) for mask in _MASKS.split(";")]
    for line in rows(_RUNGS):
        head, _, phrases = line.partition(": ")
        ladder, number, word = head.split(" ", 2)
        for phrase in phrases.split("; "):
            entries.extend((form, _Rung(ladder, int(number), word)) for form in _forms(phrase))
    return Phrases(entries)


_ENDINGS = {
    "approv": "e es ed ing al", "allocat": "e es ed ing ion", "ratif": "y ies ied ication ying",
    "complet": "e es ed ing ion",
    "inaugurat": "e es ed ing ion", "propos": "e es ed ing al als", "pledg": "e es ed ing", "promis": "e es ed ing",
    "licens": "e ed", "explor": "e es ed ing", "accus": "e es ed ing ation ations", "hop": "e es ed", "aim": " s ed",
    "prosecut": "e es ed ion", "investigat": "e es ed ing ion", "prob": "ed", "convict": " s ed ion ions",
    "sentenc": "e ed",
    "den": "y ies ied", "shelv": "e es ed", "collaps": "e es ed", "plead": " s ed", "mull": " s ed ing",
    "weigh": " s ed ing",
    "discuss": " es ed ing ions ion", "scrapp": "ed ing", "scrap": " s", "cancel": " s led ed ling lation",
    "halt": " s ed",
    "fund": "ed", "indict": "ed ment", "suspect": "ed s", "arrest": "ed s", "enact": "ed s", "reach": " es ed",
    "sign": " s ed ing",
    "acquit": " s ted tal", "reject": " s ed", "intend": " s ed", "eye": "ing d", "launch": "ed es ing",
    "commission": "ed",
    "deliver": "ed", "implement": "ed", "suspend": "s ed", "abandon": "s ed", "stall": "ed", "earmark": "ed",
    "hold": " s ing",
}  # fmt: skip


def _forms(phrase: str) -> list[str]:
    """Return the written forms of a phrase whose first word may end in a star."""
    first, _, rest = phrase.partition(" ")
    if not first.endswith("*"):
        return [phrase]
    stem = first[:-1]
    endings = _ENDINGS.get(stem, " s ed ing").split(" ")
    return [f"{stem}{ending} {rest}".strip() for ending in endings]
