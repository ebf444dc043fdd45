"""Writes the golden files anew, and the schema; look at what changed before you keep it.

PYTHONPATH=desktop:tests python tests/exchange/make_golden.py
"""

import io
import zipfile

from inglenook.exchange.csv_out import csv_zip_of
from inglenook.exchange.shapes import SCHEMA_NAME, schema
from inglenook.resources import resource
from support.exchanging import EXPORTED, GOLDEN, everything, exported, fixed
from support.vaults import new_vault, quick_folder

if __name__ == "__main__":
    resource("schema", SCHEMA_NAME).write_bytes(schema())
    with quick_folder() as place, new_vault(place / "v.inglenook") as vault:
        journal = fixed(vault)
        (GOLDEN / "all.json").write_bytes(exported(journal))
        packed = zipfile.ZipFile(io.BytesIO(csv_zip_of(everything(journal), EXPORTED)))
        for name in packed.namelist():
            (GOLDEN / "csv" / name).write_bytes(packed.read(name).replace(b"\r\n", b"\n"))
