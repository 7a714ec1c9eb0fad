"""The cache folder: where it lies, how a file or a folder appears in it whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from factcheck.errors import IndexCacheError, Where

_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of factcheck; it may be deleted at any time.\n"
_REMEDY = "Make the folder writable, or name another one with FACTCHECK_CACHE_DIR."


def folder() -> Path:
    """Return the cache folder, made if it is missing: FACTCHECK_CACHE_DIR, else the user's own cache folder.

    Raises IndexCacheError when it cannot be made or written.
    """
    named = os.environ.get("FACTCHECK_CACHE_DIR")
    path = Path(named) if named else _user_folder()
    try:
        path.mkdir(parents=True, exist_ok=True)
        tag = path / "CACHEDIR.TAG"
        if not tag.exists():
            write(tag, _TAG.encode())
            write(path / ".gitignore", b"*\n")
    except OSError as error:
        raise _unusable(path, error) from error
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        raise IndexCacheError("the cache folder cannot be read or written", where=Where(str(path)), remedy=_REMEDY)
    return path


def _user_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("factcheck", appauthor=False)


def _unusable(path: Path, error: OSError) -> IndexCacheError:
    reason = error.strerror or str(error)
    return IndexCacheError(f"the cache folder cannot be used: {reason}", where=Where(str(path)), remedy=_REMEDY)


def write(path: Path, content: bytes) -> None:
    """Put the content at the path in one step: readers see the old file or the new one, never a part."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def build(path: Path, fill: Callable[[Path], None]) -> Path:
    """Return the folder `path`, filled by `fill` if it is not there yet.

    It is filled under another name and then renamed, so two runs may build at once and a killed one leaves nothing
    that a later run would take for whole.
    """
    if path.is_dir():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    except OSError as error:
        raise _unusable(path.parent, error) from error
    try:
        fill(draft)
        draft.chmod(0o755)
        with contextlib.suppress(OSError):  # another run was faster: its folder holds the same
            draft.rename(path)
    except OSError as error:
        raise _unusable(path, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    if not path.is_dir():
        raise IndexCacheError("the cache folder could not be filled", where=Where(str(path)), remedy=_REMEDY)
    return path
