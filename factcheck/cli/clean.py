"""`factcheck clean`: the cache folder emptied."""

from factcheck.cli.streams import failures, write


def clean() -> None:
    """Remove what earlier runs have kept: indexes, embeddings, trees and verdicts. It is all made again when needed."""
    with failures():
        from factcheck import cache
        from factcheck.reporter.wording import path as shown

        folder, size = cache.clean()
        where = shown(str(folder))
        write(f"{_amount(size)} removed from {where}\n" if size else f"nothing kept in {where}\n")


def _amount(size: int) -> str:
    """Return a size for people.

    >>> _amount(734), _amount(2_345_678)
    ('0.7 kB', '2.3 MB')
    """
    return f"{size / 1e3:.1f} kB" if size < 1e6 else f"{size / 1e6:.1f} MB"
