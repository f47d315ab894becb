"""The page: questions, answers with their sources, and the reports loaded."""
