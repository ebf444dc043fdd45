"""A small journal that is the same every time, and the ways out of a journal and into one."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

from inglenook.exchange.bringing_in import Plan, bring_in, plan
from inglenook.exchange.gathering import Everything, gather, slices
from inglenook.exchange.json_in import read_json
from inglenook.exchange.json_out import json_of
from inglenook.journal import vocabulary as v
from inglenook.journal.entries import Finding, GutCheck
from inglenook.journal.journal import Journal
from inglenook.journal.preferences import HelpLine, Preferences
from inglenook.journal.record import Record
from inglenook.journal.therapy import HiddenWord, Packet, Session, Topic
from inglenook.vault.vault import Vault
from support.entries import one_of_each
from support.vaults import Clock

GOLDEN = Path(__file__).parents[1] / "exchange" / "golden"
EXPORTED = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def counted_ids() -> Callable[[datetime], str]:
    numbers = count(1)
    return lambda _at: f"00000000-0000-7000-8000-{next(numbers):012d}"


def fixed(vault: Vault) -> Journal:
    """A record of every kind, the same ids and times in every run."""
    journal = Journal(vault, Clock(), counted_ids())
    settings = journal.new(
        Preferences, id=Preferences.ID, day_start=4, week_start=v.Weekday.SUNDAY, brake=True
    )
    journal.keep(settings)
    entries = {type(entry): entry for entry in one_of_each(journal)}
    session, check = entries[Session], entries[GutCheck]
    journal.keep(
        journal.new(
            Finding,
            gut_check=check.id,
            kind=v.FindingKind.REASON,
            words="He said “Sunday”, then\n=nothing; +1 was all",
            source=v.Source.MYSELF,
            again=True,
        ),
        journal.new(Topic, session=session.id, words="-- how to ask", entry=check.id),
        journal.new(
            Packet,
            made=journal.clock(),
            session=session.id,
            format=v.PacketFormat.PDF,
            since=date(2026, 11, 1),
            until=date(2026, 11, 23),
            names=v.Names.ROLES,
            encrypted=True,
            file_name="notes.pdf",
        ),
        journal.new(HelpLine, name="Night line", reach="+44 20 7946 0000"),
        journal.new(HiddenWord, word="Straße 9", instead="our street"),
    )
    return journal


def everything(journal: Journal) -> Everything:
    return gather(slices(journal.store))


def exported(journal: Journal) -> bytes:
    return json_of(everything(journal), EXPORTED)


def document(journal: Journal) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(exported(journal))
    return made


def planned(journal: Journal, data: bytes | dict[str, Any]) -> Plan:
    written = data if isinstance(data, bytes) else json.dumps(data).encode()
    return plan(journal, read_json(written, journal.clock()))


def brought(journal: Journal, data: bytes | dict[str, Any], **how: bool) -> Plan:
    made = planned(journal, data)
    bring_in(journal, made, **how)
    return made


def told(made: Plan) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Place, fate and problems of every record that is neither new nor known."""
    return [
        (found.place, fate.value, found.problems)
        for found, fate in made.fates
        if fate.value not in ("new", "same")
    ]


def held(journal: Journal, kinds: dict[str, type[Record]]) -> dict[str, list[Record]]:
    return {name: list(journal.all(kind)) for name, kind in kinds.items()}
