"""The manual pages of codes and labels; `factcheck explain` prints them and docs/codes.md is made of them."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.records import Code, Label


class Page(NamedTuple):
    """What a code means, why it matters, an example, and what to do about it."""

    title: str
    meaning: str
    why: str
    article: str
    source: str
    remedy: str


PAGES: dict[Code, Page] = {
    Code.NUMBER: Page(
        "number differs",
        "The article and a source give different amounts for the same measure of the same thing in the same period.",
        "A wrong figure is the commonest factual error in print, and the easiest to prove.",
        "The city spent $5.2 million on snow clearance in 2023.",
        "Snow clearance cost the city $3.8 million in 2023.",
        "Correct the figure, or add the source you took it from. A rounded figure is no difference, and another "
        "measure, period or unit is not compared at all.",
    ),
    Code.DATE: Page(
        "date differs",
        "The article and a source date the same event differently.",
        "Dates carry order and blame: who knew what when.",
        "The plant has stood still since 2013.",
        "Production at the plant stopped in June 2015.",
        "Correct the date. A month inside the year the article names is no difference.",
    ),
    Code.NAME: Page(
        "name differs",
        "The article and a source name different people, places or bodies in the same part.",
        "A wrong name accuses or praises the wrong one.",
        "The bridge was opened by Mayor Anna Holm.",
        "Mayor Erik Holm opened the bridge.",
        "Correct the name. Titles, short forms and other ways to write the sounds of a name are no difference. A slip "
        "of the pen in a full name is a warning on the article, too; the learned judge is asked as if it were right.",
    ),
    Code.OPPOSITE: Page(
        "negated or opposite",
        "A source says the opposite of the article, or says it did not happen.",
        "One lost *not* turns a report around.",
        "Turnout rose at the last election.",
        "Turnout fell at the last election.",
        "Check which of the two is right, and from which day each speaks.",
    ),
    Code.QUOTATION: Page(
        "quotation altered",
        "The words between quotation marks differ from the exact words a source prints for the same speaker.",
        "Readers take quotation marks to mean: word for word.",
        "“We will build three schools,” she said.",
        "She said: “We want to build three schools.”",
        "Restore the words, mark what was cut with an ellipsis, or take the marks away and report the sense. A "
        "quotation that no source has is *not found* (FC201), never false.",
    ),
    Code.SPEAKER: Page(
        "misattributed",
        "The article gives words or a claim to somebody else than the source does.",
        "The words may be right and the sentence still wrong.",
        "The finance minister said taxes would not rise.",
        "Taxes would not rise, the prime minister said.",
        "Correct the speaker.",
    ),
    Code.UNIT: Page(
        "unit or currency differs",
        "The amount is the same, its unit or currency is not.",
        "Pounds are not dollars, and a percentage point is not a percent.",
        "The loan is worth $300 million.",
        "The loan is worth 300 million Australian dollars.",
        "Correct the unit. Units that can be converted are converted first.",
    ),
    Code.OVERSTATED: Page(
        "overstated",
        "The article puts something further along than the source does, on the ladder discussed, working group, "
        "memorandum, contract, funded, under way, done.",
        "Plans are reported as deals more often than figures are wrong.",
        "The two states have signed a contract for the plant.",
        "The two states agreed to form a working group on the plant.",
        "Say how far it has really got.",
    ),
    Code.COMPARISON: Page(
        "comparison reversed",
        "The article and a source put two things in opposite order.",
        "A ranking is a claim about both of its sides.",
        "The town spends more on roads than on schools.",
        "The town's road budget is smaller than its school budget.",
        "Turn the comparison round, or name the year in which it held.",
    ),
    Code.NO_EVIDENCE: Page(
        "no evidence",
        "No snippet in your sources settles the claim.",
        "It is not a sign that the claim is wrong; it is a sign that nobody here can show it is right.",
        "The plant employs 40 people.",
        "The plant was built in 1973.",
        "Find a source and add it, or leave the claim to the editor's judgement.",
    ),
    Code.DISPUTED: Page(
        "sources disagree",
        "Independent sources contradict each other on the claim. Sources that share an origin count once.",
        "The article takes a side without saying so.",
        "The strike cost the port $20 million.",
        "The port puts the cost at $20 million; the union's own count gives $8 million.",
        "Report both figures with their origins, or say why you follow one.",
    ),
    Code.OUTDATED: Page(
        "outdated",
        "It was so, and a later source from before the article's date shows that it is so no more.",
        "Old facts are copied from old articles.",
        "Maria Berg heads the agency.",
        "Maria Berg headed the agency until March; Jon Lund took over on 1 April.",
        "Bring the sentence up to date, or say when it held.",
    ),
    Code.UNREACHABLE: Page(
        "source unreachable or changed",
        "The page behind a source can no longer be fetched, or no longer has the words the snippet gives.",
        "A citation that leads nowhere convinces nobody.",
        "(any claim that rests on the source)",
        "(a page that answers 404)",
        "Fetch the page again, pin an archived copy, or replace the source.",
    ),
    Code.NOT_IN_SOURCE: Page(
        "quotation not in source",
        "A snippet marked verbatim has words its source does not have.",
        "The verdicts that rest on it are only as good as the copy.",
        "(any claim that rests on the snippet)",
        "(a snippet with `verbatim: true` that was retyped)",
        "Copy the words again from the source.",
    ),
    Code.SELF_CONTRADICTION: Page(
        "the article contradicts itself",
        "Two sentences of the article cannot both be right.",
        "It needs no source to know that one of them is wrong: a figure or day of headline, standfirst or summary that "
        "the story gives otherwise, a name spelled in two ways, two ages, two posts, words quoted in two ways, parts "
        "that do not add up, a weekday that the date was not.",
        "Twelve people were hurt. … All nine of the injured have left hospital.",
        "(the article itself)",
        "Find out which is right and correct the other.",
    ),
    Code.UNUSED_SUPPRESSION: Page(
        "unused suppression",
        "A comment in the article silences a finding, or a review or waiver in the ledger speaks of a claim, that is "
        "no longer there.",
        "Left standing the comment would hide the next finding; and for the claim as it is worded now nobody answers.",
        "<!-- factcheck: ignore[FC101] agreed with the desk -->",
        "(none)",
        "Take the comment out; bring the ledger up to date with factcheck ledger update, and factcheck ledger prune.",
    ),
    Code.BROKEN_SUPPRESSION: Page(
        "broken suppression",
        "A comment to factcheck in the article has no code, no reason, a code we do not know, or is not closed.",
        "It silences nothing, and whoever wrote it believes it does.",
        "<!-- factcheck: ignore FC101 -->",
        "(none)",
        "Write it whole: <!-- factcheck: ignore[FC101] agreed with the desk -->",
    ),
}

LABELS: dict[Label, str] = {
    Label.SUPPORTED: "Sources say the same of the same thing, measure and period; a rounded figure is the same figure.",
    Label.PARTLY_SUPPORTED: "Sources say part of it; the rest has no evidence.",
    Label.CONTRADICTED: "A source about the same thing, measure and period says something that cannot be true as well.",
    Label.DISPUTED: "Independent sources contradict each other. Repeats of one release count once.",
    Label.OUTDATED: "It was so, and a later source from before the article's date shows that it is no more.",
    Label.NOT_ENOUGH_EVIDENCE: "Nothing in the sources settles it. Silence is never taken for contradiction.",
    Label.NOT_CHECKABLE: "No source could settle it: an opinion, a prediction, a question, rhetoric, an instruction or "
    "a fragment.",
}


def page_text(code: Code) -> str:
    """Return the page of a code as plain text.

    >>> print(page_text(Code.DATE).splitlines()[0])
    FC102 date differs
    """
    page = PAGES[code]
    return (
        f"{code} {page.title}\n\n{page.meaning}\n{page.why}\n\n"
        f"  article  {page.article}\n  source   {page.source}\n\nWhat to do: {page.remedy}\n"
    )
