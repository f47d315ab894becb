"""A question → a Plan, or an honest reply why there is none: rules over the vocabulary.

`read.py` has the order of the readings. `language/`: its words, as spans of known phrases. `scope/`: bodies, places,
years. `figures/` and `prose/`: what is asked of tables and of text. `talk/`: follow-ups, which change the last plan.
"""
