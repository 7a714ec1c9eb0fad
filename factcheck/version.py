"""The version, where `factcheck --version` can read it without looking up the installed package (20 ms)."""

VERSION = "0.1.0"
