"""Whether four digits are a year, and whether a sentence looks ahead: both are told by the words about them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.values.tokens import Token

_PROMISE = frozenset(
    "in since by until till from before after during between through throughout circa late early mid spring summer "
    "autumn fall winter january february march april may june july august september october november december year "
    "years seasons fiscal calendar pre post".split()
)
_WEAK = frozenset(
    "opened founded established built born completed launched of than versus vs against with to and or for around "
    "about on into as - – — : ; ( [ / '".split()
)
_OWNER = frozenset("the a an its his her their our 's this that each every".split())
# Nouns a year goes before ("the 2015 closure"); what can be counted by the thousand is not here.
_EVENTS = frozenset(
    "accord act agreement attack attacks ban bill blast budget ceasefire census championship closure conference "
    "constitution convention coup crash crisis deal debut decision disaster documentary drama draft earthquake edition "
    "election elections eruption euro figures film fire final finals flood floods fund games genocide grand hurricane "
    "independence interview invasion investigation law lawsuit legislation level levels map match memo merger movie "
    "murder novel olympics outbreak pandemic pact peace play poll polls protests quake race raid ranking rate rates "
    "recession referendum reform reforms report results revolution riots ruling sale scandal season series session "
    "shooting shutdown single song speech strike study summit survey target targets tax tour tournament total treaty "
    "trial tsunami uprising version visit vote war winner world".split()
)
_COUNTED = frozenset(
    "acres adults animals apartments babies barrels beds birds books boys bodies bottles buildings cars cases cattle "
    "children civilians companies copies cows days deaths degrees dogs dollars doses employees euros families farmers "
    "farms fans feet fighters firms flats followers gallons girls grams guests hectares homes horses hostages hours "
    "houses immigrants inches jobs kg kilograms kilometers kilometres km lb lines litres liters members men meters "
    "metres migrants miles minutes mm mph officers oz pages pairs passengers patients people percent percentage "
    "pieces places players points police pounds prisoners pupils refugees residents rooms rubles rupees schools seats "
    "seconds sheep ships shops sites soldiers spectators square staff steps stores students tanks teachers times "
    "tonnes tons tourists trees troops units users vehicles victims visitors volunteers volts voters votes watts weeks "
    "women words workers yards yen yuan".split()
)
_FOLLOWS = frozenset(
    "when and as but to after before while because if so yet or nor that which who was were is are has have had will "
    "would could should may might must did does saw for by in on at with from until till than amid at under over due "
    "following where with compared onwards onward alone versus vs the a an its their his her".split()
)
_NAMED = frozenset(
    "act census cup olympics games election elections survey report budget olympic classes class".split()
)
_VERBS = frozenset("was is were saw will marked brought would had has became may could".split())
_NOT_YEARS = frozenset("no nos number numbers room flight route article section page pages line vision agenda model "
                       "boeing airbus windows highway chapter clause resolution case some nearly over about almost "
                       "roughly approximately another only just than exactly $ £ € ¥ # x ×".split())  # fmt: skip


def is_year_here(words: Sequence[Token], at: int, *, sure: bool, listed: int) -> bool:
    """Return whether the four digits at a token stand where a year stands.

    >>> from factcheck.values.tokens import tokens
    >>> is_year_here(tokens("in 2015 the mill"), 1, sure=False, listed=-1)
    True
    >>> is_year_here(tokens("Some 2015 workers"), 1, sure=False, listed=-1)
    False
    """
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    low = before.low if before else ""
    if after is not None and _counts(words, at + 1):
        return sure and after.low not in _COUNTED and after.low not in ("%", "percent", "of")
    if sure or low in _PROMISE or _in_list(words, at, listed):
        return True
    if low in _NOT_YEARS and not (low in ("about", "over") and after is None):
        return low in ("about", "over", "than") and _closed(after) and 1900 <= int(words[at].raw) <= 2100
    if low in ("(", "[") and after is not None and after.low in (")", "]", ",", "-", "–", ";", ":"):
        return True
    if after is not None and (after.low in _EVENTS or (low in _OWNER and after.word)):
        return after.low in _EVENTS or low != "a" or after.word
    if _heads_table(words, at) or _heads_line(words, at):
        return True
    if before is None or before.low in '.!?:;•\n“"':
        return after is not None and after.low in _VERBS
    if (
        after is not None and after.low == ":" and before is not None and before.word
    ):  # a line of a table: "Loans 2023: "
        return True
    if low in _WEAK:
        return _closed(after)
    return (low in _NAMED or (before.capital and low in ("budget", "euro"))) and _closed(after)


def _heads_table(words: Sequence[Token], at: int) -> bool:
    """Whether a year is the head of a table: "2024 (2023): "."""
    return at + 1 < len(words) and words[at + 1].low == "(" and _is_year_after(words, at + 2)


def _heads_line(words: Sequence[Token], at: int) -> bool:
    """Whether a year stands before its figure, as in a table: "2024, EUR 671 million. 2025, EUR 612 million"."""
    before = words[at - 1].low if at else "."
    if before not in ".;:," or at + 2 >= len(words) or words[at + 1].low not in ",:":
        return False
    figure = words[at + 2]
    code = figure.raw.isupper() and len(figure.raw) == len("EUR")
    return 1900 <= int(words[at].raw) <= 2100 and (figure.raw.isdecimal() or code or figure.raw in "£€$")


def _is_year_after(words: Sequence[Token], at: int) -> bool:
    """Whether another year stands in brackets, alone."""
    closed = at + 1 < len(words) and words[at + 1].low == ")"
    return closed and len(words[at].raw) == 4 and words[at].raw.startswith(("19", "20")) and words[at].raw.isdecimal()


def _counts(words: Sequence[Token], after: int) -> bool:
    """Whether what follows is counted by the figure: 1999 sheep, 2015 young people, 1999 of the 2,000."""
    token = words[after]
    if token.low in _COUNTED or token.low in ("%", "°", "percent"):
        return True
    if (
        token.low == "of"
        and after + 1 < len(words)
        and words[after + 1].low in ("the", "these", "those", "them", "its")
    ):
        return True
    following = words[after + 1].low if after + 1 < len(words) else ""
    return token.word and not token.capital and following in _COUNTED and token.low not in _FOLLOWS


def _closed(after: Token | None) -> bool:
    return after is None or not (after.word or after.raw.isdecimal()) or after.low in _FOLLOWS | _PAST


def _in_list(words: Sequence[Token], at: int, listed: int) -> bool:
    """Whether the figure goes on a list of years: 2019, 2020 and 2021."""
    if not 0 <= listed < at <= listed + 3:
        return False
    return all(token.low in (",", "and", "or", "&", "/", "in", "to", "then") for token in words[listed:at])


_AHEAD = frozenset("will shall 'll".split())
_PRESENT = frozenset(
    "takes begins starts opens expires ends closes comes returns runs is are falls meets faces plans expects aims "
    "hopes wants due scheduled planned expected set slated must reaches reopens resumes restarts votes decides "
    "launches arrives leaves departs premieres retires forecasts".split()
)
_PRESENT_OF_MANY = frozenset(
    "take begin start open expire end close return meet resume continue reopen restart".split()
)
# Behind a date that opens the sentence, these speak of an appointment.
_PLANNED = frozenset(
    "votes decides rules sits appears gathers debates considers publishes announces gives hosts stages presents plays "
    "performs".split()
)
# Verbs that fix a day for something; "for" or "until" stands before the day.
_FIXED = frozenset("called scheduled set fixed postponed delayed adjourned slated booked listed planned".split())
_FIXED_NEAR = 9  # words
_PAST = frozenset(
    "was were had did said told held died killed signed opened closed began started ended fell rose took made met "
    "passed struck came went won lost became announced agreed reported published cost hit left caused forced brought "
    "led drew saw cut gave got found paid sold sent spoke stood threw wrote flew broke chose drove grew kept".split()
)


def outlook(words: Sequence[Token], first: int) -> bool | None:
    """Return whether the verb a date goes with speaks of what is to come; None where none is seen that tells.

    >>> from factcheck.values.tokens import tokens
    >>> outlook(tokens("The court will rule on Monday"), 5), outlook(tokens("He said Monday it will"), 2)
    (True, False)
    >>> outlook(tokens("The gala on 12 May"), 3)
    """
    if _is_called_for(words, first) or _is_back(words, first):
        return True
    if _opens_clause(words, first):
        return _goes_on(words[first : first + 9])
    for at in range(first - 1, max(-1, first - 25), -1):
        low = words[at].low
        if low in _AHEAD or (low in _PRESENT and not _past_passive(words, at, first)):
            return True
        if low in _PRESENT_OF_MANY and at and _are_many(words[at - 1]):
            return True
        if low in _INTEND and words[at + 1].low == "to":
            return True
        if _ends(words, at):
            return _goes_on(words[first : first + 9]) if first <= at + 3 else _then_past(words, first)
        if low in _PAST or _is_ed(words[at]):
            return True if _ahead_of(words, at, low) else None if words[first - 1].low == "for" else False
    return _goes_on(words[first : first + 9]) if first <= 2 else _then_past(words, first)


def _then_past(words: Sequence[Token], first: int) -> bool | None:
    """False where a verb of the past comes behind a date, or it is of what was before: "the fire on 12 November burnt".

    Not where somebody says so: "the gala on 12 May, he said".
    """
    if not _BEFORE_NOW.isdisjoint(one.low for one in words[max(0, first - 6) : first]):
        return False
    for at in range(first + 1, min(first + 9, len(words))):
        if _ends(words, at) or words[at].low in _AHEAD | _PRESENT | _SAID:
            return None
        if words[at].low in _PAST or _is_ed(words[at]):
            return False
    return None


_BEFORE_NOW = frozenset("previous earlier former past preceding".split())
_SAID = frozenset("said told announced reported published says".split())


_INTEND = frozenset("intend intends plan expect aim hope want".split())


def _is_ed(token: Token) -> bool:
    return token.word and token.low.endswith("ed") and len(token.low) > len("need")


def _opens_clause(words: Sequence[Token], first: int) -> bool:
    """Whether a date opens a clause behind a comma and a word that joins it: "…, for in March the council agreed"."""
    at = first - (first > 0 and words[first - 1].low in ("in", "on", "from", "by"))
    return at > 1 and words[at - 1].low in _JOINING and words[at - 2].low == ","


_JOINING = frozenset("for and but because while so as".split())


def _is_called_for(words: Sequence[Token], first: int) -> bool:
    """Whether something is fixed for a date: "called the election for 18 January", "put off until Friday"."""
    at = first if words[first].low == "until" else first - 1
    if at < 1 or words[at].low not in ("for", "until"):
        return False
    before = [token.low for token in words[max(0, at - _FIXED_NEAR) : at]]
    return any(low in _FIXED for low in before) and "had" not in before


def _is_back(words: Sequence[Token], first: int) -> bool:
    """Whether a headline has something back on a day, without a verb: "Trams back on Monday"."""
    if first < 3 or words[first - 1].low not in ("on", "in", "from") or words[first - 2].low != "back":
        return False
    before = words[max(0, first - 6) : first - 2]
    return not any(one.low in _PAST or one.low.endswith(("ed", "ing")) or one.low in ("got", "go") for one in before)


def _are_many(token: Token) -> bool:
    """Whether a word may be the subject of "begin": "exams", "they", "which"; not of "the end", "did not begin"."""
    return token.low in ("they", "which", "who") or (token.word and token.low.endswith("s") and token.low != "this")


def _ends(words: Sequence[Token], at: int) -> bool:
    """Whether a sentence ends at a word: the stop in "4.8" ends none."""
    if words[at].low not in ".;!?":
        return False
    return at + 1 >= len(words) or words[at + 1].start > words[at].end


def _goes_on(words: Sequence[Token]) -> bool | None:
    """Whether the verb behind a date that opens the sentence looks ahead: "On 14 October the council votes"."""
    for token in words:
        if token.low in ("is", "are", "runs"):
            return None
        if token.low in _AHEAD | _PRESENT | _PLANNED:
            return True
        if token.low in _PAST or _is_ed(token):
            return False
    return None


def _past_passive(words: Sequence[Token], at: int, first: int) -> bool:
    return words[at].low in ("is", "are") and any(word.low in _PAST for word in words[at:first])


def _ahead_of(words: Sequence[Token], at: int, low: str) -> bool:
    """A participle under a verb of the future: will be held, is expected to be signed."""
    if not low.isalpha():
        return False
    return any(token.low in _AHEAD or token.low in ("due", "to") for token in words[max(0, at - 4) : at])
