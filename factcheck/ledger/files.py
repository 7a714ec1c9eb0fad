"""Which file is whose, and writing one so that the old stays whole until the new one is."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from factcheck.errors import LedgerError, Where

_SUFFIXES = (".yaml", ".yml")


def file_for(article: str, ledger: str) -> Path:
    """Return the ledger file of an article: `ledger` itself where it names a file, else a file in that folder.

    >>> file_for("drafts/steel-mill.md", "claims").as_posix()
    'claims/steel-mill.yaml'
    >>> file_for("drafts/steel-mill.md", "desk/mill.yaml").as_posix()
    'desk/mill.yaml'
    """
    if ledger.endswith(_SUFFIXES):
        return Path(ledger)
    if article in ("-", "<stdin>"):
        raise LedgerError("a draft from stdin has no name", remedy="Name the ledger's file: --ledger claims/draft.yaml")
    return Path(ledger) / f"{Path(article).stem}.yaml"


def files_in(ledger: str) -> list[Path]:
    """Return the ledger files of a folder in the order of their names, or the file itself."""
    if ledger.endswith(_SUFFIXES):
        return [Path(ledger)]
    if not Path(ledger).is_dir():
        raise LedgerError(
            "there is no such folder", where=Where(ledger), remedy="Make a ledger with: factcheck ledger update DRAFT"
        )
    return sorted(path for path in Path(ledger).iterdir() if path.suffix in _SUFFIXES)


def relative(article: str, ledger_file: Path) -> str:
    """Return the article's path as the ledger stores it: seen from the folder above the ledger's.

    >>> relative("examples/steel-mill.md", Path("claims/steel-mill.yaml"))
    'examples/steel-mill.md'

    So the file says the same whoever writes it, from whichever folder.
    """
    above = ledger_file.absolute().parent.parent
    try:
        return Path(os.path.relpath(article, start=above)).as_posix()
    except ValueError:  # another drive
        return Path(article).as_posix()


def write(path: Path, text: str) -> None:
    """Put the text into the file, whole or not at all.

    Raises LedgerError, with the old file as it was, when the disk is full or the folder may not be written in.
    """
    target = path.resolve()  # a link stays a link
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, text.encode("utf-8"))
    except OSError as error:
        raise LedgerError(
            f"cannot be written ({error.strerror or error})",
            where=Where(str(path)),
            remedy="The ledger is as it was before.",
        ) from error


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
