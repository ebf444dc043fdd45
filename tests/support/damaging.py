"""Damage done to a database on purpose: flipped bits, cuts, swaps, rubbish, pages of a kind."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inglenook.vault.database import PAGE
from inglenook.vault.vault import Vault
from support.vaults import database_file

BODY, IV, SEAL = 2000, PAGE - 80 + 3, PAGE - 40  # places in a page
Harm = Callable[[bytes], bytes]


def flip(*pages: int, at: int = BODY) -> Harm:
    """Turn one bit in each of some pages, counted from 1 as SQLite does."""

    def harm(content: bytes) -> bytes:
        changed = bytearray(content)
        for page in pages:
            changed[(page - 1) * PAGE + at] ^= 1
        return bytes(changed)

    return harm


def swap(one: int, other: int) -> Harm:
    def harm(content: bytes) -> bytes:
        pages = [content[start : start + PAGE] for start in range(0, len(content), PAGE)]
        pages[one - 1], pages[other - 1] = pages[other - 1], pages[one - 1]
        return b"".join(pages)

    return harm


def cut(size: int) -> Harm:
    """Leave so many bytes; fewer than none are taken from the end."""
    return lambda content: content[:size]


def add(rubbish: bytes) -> Harm:
    return lambda content: content + rubbish


def replace_by(content: bytes) -> Harm:
    return lambda _content: content


def rubbish(pages: int) -> bytes:
    return secrets.token_bytes(pages * PAGE)


def do(harm: Harm, folder: Path) -> bytes:
    """Do it to the database of a vault that is closed; what it then is."""
    path = database_file(folder)
    path.write_bytes(harm(path.read_bytes()))
    return path.read_bytes()


@dataclass(frozen=True)
class Layout:
    """Where things lie in a database: the root page of every table and index by name."""

    roots: dict[str, int]
    pages: int


def layout_of(vault: Vault) -> Layout:
    rows = vault.database.rows("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0")
    return Layout(dict(rows), int(vault.database.value("PRAGMA page_count")))
