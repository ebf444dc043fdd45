"""A packet is made in memory: no file is written while it is, and none is read but fonts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import inglenook

HERE = Path(inglenook.__file__).parent.parent
TESTS = Path(__file__).parent.parent

# Opens for writing are told by Python; what does not go through Python could not grow a file,
# and finds no folder for temporary files.
MAKING = """
import json, os, sys
opened = []
def hear(event, values):
    if event == "open":
        path, mode, flags = values
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            opened.append(str(path))
    elif event.startswith(("tempfile.", "os.mkdir", "os.rename", "subprocess.", "socket.")):
        opened.append(event)
from support.packets import document, picture, the_page_that_matters
from inglenook.packet.docx import docx
from inglenook.packet.pdf import pdf
from inglenook.packet.preview import Preview, first_glance
from inglenook.packet.protect import protect
pdf(document(picture()))
sys.addaudithook(hear)
if sys.platform != "win32":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
packet = the_page_that_matters()
sizes = [len(protect(pdf(packet), "seven kettles")), len(docx(packet))]
sizes += [len(Preview(packet).page(1, 1.0)), len(first_glance(packet, 1.0))]
json.dump({"opened": opened, "sizes": sizes}, sys.stdout)
"""


def test_no_file_is_written_while_a_packet_is_made(tmp_path):
    here, nowhere = tmp_path / "here", str(tmp_path / "nowhere")
    here.mkdir()
    surroundings = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(HERE), str(TESTS)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), nowhere),
    }
    made = subprocess.run(
        [sys.executable, "-c", MAKING], env=surroundings, cwd=here, capture_output=True, check=False
    )
    assert made.returncode == 0, made.stderr.decode()
    told = json.loads(made.stdout)
    assert told["opened"] == []
    assert min(told["sizes"]) > 10_000
    assert list(tmp_path.rglob("*")) == [here]
