"""Source files: found, read, checked against the schema, and turned into snippets that know their place."""
