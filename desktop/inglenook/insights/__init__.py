"""Records become numbers here: proportions, weeks, and what can honestly be said of them."""
