"""Questions about the prose → Plans (`texts.py`): which topics (`topics_named.py`), which words beside them
(`terms_named.py`, with `chinese_words.py` and `english_terms.py`), which numbers (`numbers_asked.py`), who did not
(`absent.py`), and problems by what they are about (`problems_about.py`) or how many there are (`items_counted.py`)."""
