"""The sample journal: half a year of an invented person, to look at before writing oneself."""

from inglenook.demo.assemble import sample

__all__ = ["sample"]
