"""Inglenook: a private, encrypted desktop journal about trust, for one person."""

__version__ = "0.1.0"
