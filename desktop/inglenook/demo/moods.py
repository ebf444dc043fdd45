"""How it can be between two people: what the generated bids and check-ins are drawn from."""

from dataclasses import dataclass, replace

Counts = tuple[int, ...]
Range = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Mood:
    """How it is with somebody for a stretch of weeks.

    ``offered`` and ``received`` say how many bids of twenty are answered toward, away, against
    and unclear; ``zones`` how many moments of twenty lie in the centre, in protection and in
    disconnection. Scales are ranges. ``texts`` names the group of texts, '' for none, ``hours``
    the time of day where it is not any. ``harsh`` allows them every manner of turning against.
    """

    name: str
    texts: str
    offered: Counts
    received: Counts
    zones: Counts
    trust: Range
    safe: Range
    seen: Range
    harsh: bool = False
    hours: str = ""


ALEX_FADING = Mood(
    "alex fading", "alex", (8, 8, 2, 2), (8, 7, 3, 2), (4, 8, 8), (2, 6), (1, 3), (0, 2)
)
ALEX_HIDING = Mood(
    "alex hiding",
    "alex",
    (4, 10, 4, 2),
    (6, 8, 4, 2),
    (2, 8, 10),
    (1, 4),
    (0, 2),
    (0, 2),
    harsh=True,
)
ALEX_ENDING = Mood(
    "alex ending", "", (2, 10, 7, 1), (3, 10, 5, 2), (1, 8, 11), (0, 2), (0, 1), (0, 1), harsh=True
)
ALEX_BRIGHT = Mood(
    "alex bright", "", (12, 5, 1, 2), (13, 4, 1, 2), (11, 6, 3), (4, 8), (2, 4), (1, 4)
)
SAM_NEW = Mood(
    "sam new", "sam_early", (8, 8, 1, 3), (7, 8, 3, 2), (4, 10, 6), (2, 6), (1, 3), (1, 3)
)
SAM_NEARER = Mood(
    "sam nearer", "sam_early", (9, 7, 1, 3), (10, 6, 2, 2), (7, 9, 4), (3, 7), (1, 4), (1, 4)
)
SAM_WARM = Mood(
    "sam warm", "sam_early", (9, 8, 1, 2), (11, 6, 1, 2), (8, 8, 4), (4, 8), (2, 4), (1, 4)
)
SAM_CLOSE = replace(SAM_WARM, name="sam close", texts="sam_later")
SAM_SHAKEN = Mood("sam shaken", "", (6, 8, 4, 2), (6, 8, 4, 2), (2, 9, 9), (1, 4), (0, 2), (0, 2))
SAM_MENDING = Mood(
    "sam mending", "", (11, 6, 2, 1), (12, 5, 2, 1), (7, 10, 3), (3, 6), (1, 3), (2, 4)
)
SAM_TRUSTED = Mood(
    "sam trusted", "sam_later", (12, 5, 1, 2), (13, 4, 1, 2), (10, 8, 2), (5, 8), (2, 4), (2, 4)
)
SAM_STEADY = Mood(
    "sam steady", "sam_later", (15, 3, 1, 1), (14, 4, 1, 1), (13, 6, 1), (6, 9), (2, 4), (2, 4)
)
NADIA = Mood("nadia", "nadia", (15, 3, 1, 1), (12, 5, 2, 1), (13, 6, 1), (7, 10), (3, 4), (2, 4))
RUTH = Mood("ruth", "ruth", (13, 5, 1, 1), (12, 5, 2, 1), (10, 8, 2), (6, 9), (2, 4), (2, 4))
MUM = Mood(
    "mum", "mum", (9, 7, 3, 1), (12, 6, 1, 1), (5, 12, 3), (4, 7), (1, 4), (0, 3), hours="pm"
)
EARLIER_WARM = Mood(
    "earlier warm", "earlier", (11, 6, 1, 2), (10, 7, 1, 2), (8, 9, 3), (3, 7), (1, 4), (1, 3)
)
EARLIER_COOL = Mood(
    "earlier cool", "earlier", (7, 9, 2, 2), (7, 9, 2, 2), (4, 9, 7), (2, 5), (1, 3), (0, 2)
)
