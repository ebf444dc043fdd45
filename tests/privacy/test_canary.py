"""The search for the canary finds it, however it is spelled, and finds nothing where it is not."""

import base64
import os
from collections.abc import Callable
from urllib.parse import quote

import pytest

from privacy.canary import Canary

SPELLED: dict[str, Callable[[str], bytes]] = {
    "plain": lambda text: text.encode(),
    "as Qt holds it": lambda text: text.encode("utf-16-le"),
    "shouted": lambda text: text.upper().encode(),
    "in an address": lambda text: quote(text).encode(),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64 of what Qt holds": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "base64 inside of more": lambda text: base64.b64encode(b"{'note': '" + text.encode() + b"'}"),
    "base64 of one byte more": lambda text: base64.b64encode(b"." + text.encode() + b"..."),
    "hexadecimal": lambda text: text.encode().hex().encode(),
    "one word of it": lambda text: text.split()[0].encode(),
}


@pytest.mark.parametrize("spelling", SPELLED)
def test_the_canary_is_found_in_every_spelling(spelling: str) -> None:
    canary = Canary.new()
    around = os.urandom(300)
    assert canary.found_in(around + SPELLED[spelling](canary.sentence) + around)


def test_the_canary_is_not_found_where_it_never_was() -> None:
    assert not Canary.new().found_in(os.urandom(1 << 16))
    assert not Canary.new().found_in(Canary.new().sentence.encode())
