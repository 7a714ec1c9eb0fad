"""Drafts read into articles: found, decoded, cut into blocks; every offset is one of the text as it was read."""

from factcheck.reader.discover import discover
from factcheck.reader.read import read

__all__ = ["discover", "read"]
