"""A document becomes a PDF for readers with and without eyes, in memory."""

import json

from inglenook.packet.document import Document
from inglenook.packet.figures import pictures, vector
from inglenook.packet.metadata import without_traces
from inglenook.packet.progress import UNWATCHED, Progress
from inglenook.packet.sheet import TO_GIVE_AWAY, Manner, picture_file, sheet
from inglenook.packet.typesetting import TEMPLATE, families, template, typeset

STANDARD = "ua-1"
# Shares of the work.
_DRAWN, _SET, _DONE = 0.4, 0.9, 1.0


def pdf(document: Document, progress: Progress = UNWATCHED, manner: Manner = TO_GIVE_AWAY) -> bytes:
    """The document as a PDF (PDF/UA-1). The same document gives the same bytes.

    Raises Cancelled.
    """
    files = _files(document, progress, manner)
    made = typeset(files, format="pdf", pdf_standards=STANDARD)
    progress.reach(_SET)
    whole = without_traces(made, document)
    progress.reach(_DONE)
    return whole


def _files(document: Document, progress: Progress, manner: Manner) -> dict[str, bytes]:
    """What the template reads, by name."""
    data = json.dumps(sheet(document, families(), manner))
    files = {TEMPLATE: template(), "packet.json": data.encode()}
    charts = [picture.chart for picture in pictures(document)]
    for place, chart in enumerate(charts):
        progress.reach(_DRAWN * place / len(charts))
        files[picture_file(place)] = vector(chart)
    progress.reach(_DRAWN)
    return files
