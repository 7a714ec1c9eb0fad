"""Snippets made searchable: words by an embedded engine, meaning by sentence embeddings, both cached by content."""
