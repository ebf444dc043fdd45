"""What a journal is: its words, its records and its rules. Standard library only."""
