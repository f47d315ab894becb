"""What can be asked, by kind; each function draws a question and computes its gold from the truth."""
