"""The configuration: keys, where they are given, and which one wins."""

from factcheck.config.files import Given
from factcheck.config.keys import KEYS
from factcheck.config.load import Config, load

__all__ = ["KEYS", "Config", "Given", "load"]
