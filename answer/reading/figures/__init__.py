"""Questions about the tables → Plans: `plain.py` for looking up, choosing and adding up; one file a special kind."""
