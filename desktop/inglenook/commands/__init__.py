"""The commands that need no window: all data out and in, backups made and restored."""
