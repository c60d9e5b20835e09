"""How much work a PDF may ask for: counted, and on a slow machine cut short by the clock with the same error."""

from attrs import define, field

from ...errors import UnreadableDocumentError
from ..clock import Clock

__all__ = ["MAX_PAGES", "Budget", "damaged", "too_much"]

MAX_PAGES = 200
_WORK = 5_000_000
_AT_ONCE = 600_000
"""What one step may cost, between two looks at the clock: far more than any step of a report."""
_LOOK = 20_000
_DECODED = 96 * 1024 * 1024


def damaged() -> UnreadableDocumentError:
    """The error for a PDF that cannot be opened."""
    return UnreadableDocumentError(
        en="the PDF is damaged or incomplete: fetch it again, or open it in a viewer and print it to a new PDF",
        zh="PDF文件已损坏或不完整：请重新获取，或用阅读器打开后另存（打印）为新的PDF",
    )


def too_much(en: str, zh: str) -> UnreadableDocumentError:
    """The error for a PDF beyond a limit; the arguments name what there is too much of."""
    return UnreadableDocumentError(
        en=f"the PDF has {en}, more than any report: save the pages of the report as a PDF of their own",
        zh=f"PDF文件的{zh}，不像一份年度报告：请将报告所在页面另存为单独的PDF",
    )


@define
class Budget:
    """What is left of the work that one document may cost.

    ``work`` is about a microsecond of a present-day core; the costs beside each use are measured roughly,
    since they part reports (half a second) from files made to harm, not good from better.
    """

    work: float = _WORK
    decoded: int = _DECODED
    _clock: Clock = field(factory=Clock)
    _next_look: float = _WORK

    def spend(self, work: float) -> None:
        """Take some work from the budget.

        :raises UnreadableDocumentError: it is used up, or the time is.
        """
        self.work -= work
        if self.work < self._next_look:
            self._look(work)

    def _look(self, work: float) -> None:
        if self.work < 0 or work > _AT_ONCE or self._clock.is_up:
            raise too_much("more characters, drawing or structure than can be read", "文字、图形或结构过多")
        self._next_look = self.work - _LOOK

    def unpack(self, size: int) -> None:
        """Take bytes that come out of a compressed stream.

        :raises UnreadableDocumentError: they are too many.
        """
        self.decoded -= size
        if self.decoded < 0:
            raise too_much(f"more than {_DECODED >> 20} MB of unpacked content", f"内容解压后超过{_DECODED >> 20}MB")
