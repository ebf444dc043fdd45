"""The encrypted folder that keeps a journal: its keys, its database, its rows."""
