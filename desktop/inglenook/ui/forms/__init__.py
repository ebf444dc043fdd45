"""Editors for every kind of field, and forms built from a record's declared fields."""
