"""All data out of the journal, and back in."""
