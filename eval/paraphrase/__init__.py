"""Training and measuring the reading by likeness (`answer/paraphrase`): wordings ▶ examples ▶ classifier.

`wordings/LANGUAGE/STYLE.json` holds wordings of every operation, written apart from each other and used for nothing
but training; the open wordings of `eval/questions` are added to them, those kept aside never.
"""
