"""A second reading of a question: by its likeness to wordings whose meaning is known.

The rules read a question word by word and decline what holds a word they don't know. Here the whole of it is
compared with thousands of wordings, in the manner of Berant and Liang, *Semantic Parsing via Paraphrasing* (ACL 2014):
names, years and figures are masked (`masked.py`), a small network tells which canonical wording the rest is a
paraphrase of (`classifier.py`), and that one, with the names put back (`canonical.py`), is read by the rules
(`second_reading.py`). Nothing but what the rules read of a canonical wording is ever answered.

`python -m eval.paraphrase` trains it.
"""
