"""Plans about prose → drafts of whole sentences: `narrative.py` of one report, `everywhere.py` of many, by those that
tell of it (`tellers.py`, `denials.py`); where no sentence says all of it what comes near (`told_in_part.py`)."""
