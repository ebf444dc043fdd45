"""Prints a journal, or a backup of one, as JSON without Inglenook: see SECURITY.md."""

import hashlib
import hmac
import json
import sqlite3
import sys
import unicodedata
from contextlib import suppress
from getpass import getpass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as unwrap
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

PAGE, IV, SEAL, SYMBOLS = 4096, 16, 64, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def wrapping_key(slot: dict, secret: str) -> bytes:
    if slot["kind"] == "passphrase":
        words, salt = unicodedata.normalize("NFKC", secret).encode(), bytes.fromhex(slot["salt"])
        return argon2id.kdf(32, words, salt, slot["passes"], slot["memory"])
    symbols = secret.upper().translate(str.maketrans("OIL", "011", "- "))[:26]
    number = sum(SYMBOLS.find(each) % 32 << 5 * at for at, each in enumerate(symbols[::-1]))
    seed = (number % 2**128).to_bytes(16, "big")
    return hashlib.blake2b(b"inglenook recovery slot", key=seed, digest_size=32).digest()


def database_key(keys: dict, secret: str) -> bytes:
    for number, slot in keys["slots"].items():
        wrapped, nonce = bytes.fromhex(slot.pop("wrapped")), bytes.fromhex(slot["nonce"])
        bound = {"format": 1, "vault": keys["vault"], "number": int(number), "slot": slot}
        bound = json.dumps(bound, sort_keys=True, separators=(",", ":")).encode()
        with suppress(CryptoError):
            key = unwrap(wrapped, bound, nonce, wrapping_key(slot, secret))
            return hashlib.blake2b(b"database", key=key, digest_size=32, person=PERSON).digest()
    sys.exit("Neither a passphrase nor a recovery key fits.")


PERSON, path, pages = b"inglenook subkey", Path(sys.argv[1]), [b"SQLite format 3\0"]
file = (path / "keys" if path.is_dir() else path).read_bytes()
line, _checksum, rest = file.split(b"\n", 2)
key = database_key(keys := json.loads(line), getpass("Passphrase or recovery key: "))
data = (path / f"{keys['salt'][:8]}.db").read_bytes() if path.is_dir() else rest[8:-32]
seals = hashlib.pbkdf2_hmac("sha512", key, bytes(each ^ 0x3A for each in data[:16]), 2, 32)
for number in range(len(data) // PAGE):  # the first page begins with the salt, in the clear
    page = data[number * PAGE or 16 : (number + 1) * PAGE]
    made = hmac.digest(seals, page[:-SEAL] + (number + 1).to_bytes(4, "little"), "sha512")
    if not hmac.compare_digest(made, page[-SEAL:]):
        sys.exit(f"Page {number + 1} is damaged.")
    cipher = Cipher(algorithms.AES(key), modes.CBC(page[-SEAL - IV : -SEAL])).decryptor()
    pages += [cipher.update(page[: -SEAL - IV]), bytes(IV + SEAL)]
(database := sqlite3.connect(":memory:")).deserialize(b"".join(pages))
database.row_factory = sqlite3.Row
for (table,) in database.execute("SELECT name FROM pragma_table_list WHERE strict").fetchall():
    for row in database.execute(f'SELECT * FROM "{table}"'):
        print(json.dumps({"table": table, **dict(row)}))
