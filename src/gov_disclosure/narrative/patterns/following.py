"""What is said of all that was just counted: 均已答复, 均获维持."""

import re
from functools import cache

from attrs import frozen

from .words import DONE

__all__ = ["Following", "following"]


@frozen
class Following:
    """A part of a sentence about all that was counted before it.

    ``counted`` is the subject that must have been counted last, ``None`` for the reviews of the sentence, each
    of them; ``claimed`` is the subject claimed, for reviews the result; ``at_least`` says at least so many.
    """

    shape: re.Pattern[str]
    counted: str | None
    claimed: str
    at_least: bool


@cache
def following() -> tuple[Following, ...]:
    """The shapes: all were answered, all were upheld."""
    how = (
        "以上|所有|政府|信息|公开|事项|申请人|申请|上述|在|于|法定|规定|限定|的|时限|期限|时间|内|按时|按期|依法|依规|按照?规定|按要求|及时|当面|予以|进行|作出|作了?|"
        "完成|了|规范|妥善|全面|给予|书面|邮件|邮寄|电话|当场|网上|线上|向|对|办理|为|成|和|程序|流程|格式|标准"
    )
    every = "均|都|全部|全|已|并|现已"
    done = rf"(?:{how})*+(?:{every})(?:{how}|{every})*+(?:{DONE}|完毕|结束)(?:完毕|完成|了|申请人)*+"
    upheld = "(?:复议|诉讼)?(?:结果)?(?:均|都|全部)(?:获|被|为|予以|得到|结果)*维持(?:原?行政行为|原?决定|结果)?"
    return (
        Following(re.compile(done), "received", "concluded", at_least=True),
        Following(re.compile(upheld), None, "upheld", at_least=False),
    )
