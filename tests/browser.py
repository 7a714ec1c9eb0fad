"""A real browser for the tests of the HTML page: Chromium, driven over its own protocol through a pair of pipes."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def find() -> str | None:
    """Return the program of a browser, None where there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@dataclass
class Browser:
    """A page in the browser; `complaints` has what its console and its security policy said."""

    to: BinaryIO
    back: BufferedReader
    session: str = ""
    complaints: list[str] = field(default_factory=list)
    _count: int = 0
    _said: bytes = b""

    def do(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Carry out a command of the protocol and return its result."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        self.to.write(json.dumps(message | ({"sessionId": self.session} if self.session else {})).encode() + b"\0")
        self.to.flush()
        while (answer := self._read()).get("id") != self._count:
            self._note(answer)
        assert "error" not in answer, answer
        return dict(answer["result"])

    def open(self, page: Path, *, width: int, height: int, dark: bool = False) -> None:
        """Open a page as a screen of that width shows it, and wait until it stands."""
        self.complaints.clear()
        phone = width < 600
        self.do("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.do("Emulation.setEmulatedMedia", features=[scheme, {"name": "prefers-reduced-motion", "value": "reduce"}])
        self.do("Page.navigate", url=page.as_uri())
        while (event := self._read()).get("method") != "Page.loadEventFired":
            self._note(event)

    def tell(self, expression: str) -> Any:
        """Return the value of a JavaScript expression; ours, run by the driver, not by the page."""
        return self.do("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def press(self, key: str, code: int) -> None:
        """Press and release a key."""
        text = {"text": "\r"} if key == "Enter" else {}
        for type_ in ("keyDown", "keyUp"):
            self.do("Input.dispatchKeyEvent", type=type_, key=key, code=key, windowsVirtualKeyCode=code, **text)

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Write a picture of the page."""
        shot = self.do("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._said:
            more = self.back.read1(65_536)
            assert more, "the browser went away"
            self._said += more
        message, _, self._said = self._said.partition(b"\0")
        return dict(json.loads(message))

    def _note(self, event: dict[str, Any]) -> None:
        if event.get("method") == "Log.entryAdded":
            self.complaints.append(event["params"]["entry"]["text"])
        elif event.get("method") in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
            self.complaints.append(json.dumps(event["params"]))


@contextmanager
def browsing(program: str) -> Iterator[Browser]:
    """Yield a page of a fresh browser that knows nobody."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        in_, to = os.pipe()
        back, out = os.pipe()
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
        options += ["--disable-background-networking", f"--user-data-dir={home}", "--remote-debugging-pipe"]
        started = ["bash", "-c", f'exec "$@" 3<&{in_} 4>&{out}', "bash", program, *options, "about:blank"]
        process = subprocess.Popen(started, pass_fds=(in_, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(in_)
        os.close(out)
        with os.fdopen(to, "wb") as writing, os.fdopen(back, "rb") as reading:
            browser = Browser(writing, reading)
            targets = browser.do("Target.getTargets")["targetInfos"]
            page = next(target["targetId"] for target in targets if target["type"] == "page")
            browser.session = browser.do("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
            for domain in ("Page", "Runtime", "Log"):
                browser.do(f"{domain}.enable")
            try:
                yield browser
            finally:
                browser.session = ""
                browser.do("Browser.close")
                process.wait(timeout=20)
