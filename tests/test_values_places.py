"""Places, people and posts: their spec pages, the gazetteer's corpus, and what holds for each name."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Relation
from factcheck.values import person, place, role
from tests.spec_tables import table

CORPUS = yaml.safe_load((Path(__file__).parent / "corpora" / "places.yaml").read_text(encoding="utf-8"))
GAZETTEER = Path(place.__file__).with_name("places.tsv").read_text(encoding="utf-8")
ROWS = [line.split("\t") for line in GAZETTEER.splitlines() if line and not line.startswith("#")]


def agrees(found: object, wanted: str) -> bool:
    relation, aspect = found.relation.value, found.aspect  # type: ignore[attr-defined]
    word, _, rest = wanted.partition(" ")
    return bool(relation == word and (not rest or aspect == rest.strip("()")))


@pytest.mark.parametrize("case", CORPUS, ids=[case["text"] for case in CORPUS])
def test_the_corpus_is_placed_in_its_country(case: dict[str, object]) -> None:
    found = place.parse(str(case["text"]))
    countries = case["countries"]
    assert found == [] if not countries else found[0].country in countries  # type: ignore[operator]


@pytest.mark.parametrize(("text", "codes", "senses"), table("place", "text", "code", "sense"))
def test_a_place_has_the_code_of_the_spec_page(text: str, codes: str, senses: str) -> None:
    found = place.parse(text)
    assert "; ".join(one.code for one in found) == codes
    assert "; ".join(one.sense for one in found) == senses


@pytest.mark.parametrize("row", table("place", "text", "code"))
def test_what_is_no_place_is_left_alone(row: list[str]) -> None:
    assert place.parse(row[0]) == []


@pytest.mark.parametrize(("claim", "source", "wanted"), table("place", "article", "source", "relation"))
def test_places_compare_as_the_spec_page_says(claim: str, source: str, wanted: str) -> None:
    assert agrees(place.compare(place.parse(claim)[0], place.parse(source)[0]), wanted)


def test_every_country_is_found_by_each_of_its_names() -> None:
    for kind, code, names, people, *_ in [[*row, "", ""] for row in ROWS]:
        if kind == "country":
            for name in [*names.split(";"), *filter(None, people.split(";"))]:
                found = place.parse(f"officials from {name} came")
                assert [one.code.partition("/")[0] for one in found] == [code], name


def test_every_code_stands_once_and_every_member_of_a_region_is_a_country() -> None:
    codes = [row[1] for row in ROWS if row[0] in ("country", "part", "region")]
    assert len(codes) == len(set(codes))
    countries = {row[1] for row in ROWS if row[0] == "country"}
    for row in ROWS:
        if row[0] == "region" and len(row) == 5:
            assert set(row[4].split()) <= countries, row[1]
        if row[0] in ("city", "metonym"):
            assert row[1] in countries, row


@given(left=st.sampled_from(ROWS), right=st.sampled_from(ROWS))
def test_comparing_places_gives_the_same_answer_both_ways(left: list[str], right: list[str]) -> None:
    one, other = (place.parse(row[2].split(";")[0].split("/")[0]) for row in (left, right))
    if one and other:
        assert place.compare(one[0], other[0]).relation is place.compare(other[0], one[0]).relation


@pytest.mark.parametrize(("text", "wanted"), table("person", "text", "person"))
def test_a_person_is_read_as_the_spec_page_says(text: str, wanted: str) -> None:
    found = [" + ".join(filter(None, [" ".join(one.given), one.surname])) for one in person.parse(text)]
    assert ("; ".join(found) or "—") == wanted


@pytest.mark.parametrize(("claim", "source", "wanted"), table("person", "article", "source", "relation"))
def test_people_compare_as_the_spec_page_says(claim: str, source: str, wanted: str) -> None:
    assert agrees(person.compare(person.parse(claim)[0], person.parse(source)[0]), wanted)


@pytest.mark.parametrize(("one", "other", "wanted"), table("person", "one", "other", "one person"))
def test_two_names_are_one_person_or_two(one: str, other: str, wanted: str) -> None:
    assert person.same_person(one, other) is (wanted == "yes")
    assert person.same_person(other, one) is (wanted == "yes")


@pytest.mark.parametrize(("text", "title", "of", "holder"), table("role", "text", "title", "of", "holder"))
def test_a_post_is_read_as_the_spec_page_says(text: str, title: str, of: str, holder: str) -> None:
    found = role.parse(text)[0]
    words = ["former"] * found.former + ["acting"] * found.acting + found.title.split("|")
    assert (" ".join(words), found.of, found.holder) == (title, of, holder)
    assert text[found.span.slice] == found.text


@pytest.mark.parametrize(("claim", "source", "wanted"), table("role", "article", "source", "relation"))
def test_posts_compare_as_the_spec_page_says(claim: str, source: str, wanted: str) -> None:
    assert agrees(role.compare(role.parse(claim)[0], role.parse(source)[0]), wanted)


@pytest.mark.parametrize("module", [place, person, role], ids=["place", "person", "role"])
@given(text=st.text(alphabet="Mr. Jordan Khan van der US’s-PrimeMinister of, to é\n", max_size=80))
def test_any_text_gives_spans_that_hold_their_words(module: object, text: str) -> None:
    for value in module.parse(text):  # type: ignore[attr-defined]
        assert text[value.span.slice] == value.text
        assert module.compare(value, value).relation in (Relation.EQUAL, Relation.CLOSE)  # type: ignore[attr-defined]
