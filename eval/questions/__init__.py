"""Questions about the figures of a written corpus, with gold from its truth; shares nothing with the planner."""
