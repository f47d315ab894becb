"""Which reports a question means (`where.py`): bodies by all their names, places, levels, years."""
