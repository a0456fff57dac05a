"""Records kept by hand: a page an act, each with its reason."""
