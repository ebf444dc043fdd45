"""The one way to a packet, for the page, the command line and the tests: compose, then redact."""

from inglenook.packet.choice import Choice
from inglenook.packet.choose import Gathered
from inglenook.packet.compose import compose
from inglenook.packet.redact import Redacted, redact
from inglenook.packet.rules import rules_of


def make(gathered: Gathered, choice: Choice) -> Redacted:
    """Make the document that leaves from what was read. Needs no journal, and runs anywhere."""
    rules = rules_of(gathered.people, gathered.hidden_words, choice.names)
    return redact(compose(gathered, choice), rules)
