"""On PYTHONPATH, this writes down what a Python process opens and imports: `EVENT<tab>WHAT` a line, in AUDIT_LOG."""

import atexit
import os
import sys

_LOG = os.open(os.environ["AUDIT_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
_WATCHED = ("factcheck.run", "socket.")  # the first is ours: which command is running


def _note(event: str, what: object) -> None:
    os.write(_LOG, f"{event}\t{what}\n".encode("utf-8", "backslashreplace"))


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str):
        _note(event, os.path.realpath(arguments[0]))
    elif event == "socket.__new__":
        _note(event, arguments[1])  # the family
    elif event.startswith(_WATCHED):
        _note(event, arguments[-1])


sys.addaudithook(_hear)
atexit.register(lambda: [_note("imported", name) for name in sorted(sys.modules)])
