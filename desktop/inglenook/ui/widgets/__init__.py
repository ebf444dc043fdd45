"""Small pieces used on more than one page."""
