"""A headless Chromium for the screenshots and the tests of pages, spoken to over a pipe; needs no package.

What it is asked are the methods of the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/).
It loads files of this machine alone, and everything that it asks of a network is noted in ``requests``.
"""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
PATIENCE = 60
"""Seconds after which a browser that does not answer is given up."""


def find_chromium() -> str | None:
    """Where Chromium is installed, if it is."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Chromium:
    """One browser with one page, from ``with`` to its end."""

    def __init__(self, program: str) -> None:
        self.program = program
        self.requests: list[str] = []
        self._folder = tempfile.mkdtemp(prefix="chromium-")
        self._events: list[dict[str, Any]] = []
        self._received = b""
        self._asked = 0
        self._session: str | None = None

    def __enter__(self) -> Self:
        theirs_in, self._out = _pipe()
        self._in, theirs_out = _pipe()
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        command = [self.program, *FLAGS, *sandbox, f"--user-data-dir={self._folder}", "about:blank"]
        quiet = os.open(os.devnull, os.O_RDWR)
        streams = [(os.POSIX_SPAWN_DUP2, quiet, number) for number in (0, 1, 2)]
        pipes = [(os.POSIX_SPAWN_DUP2, theirs_in, 3), (os.POSIX_SPAWN_DUP2, theirs_out, 4)]
        self._pid = os.posix_spawn(self.program, command, os.environ, file_actions=[*streams, *pipes])
        for each in (quiet, theirs_in, theirs_out):
            os.close(each)
        try:
            target = self.call("Target.createTarget", url="about:blank")["targetId"]
            self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Page", "Network"):
                self.call(f"{domain}.enable")
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def _end(self) -> None:
        os.kill(self._pid, signal.SIGTERM)
        os.waitpid(self._pid, 0)
        os.close(self._in)
        os.close(self._out)
        shutil.rmtree(self._folder, ignore_errors=True)

    # ------------------------------------------------------------------ the protocol

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask for something, and wait for the answer."""
        self._asked += 1
        message = {"id": self._asked, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._asked:
            self._events.append(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def _next(self) -> dict[str, Any]:
        until = time.monotonic() + PATIENCE
        while b"\0" not in self._received:
            if not select.select([self._in], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError(f"{self.program} does not answer")
            part = os.read(self._in, 1 << 20)
            if not part:
                raise RuntimeError(f"{self.program} has ended")
            self._received += part
        text, _, self._received = self._received.partition(b"\0")
        message: dict[str, Any] = json.loads(text)
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        return message

    # ------------------------------------------------------------------ what people do with a page

    def size(self, width: int, height: int = 900, *, scale: float = 1, mobile: bool = False) -> None:
        """Make the window, or with ``mobile`` the telephone, as large as that."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=mobile
        )

    def scripts(self, *, allowed: bool) -> None:
        """Let pages run scripts or not; :meth:`value` works all the same."""
        self.call("Emulation.setScriptExecutionDisabled", value=not allowed)

    def open(self, file: Path, fragment: str = "") -> None:
        """Load a page from a file, and wait until it is there."""
        # Without this a second visit that differs in the fragment alone would not be a load.
        for url in ("about:blank", file.resolve().as_uri() + fragment):
            self._events.clear()
            self.call("Page.navigate", url=url)
            self.settle()

    def settle(self) -> None:
        """Wait until the page that is on its way is there."""
        while not any(each.get("method") == "Page.loadEventFired" for each in self._events):
            self._events.append(self._next())
        self._events.clear()

    def value(self, expression: str) -> Any:
        """What an expression gives in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"].get("description", expression))
        return answer["result"].get("value")

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press a key and let it go."""
        shared = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **shared)
        self.call("Input.dispatchKeyEvent", type="keyUp", **shared)

    def tab(self) -> None:
        """Move on to what comes next in the order of the keyboard."""
        self.press("Tab", 9)

    def point_at(self, selector: str) -> None:
        """Bring an element into sight, and the pointer over it."""
        self._mouse("mouseMoved", *self._middle(selector))

    def point_nowhere(self) -> None:
        """Take the pointer away from everything that shows something."""
        self._mouse("mouseMoved", 0, 0)

    def click(self, selector: str) -> None:
        """Bring an element into sight, and click on it."""
        x, y = self._middle(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self._mouse(kind, x, y, button="left", clickCount=1)

    def _middle(self, selector: str) -> tuple[float, float]:
        x, y, width, height = self._box(selector)
        return x + width / 2, y + height / 2

    def _box(self, selector: str) -> tuple[float, float, float, float]:
        x, y, width, height = self.value(
            f"(e => {{ e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect();"
            f" return [r.x, r.y, r.width, r.height] }})(document.querySelector({json.dumps(selector)}))"
        )
        return x, y, width, height

    def _mouse(self, kind: str, x: float, y: float, **more: Any) -> None:
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def picture(self, file: Path, *, whole: bool = False) -> None:
        """Save what is in sight, or the whole page, as PNG."""
        clip = {}
        if whole:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}}
        self._save(file, captureBeyondViewport=whole, **clip)

    def picture_of(self, selector: str, file: Path) -> None:
        """Save the picture of an element as PNG."""
        x, y, width, height = self._box(selector)
        left, top = self.value("[scrollX, scrollY]")
        self._save(file, clip={"x": x + left, "y": y + top, "width": width, "height": height, "scale": 1})

    def _save(self, file: Path, **options: Any) -> None:
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", **options)["data"]))

    def paper(self, file: Path) -> None:
        """Print the page into a PDF."""
        printed = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        file.write_bytes(base64.b64decode(printed["data"]))


def _pipe() -> tuple[int, int]:
    """A pipe whose ends stand above the numbers that the browser is given."""
    ends = os.pipe()
    moved = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return moved
