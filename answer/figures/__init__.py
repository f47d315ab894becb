"""Plans about figures → drafts (`by_kind.py`), a file a kind; `select.py` asks the store, `measure.py` reads cells."""
