"""What would become of the records of a file that is brought in, in sentences."""

from collections import Counter

from inglenook.exchange.bringing_in import Fate, Plan
from inglenook.words import _, ngettext

MOST_PROBLEMS = 8  # that are told one by one


def report(made: Plan) -> str:
    """How many records have which fate, and what is wrong with those that cannot be kept."""
    lines = [*_counted(made), *_problems(made)]
    if made.strange:
        many = ngettext(
            "{count} record is of a kind that Inglenook does not know.",
            "{count} records are of kinds that Inglenook does not know.",
            made.strange,
        )
        lines.append(many.format(count=made.strange))
    return "\n".join(lines)


def _counted(made: Plan) -> list[str]:
    fates = Counter(fate for _found, fate in made.fates)
    line = _("{count} {fate}")
    return [
        line.format(count=fates[each], fate=_(each.label).lower()) for each in Fate if fates[each]
    ]


def _problems(made: Plan) -> list[str]:
    found = [
        f"{each.place}: {field}: {sentence}" if field else f"{each.place}: {sentence}"
        for each, fate in made.fates
        if fate is Fate.BAD
        for field, sentence in each.problems
    ]
    more = len(found) - MOST_PROBLEMS
    if more > 0:
        found = found[:MOST_PROBLEMS]
        found.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return found
