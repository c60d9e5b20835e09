"""Reading the claims out of a report's prose: line by line, sentence by sentence, number by number."""

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import define, evolve, field, fields

from ..forms import Form
from ..forms import form as get_form
from ..report import AnnualReport, Narrative
from ..vocabulary import Edition
from .claim import Claim, CountClaim
from .lines import Line, Part, Sentence, lines, sentences
from .matching import Context, Found, match_count, match_none
from .patterns import BOTH, Last, Subjects, following
from .proportions import proportions
from .quantities import Quantity
from .stating import Setting, state
from .subjects import document_words
from .topics import Topic, topic_of

__all__ = ["claims"]

# Converters lose digits that are set in another font: then no number on the page can be trusted.
_DAMAGED = re.compile(
    r"(?:19|20)\d{3,}[年月日]|限[^。\d]{0,6}20\d\d(?!\d{4}(?!\d))\d+|[到复结] *件 *(?=[,，;；。、)）])"
)
_WITH_LAST_YEAR = re.compile(r"[,(;]*(?:其中|含|包括|包含)+(?:上一?年度?|去年|20\d\d年度?)(?:结转|转结)")
_TOGETHER = re.compile(r"(?:两项|以上)?(?:合计|共计|总计|共)(?:为|:)?")
_SAYS_NONE = re.compile("未|无|没有|不存在|不涉及")
# What a line must have to be worth reading: a number before anything but 年月日, or a word of nothing.
_WORTH = re.compile(
    r"\d\s*[^\d\s年月日号.．、)）〕\]/:：]|[零〇一二两三四五六七八九十百]\s*[件条份宗起次个例项部]|为[零0０]|未|无|没有|不存在|[０-９]"
)
_OF_REQUESTS = re.compile("收到|新收|接到|受理|接收|答复|办结|办理|处理|申请(?!公开)")
_WORDS = 120
"""How far around a number its words may reach."""

_LONGEST = 1500
"""A longer sentence is none: a table or a page run together."""

_SECTION_TOPICS = {"requests": Topic.REQUESTS, "review_litigation": Topic.REVIEWS}


def claims(report: AnnualReport) -> tuple[Claim, ...]:
    """Everything that the prose of a report says about figures, in the order of the text.

    Only what is said plainly: a number that is vague, of another body or of a part of the year makes no
    claim. Claims about other years are given, and never compared with this year's tables.

    >>> narrative = Narrative(overview="2024年共收到政府信息公开申请12件，予以公开8件。未收到行政复议申请。")
    >>> for claim in claims(AnnualReport(form="2021", year=2024, narrative=narrative)):
    ...     print(claim.subjects, claim.figure, claim.text)
    ('received',) 12 共收到政府信息公开申请12件
    ('disclosed',) 8 予以公开8件
    ('reconsideration',) 0 未收到行政复议申请
    """
    return _claims(report.narrative, report.year, report.form)


@lru_cache(maxsize=32)
def _claims(narrative: Narrative, year: int | None, edition: Edition | None) -> tuple[Claim, ...]:
    texts = {part.name: getattr(narrative, part.name) for part in fields(Narrative)}
    if any(map(_DAMAGED.search, texts.values())):
        return ()
    the_form = get_form(edition) if edition else None
    return tuple(
        claim for section, text in texts.items() if text for claim in _Section(section, text, year, the_form).read()
    )


@define
class _Section:
    """One section being read; what was spoken of before is kept as it goes."""

    key: str
    text: str
    year: int | None
    form: Form | None
    topic: Topic | None = None
    document: str | None = None
    line: Line = field(init=False)
    sentence: Sentence = field(init=False)
    said: list[CountClaim] = field(factory=list)
    said_before: list[CountClaim] = field(factory=list)

    def read(self) -> Iterator[Claim]:
        usual = _SECTION_TOPICS.get(self.key)
        topic = usual
        for line in lines(self.text):
            if line.heading:
                topic = topic_of(line.plain.text) or usual
            elif not _WORTH.search(line.plain.text):
                continue
            self.line, self.topic, self.said_before = line, topic, []
            for sentence in sentences(line.plain.text):
                if len(sentence.text) > _LONGEST:
                    continue
                self.sentence, self.said, self.document = sentence, [], None
                for part in sentence.parts:
                    self._part(part)
                self.said = _unambiguous(self.said)
                yield from self.said
                yield from proportions(sentence, self.said, self._setting())
                self.said_before.extend(self.said)

    def _part(self, part: Part) -> None:
        mark, already = topic_of(part.text), len(self.said)
        if self._of_attributes():
            mark = self.topic = Topic.OTHER
        elif mark is Topic.REQUESTS or (mark is Topic.REVIEWS and self._context(part).of_disclosure):
            self.topic = mark
        if part.quantities:
            self._numbers(part)
        else:
            # 规范性文件：制发3件，废止0件.
            self.document = document_words().get(part.text, self.document)
            if len(part.text) <= _WORDS and _SAYS_NONE.search(part.text):
                self.said.extend(self._none(part))
            elif self.said or self.said_before:
                self.said.extend(self._following(part))
        strange = mark is Topic.OTHER and len(self.said) == already
        if strange or (mark is Topic.REVIEWS and self.topic is not Topic.REVIEWS):
            self.topic = Topic.OTHER

    def _of_attributes(self) -> bool:
        """Whether the sentence counts what was made public by how it is published, and no requests."""
        text = self.sentence.text
        return "主动公开" in text and "依申请公开" in text and not _OF_REQUESTS.search(text)

    def _numbers(self, part: Part) -> None:
        begin = part.start
        text = self.line.plain.text
        for quantity, later in zip(part.quantities, (*part.quantities[1:], None), strict=True):
            begin = quantity.start - len(text[begin : quantity.start].lstrip("、和及与"))
            words = text[max(begin, quantity.start - _WORDS) : quantity.start]
            begin = quantity.start - len(words)
            behind = text[quantity.end : later.start if later else part.end][:_WORDS].partition("、")[0]
            found = self._found(quantity, words, behind, part)
            if found:
                self.said.extend(self._state(found, quantity, begin + found.start, quantity.end + found.end))
            self._note_document(words)
            begin = quantity.end + (found.end if found else 0)

    def _found(self, quantity: Quantity, words: str, behind: str, part: Part) -> Found | None:
        if quantity.value is None:
            return None
        if _TOGETHER.fullmatch(words) and {claim.subjects for claim in self.said[-2:]} == {(each,) for each in BOTH}:
            return Found(subjects=BOTH, start=0)
        found = match_count(quantity, words, behind, self._context(part))
        inflow = found and not found.at_least and (found.subjects == BOTH[:1] or BOTH in found.alternatives)
        if found and inflow and _WITH_LAST_YEAR.match(self.line.plain.text, quantity.end):
            return evolve(found, subjects=BOTH, alternatives=())
        return found

    def _state(self, found: Found, quantity: Quantity, start: int, end: int) -> Iterator[CountClaim]:
        """The claims of a shape; none of several is none of each."""
        each = [(subject,) for subject in found.subjects] if quantity.value == 0 else [found.subjects]
        for subjects in each:
            yield from state(evolve(found, subjects=subjects), quantity, start, end, self._setting())

    def _none(self, part: Part) -> list[CountClaim]:
        found = match_none(self._context(part))
        if found is None:
            return []
        start = part.start + found.start
        nothing = Quantity(start, part.end, 0, "", nil=True)
        return [evolve(claim, none=True) for claim in self._state(found, nothing, start, part.end)]

    def _following(self, part: Part) -> list[CountClaim]:
        """What is said of all that was just counted: 均已答复, 均获维持."""
        stated: list[CountClaim] = []
        for each in following():
            for claim in self._antecedents(each.counted) if each.shape.fullmatch(part.text) else ():
                subjects: Subjects = (each.claimed,)
                if each.counted is None:
                    subjects = tuple(f"{subject}.{each.claimed}" for subject in claim.subjects)
                found = Found(subjects=subjects, at_least=each.at_least, start=0)
                same = Quantity(part.start, part.end, claim.figure, "")
                made = state(found, same, part.start, part.end, self._setting())
                stated.extend(evolve(one, figure_at=claim.figure_at) for one in made)
        return stated

    def _antecedents(self, counted: str | None) -> list[CountClaim]:
        """What was just counted: the reviews of this sentence, or the requests last said to have been received."""
        if counted is None:
            return [each for each in self.said if each.subjects[0] in ("reconsideration", "litigation") and each.figure]
        if self.topic is not Topic.REQUESTS:
            return []
        # Channels, applicants and what last year left over stand between; anything else is what 均 speaks of.
        for each in reversed((*self.said_before, *self.said)):
            if each.subjects == (counted,) and not each.at_least:
                return [each] if each.figure else []
            if each.subjects[0].partition(".")[0] not in (counted, "brought_forward"):
                break
        return []

    def _note_document(self, words: str) -> None:
        for word, kind in document_words().items():
            if word in words:
                self.document = kind

    def _context(self, part: Part) -> Context:
        last = Last(self.said[-1].subjects if self.said else (), self.document, self.key, self.year)
        return Context(topic=self.topic, last=last, part=part.text, sentence=self.sentence.text)

    def _setting(self) -> Setting:
        return Setting(self.key, self.text, self.line.plain, self.sentence, self.year, self.form)


def _unambiguous(said: list[CountClaim]) -> list[CountClaim]:
    """The claims of a sentence without those that give one thing two figures: then it speaks of several bodies."""
    figures: dict[tuple[object, ...], set[object]] = {}
    for claim in said:
        figures.setdefault((claim.subjects, claim.period, claim.year, claim.at_least), set()).add(claim.figure)
    return [
        claim
        for claim in said
        if claim.at_least or len(figures[claim.subjects, claim.period, claim.year, claim.at_least]) == 1
    ]
