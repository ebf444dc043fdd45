"""What each operating system says and is told in its own words: one module a system or a matter."""
