"""Follow-ups → Plans: the last one with a part changed, turned round, or put beside another."""
