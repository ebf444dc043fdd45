"""As much of JSON Schema as the export's schema uses, read by itself and not by what made it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
# What says nothing about a value, or is said by the pattern beside it.
SILENT = {"$schema", "$defs", "title", "description", "default", "format"}


class Checker:
    """Finds where a value does not fit a schema, by its path."""

    def __init__(self, schema: bytes) -> None:
        self.schema: Schema = json.loads(schema)

    def faults(self, value: Any) -> list[str]:
        return list(self._faults(self.schema, value, "$"))

    def _faults(self, schema: Schema, value: Any, path: str) -> Iterator[str]:
        for word, given in schema.items():
            if word not in SILENT:
                check = getattr(self, f"_{word.removeprefix('$')}")  # an unknown word is an error
                yield from check(given, value, path, schema)

    def _ref(self, given: str, value: Any, path: str, _schema: Schema) -> Iterator[str]:
        yield from self._faults(self.schema["$defs"][given.rpartition("/")[2]], value, path)

    def _anyOf(self, given: list[Schema], value: Any, path: str, _schema: Schema) -> Iterator[str]:
        if all(list(self._faults(each, value, path)) for each in given):
            yield path

    def _type(self, given: str, value: Any, path: str, _schema: Schema) -> Iterator[str]:
        is_number = given == "integer" and isinstance(value, bool)
        if not isinstance(value, TYPES[given]) or is_number:
            yield path

    def _enum(self, given: list[Any], value: Any, path: str, _schema: Schema) -> Iterator[str]:
        if value not in given:
            yield path

    def _pattern(self, given: str, value: Any, path: str, _schema: Schema) -> Iterator[str]:
        if isinstance(value, str) and not re.search(given, value):
            yield path

    def _maxLength(self, given: int, value: Any, path: str, _schema: Schema) -> Iterator[str]:
        if isinstance(value, str) and len(value) > given:
            yield path

    def _minimum(self, given: int, value: Any, path: str, _schema: Schema) -> Iterator[str]:
        if isinstance(value, int) and value < given:
            yield path

    def _maximum(self, given: int, value: Any, path: str, _schema: Schema) -> Iterator[str]:
        if isinstance(value, int) and value > given:
            yield path

    def _items(self, given: Schema, value: Any, path: str, _schema: Schema) -> Iterator[str]:
        for number, each in enumerate(value if isinstance(value, list) else ()):
            yield from self._faults(given, each, f"{path}[{number}]")

    def _properties(
        self, given: Mapping[str, Schema], value: Any, path: str, schema: Schema
    ) -> Iterator[str]:
        for name, each in (value if isinstance(value, dict) else {}).items():
            if name in given:
                yield from self._faults(given[name], each, f"{path}.{name}")
            elif not schema.get("additionalProperties", True):
                yield f"{path}.{name}"

    def _additionalProperties(self, *_given: Any) -> Iterator[str]:
        yield from ()  # looked at beside the properties

    def _required(self, given: list[str], value: Any, path: str, _schema: Schema) -> Iterator[str]:
        yield from (f"{path}.{name}" for name in given if name not in value)
