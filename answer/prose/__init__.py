"""Plans about prose → drafts of whole sentences: `narrative.py` of one report, `everywhere.py` of many."""
