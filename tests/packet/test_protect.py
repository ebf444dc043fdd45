"""A protected PDF opens with its passphrase alone and tells nothing without it."""

import shutil
import subprocess

import pikepdf
import pytest

from inglenook.journal.errors import JournalError
from inglenook.packet.document import Paragraph, runs
from inglenook.packet.pdf import pdf
from inglenook.packet.protect import LONGEST, PassphraseUnusable, protect
from support.packets import document
from support.pdf_text import opened, words

PASSPHRASE = "seven kettles of rain"


@pytest.fixture(scope="module")
def plain():
    return pdf(document(Paragraph(runs("Canary in the reeds.")), title="Heron"))


@pytest.fixture(scope="module")
def protected(plain):
    return protect(plain, PASSPHRASE)


def test_it_opens_with_the_passphrase_and_says_the_same(plain, protected):
    assert words(opened(protected, password=PASSPHRASE)) == words(opened(plain))


@pytest.mark.parametrize("wrong", ["", "seven kettles", "Seven kettles of rain"])
def test_it_is_refused_without_it(protected, wrong):
    with pytest.raises(pikepdf.PasswordError):
        opened(protected, password=wrong)


def test_it_is_aes_with_256_bits_of_revision_6(protected):
    looked_at = opened(protected, password=PASSPHRASE)
    assert looked_at.pdf_version == "2.0"
    kind = looked_at.encryption
    assert (kind.R, kind.V, kind.bits) == (6, 5, 256)
    methods = {kind.stream_method, kind.string_method, kind.file_method}
    assert methods == {pikepdf.models.encryption.EncryptionMethod.aesv3}
    assert looked_at.trailer.Encrypt.get("/EncryptMetadata", True)


def test_words_and_title_are_nowhere_in_the_file(plain, protected):
    assert b"Heron" in opened(plain).Root.Metadata.read_bytes()
    for canary in (b"Heron", b"Canary", b"Notes", b"pdfuaid", PASSPHRASE.encode()):
        assert canary not in protected


def test_a_reader_may_print_and_copy_and_nothing_else(protected):
    allowed = opened(protected, password=PASSPHRASE).allow
    assert allowed.accessibility
    assert allowed.extract
    assert allowed.print_highres
    assert not allowed.modify_other
    assert not allowed.modify_assembly
    assert opened(protected, password=PASSPHRASE).user_password_matched
    assert not opened(protected, password=PASSPHRASE).owner_password_matched


def test_a_passphrase_is_the_same_however_its_letters_were_typed(plain):
    decomposed, composed = "cafe\u0301 über", "caf\u00e9 über"
    assert opened(protect(plain, decomposed), password=composed)


@pytest.mark.parametrize("unusable", ["", "x" * (LONGEST + 1), "é" * LONGEST])
def test_a_passphrase_that_no_reader_knows_is_refused_with_a_sentence(plain, unusable):
    with pytest.raises(PassphraseUnusable) as told:
        protect(plain, unusable)
    assert isinstance(told.value, JournalError)
    assert "127" in str(told.value)


def test_the_longest_passphrase_opens(plain):
    longest = "é" * (LONGEST // 2)
    assert opened(protect(plain, longest), password=longest)


def test_another_program_opens_it_with_the_passphrase_only(protected, tmp_path):
    file = tmp_path / "packet.pdf"
    file.write_bytes(protected)
    readers = {
        "gs": ("-sPDFPassword={}", ["-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=txtwrite", "-o", "-"]),
        "qpdf": ("--password={}", ["--check"]),
    }
    for name, (option, arguments) in readers.items():
        if program := shutil.which(name):
            for secret, opens in ((PASSPHRASE, True), ("wrong", False)):
                line = [program, option.format(secret), *arguments, str(file)]
                asked = subprocess.run(line, capture_output=True, check=False)
                said = asked.stdout + asked.stderr
                assert (asked.returncode == 0 and b"assword" not in said) == opens, name
