"""What the prose is speaking of: weak words count only where it is known."""

import re
from collections.abc import Sequence
from enum import StrEnum

__all__ = ["Topic", "topic_of"]


class Topic(StrEnum):
    """What a part of a sentence can speak of."""

    REQUESTS = "requests"
    REVIEWS = "reviews"
    OTHER = "other"


_MARKS: Sequence[tuple[Topic, re.Pattern[str]]] = (
    (Topic.REVIEWS, re.compile("复议|诉讼")),
    (Topic.REQUESTS, re.compile("依申请公开|公开申请|申请公开|政府信息公开的?申请|依申请")),
    (
        Topic.OTHER,
        re.compile(
            "主动公开|建议|提案|热线|工单|留言|信访|举报|投诉|咨询|新媒体|微信|微博|解读|新闻|会议|培训|许可|处罚|强制|收费|规范性文件|规章|"
            "预决算|应诉|补贴|住房|审批|目录|指南|栏目|发布|推送|刊发|转发|公示|更新|访问|监测|宣传|政务服务|资金|项目|办件|保密审查"
        ),
    ),
)


def topic_of(part: str) -> Topic | None:
    """What a part of a sentence speaks of, if it says so.

    >>> topic_of("收到政府信息公开申请3件"), topic_of("办理人大建议3件"), topic_of("均已办结")
    (<Topic.REQUESTS: 'requests'>, <Topic.OTHER: 'other'>, None)
    """
    return next((topic for topic, marks in _MARKS if marks.search(part)), None)
