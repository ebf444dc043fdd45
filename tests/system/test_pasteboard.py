"""On macOS a copy is marked as concealed, beside what is copied and without taking it away."""

import sys

from inglenook.system import pasteboard


class Spoken:
    """A runtime that notes what it is told; an object is a number that stands for how it came."""

    def __init__(self) -> None:
        self.objects: list[object] = [None]
        self.told: list[tuple[object, ...]] = []

    def find(self, name: bytes) -> int:
        return self._number(name.decode())

    def send(self, to: int, message: bytes, *given: int | bytes | None) -> int:
        known = [self.objects[each] if isinstance(each, int) else each for each in given]
        told = (self.objects[to], message.decode(), *known)
        self.told.append(told)
        return self._number(told)

    def _number(self, what: object) -> int:
        self.objects.append(what)
        return len(self.objects) - 1


def test_the_type_is_added_and_nothing_is_cleared() -> None:
    runtime = Spoken()
    pasteboard.mark(runtime)
    board = ("NSPasteboard", "generalPasteboard")
    name = ("NSString", "stringWithUTF8String:", b"org.nspasteboard.ConcealedType")
    types = ("NSArray", "arrayWithObject:", name)
    nothing = ("NSString", "string")
    assert [told for told in runtime.told if told[0] == board] == [
        (board, "addTypes:owner:", types, None),
        (board, "setString:forType:", nothing, name),
    ]


def test_elsewhere_nothing_is_said() -> None:
    if sys.platform != "darwin":
        pasteboard.conceal()
