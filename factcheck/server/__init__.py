"""The language server: what the gate says of a draft, shown in the editor while it is written."""
