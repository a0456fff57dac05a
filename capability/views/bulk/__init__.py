"""Several people at once: choose them, choose what, look at what comes of it, and save it."""
