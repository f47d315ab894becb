"""Questions about the prose → Plans (`texts.py`): topics, themes and the words to look for."""
