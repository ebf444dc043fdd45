"""The operating system's own word that nobody is at the machine any more; one module a system."""
