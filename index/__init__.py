"""The store: SQL is the truth, Chroma is derived from it. Store, read, search, export."""
