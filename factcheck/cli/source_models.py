"""The contract of a source file, as models that make the JSON Schema editors complete and check by.

factcheck itself reads source files without them: it has to name line and column of whatever is wrong.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from factcheck.records import SourceKind

_Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
_Text = Annotated[str, Field(min_length=1)]
_Day = Annotated[
    Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | Annotated[int, Field(ge=1000, le=9999)],
    Field(description="YYYY, YYYY-MM or YYYY-MM-DD"),
]


class Strict(BaseModel):
    """A mapping without unknown keys."""

    model_config = ConfigDict(extra="forbid")


class Snippet(Strict):
    """A quotable passage that states one fact."""

    id: Annotated[_Id, Field(description="unique in its source")]
    text: _Text
    as_of: Annotated[
        _Day | None, Field(description="the day the fact speaks of, where it is not that of the source")
    ] = None
    speaker: Annotated[str | None, Field(description="whose words stand in quotation marks")] = None
    verbatim: Annotated[bool, Field(description="the whole text is the source's exact words")] = False


class Source(Strict):
    """A publication."""

    id: Annotated[_Id, Field(description="unique in the pack")]
    title: _Text
    publisher: _Text
    url: str | None = None
    published: _Day | None = None
    kind: SourceKind
    origin: Annotated[str | None, Field(description="repeats of one release share it and count once")] = None
    snippets: list[Snippet]


class SourceFile(Strict):
    """What a newsroom knows and can show."""

    version: Literal[1]
    sources: list[Source] = []
    include: Annotated[_Text | list[_Text], Field(description="other source files, seen from this one")] = []


def schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of sources.yaml."""
    made = SourceFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "factcheck sources 1"}
