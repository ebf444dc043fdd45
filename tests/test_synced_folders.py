"""Which folders are known to be copied elsewhere, by their names and by what lies in them."""

from pathlib import Path

import pytest

from inglenook.synced_folders import service_of

NAMED = [
    ("Dropbox", "Dropbox"),
    ("Dropbox (Personal)", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("OneDrive - Contoso", "OneDrive"),
    ("OneDrive-Personal", "OneDrive"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive-someone", "Google Drive"),
    ("My Drive", "Google Drive"),
    ("iCloudDrive", "iCloud"),
    ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
    ("Nextcloud", "Nextcloud"),
    ("nextcloud2", "Nextcloud"),
    ("ownCloud", "ownCloud"),
    ("pCloudDrive", "pCloud"),
    ("pCloud Sync", "pCloud"),
    ("MEGA", "MEGA"),
    ("MEGAsync", "MEGA"),
    ("Library/CloudStorage/ProtonDrive-someone", "ProtonDrive"),
]
MARKED = [
    (".dropbox.cache", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".tmp.drivedownload", "Google Drive"),
    (".sync_0a1b2c.db", "Nextcloud"),
    ("._sync_0a1b2c.db", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".megaignore", "MEGA"),
    (".stfolder", "Syncthing"),
]


@pytest.mark.parametrize(("folder", "service"), NAMED)
def test_a_folder_is_known_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    assert service_of(tmp_path / folder / "mine" / "notes.pdf") == service


@pytest.mark.parametrize(("mark", "service"), MARKED)
def test_a_folder_is_known_by_what_lies_in_it(tmp_path: Path, mark: str, service: str) -> None:
    deep = tmp_path / "plain" / "deep"
    deep.mkdir(parents=True)
    assert service_of(deep / "notes.pdf") is None
    (tmp_path / "plain" / mark).touch()
    assert service_of(deep / "notes.pdf") == service


@pytest.mark.parametrize(
    "folder", ["Documents", "Dropboxes", "my nextcloud notes", "megalith", "Drive", "cloud"]
)
def test_other_folders_are_let_be(tmp_path: Path, folder: str) -> None:
    assert service_of(tmp_path / folder / "notes.pdf") is None


def test_the_name_of_the_file_itself_says_nothing(tmp_path: Path) -> None:
    assert service_of(tmp_path / "Dropbox") is None


def test_a_link_leads_to_where_the_file_really_goes(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud" / "notes").mkdir(parents=True)
    (tmp_path / "here").symlink_to(tmp_path / "Nextcloud" / "notes")
    assert service_of(tmp_path / "here" / "notes.pdf") == "Nextcloud"


def test_what_a_service_keeps_about_itself_at_home_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / "Documents").mkdir()
    assert service_of(tmp_path / "Documents" / "notes.pdf") is None


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    assert service_of(tmp_path / "not" / "there" / "notes.pdf") is None
