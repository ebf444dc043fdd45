"""What leaves for a therapist: choose, compose, replace names, typeset."""
