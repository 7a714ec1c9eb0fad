"""Sentences to trees: words, parts of speech, dependencies and names, by a small model that ships with factcheck."""
