"""What is shown beside an answer's text: its plan in words, to be changed, and its chart."""
