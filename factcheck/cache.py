"""The cache folder: where it lies, how a file or a folder appears in it whole or not at all, how it goes."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from factcheck.errors import IndexCacheError, Where

_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of factcheck; it may be deleted at any time.\n"
_REMEDY = "Make the folder writable, or name another one with FACTCHECK_CACHE_DIR."
_NAMED = "FACTCHECK_CACHE_DIR"
# All that we put there; whatever else lies in a folder that somebody named stays.
_OURS = (
    *("index", "*.sqlite", "*.sqlite-journal", "patterns-*.json", ".patterns-*.json.*"),
    *(".CACHEDIR.TAG.*", ".gitignore.*", ".gitignore", "CACHEDIR.TAG"),
)


def folder() -> Path:
    """Return the cache folder, made if it is missing: FACTCHECK_CACHE_DIR, else the user's own cache folder.

    Raises IndexCacheError when it cannot be made or written.
    """
    path = place()
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


def place() -> Path:
    """Return where the cache folder is or would be: FACTCHECK_CACHE_DIR, else the user's own cache folder."""
    named = os.environ.get(_NAMED)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("factcheck", appauthor=False)


@contextlib.contextmanager
def unkept() -> Iterator[None]:
    """Work in a folder that lasts as long as the run: nothing kept by earlier runs is read, nothing is left behind."""
    before = os.environ.get(_NAMED)
    with tempfile.TemporaryDirectory(prefix="factcheck-") as name:
        os.environ[_NAMED] = name
        try:
            yield
        finally:
            if before is None:
                del os.environ[_NAMED]
            else:
                os.environ[_NAMED] = before


def is_made(path: Path) -> bool:
    """Return whether a folder has our tag: then what is kept may lie there."""
    tag = path / "CACHEDIR.TAG"
    return tag.is_file() and tag.read_bytes() == _TAG.encode()


def clean() -> tuple[Path, int]:
    """Remove what we have put in the cache folder; return the folder and how many bytes that were.

    A folder without our tag is left alone: it is none of ours, or empty. Raises IndexCacheError when a file may not be
    removed.
    """
    path = place()
    try:
        if not is_made(path):
            return path, 0
        ours = [found for pattern in _OURS for found in path.glob(pattern)]
        size = sum(_size(found) for found in ours)
        for found in ours:  # the tag comes last: a clean that was cut short can be gone on with
            if found.is_dir() and not found.is_symlink():
                shutil.rmtree(found)
            else:
                found.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # somebody else's files lie there too
            path.rmdir()
    except OSError as error:
        raise _unusable(path, error) from error
    return path, size


def _size(path: Path) -> int:
    if path.is_symlink() or not path.is_dir():
        return path.lstat().st_size
    return sum(each.lstat().st_size for each in path.rglob("*") if not each.is_dir())


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
