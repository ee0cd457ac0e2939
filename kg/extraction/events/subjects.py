"""Who a verb's subject is: the people printed before it, in its clause or carried over from the clause before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.events.reading import PERSON, D, P, Q, Reading, Sentence, T
from kg.extraction.events.words import any_of, pattern
from kg.model import Mention
from kg.text import Span

SEPARATOR = r"(?:、|和|与|及|以及| )"
FURTHER = rf"(?:{SEPARATOR}(?:[^，。；：、{P}]{{0,16}}?(?=[{T}{P}]))?|(?:与|和)[^，。；：{P}]{{0,20}}?(?={T}))"
"""What stands between two people of a group: 、 or 与某国贸易、工业部|司长."""
LISTED_GROUP = rf"(?:{SEPARATOR}[^，。；：、{P}{T}]{{2,14}}(?:代表|负责人|负责同志)(?={SEPARATOR}))?"
"""A group among people: 阿某和复转军人代表、镇党委书记王某先后发言."""
GROUP = rf"{PERSON}(?:{LISTED_GROUP}{FURTHER}{PERSON})*"
REST = "[^，。；]*+"
LIGHT = re.compile(
    rf"^(?:{D}|{Q}|[、\s]|并|还|也|都|均|又|同时|随后|最后|首先|其中|一边|边.边.|他|她|再次|反复|进一步|一致|共同|线上|现场|实地|仔细|亲自|连线|专门"
    r"|会上|会后|先后|分别|应邀|逐一|详细|认真|要|到会|发表了?|作总结时|(?>受[^，。；]*?委托)"
    rf"|(?:代表|在|对|就|围绕|结合|以|向|从|作为|听取|出席|参加|主持|通过){REST}"
    rf"|(?:来到|深入|前往|走进|赶赴|奔赴|赴|到|率){REST})*+(?:并|时|后|中)?$"
)
"""A clause before a verb that has no subject of its own: 并就防汛工作, 在讲话中."""


FARTHEST_NAMED = 1000
"""A pronoun stands for nobody named farther before it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The people of a subject in printed order; ``pronoun`` is the span of 他 or 她 where it stands for one of them."""

    people: tuple[Mention, ...]
    clause: Span
    pronoun: Span | None = None


def subject_of(reading: Reading, sentence: Sentence, verb: Span, *, lists: bool = False) -> Subject | None:
    """The subject of ``verb``, or None where it is no person.

    ``lists`` also takes in the pure name lists of the clauses before: ``市委书记甲，市长乙，市政协主席丙出席``.
    """
    clauses = [c for c in reading.clauses(sentence.span) if c.start < verb.start]
    if not clauses:
        return None
    own = Span(clauses[-1].start, verb.start)
    subject = _in_clause(reading, own)
    if subject is not None:
        return _with_lists(reading, subject, clauses[:-1]) if lists else subject
    segment = own.of(reading.masked)
    if P in segment:
        return None
    pronoun = pattern(r"(?:^|[，、]|并|在.{2,12}(?:上|时|后|中)，?)(他|她)").search(segment)
    if pronoun:
        named = _last_named(reading, sentence, own.start)
        return Subject((named,), own, Span(own.start + pronoun.start(1), own.start + pronoun.end(1))) if named else None
    if lists and clauses[:-1] and _goes_on(segment) and _is_list(reading, clauses[-2]):
        carried = _in_clause(reading, clauses[-2])
        return _with_lists(reading, carried, clauses[:-2]) if carried else None
    return _carried(reading, clauses) if LIGHT.match(segment) else None


OFFICE_OPENING = "^[^，。；、]{{2,24}}{}[^，。；、的]{{2,4}}$"


HEADS_OF_EACH = re.compile("各[^，。；、]{1,20}(?:长|主任|书记|主席|委员|代表|成员)$")
"""市委各督导组组长 goes on with the list before it."""


def _goes_on(segment: str) -> bool:
    """Whether a clause without names goes on with the list before it.

    以及各县区负责人, 各二级单位负责人; or an office with a name that was not taken for one: 农业农村部总农艺师某某.
    """
    return (
        re.match("以及|和|及|与", segment) is not None
        or pattern(OFFICE_OPENING.format(any_of("roles", "ends of offices"))).match(segment) is not None
        or pattern(any_of("roles", "groups") + "[^，。；]{0,30}$").search(segment) is not None
        or HEADS_OF_EACH.search(segment) is not None
    )


def _in_clause(reading: Reading, segment: Span) -> Subject | None:
    """The first group of people in a clause that can be its subject; None if there is none."""
    for match in pattern(GROUP).finditer(reading.masked, segment.start, segment.end):
        before = reading.masked[segment.start : match.start()]
        people = reading.persons_of(Span(*match.span()))
        after = reading.masked[match.end() : segment.end + len("陪同")]
        under = before.endswith("在") and not after.startswith("陪同")  # 在P指导下
        if people and not under and not _is_object(before) and not after.startswith(("的", "同志的", "委托")):
            return Subject(people, segment)
    return None


def _is_object(before: str) -> bool:
    if (
        before.endswith("代表")
        and before.removesuffix("代表") != ""
        and not pattern(f"(?:[，、并]|{P})代表$").search(before)
    ):
        return False  # 企业代表P发言; but 代表P致辞
    if re.match("(?:并|还|也)?(?:向|对)", before) and before.endswith("的"):
        return True  # 向不再担任领导职务的P表示敬意
    return pattern(any_of("roles", "object-openers") + rf"(?:了|过|着)?[^，。；、{P}{T}]{{0,12}}?$").search(
        before
    ) is not None and not re.search("由$|由[^，。；]{0,10}$", before)


def _is_list(reading: Reading, clause: Span) -> bool:
    """Whether a clause holds nothing but people with their titles, perhaps closed with 等市领导."""
    text = clause.of(reading.masked).strip()
    match = re.search(rf"{P}(?:等[^，。；]{{0,10}})?$", text)
    return match is not None and not pattern(VERB_OF_ROLE).search(re.sub(f"[{P}{T}]", "", text))


VERB_OF_ROLE = "主持|强调|指出|要求|出席|参加|陪同|列席|讲话|介绍|汇报|调研|督导|检查|召开|举行"


def _with_lists(reading: Reading, subject: Subject, clauses: list[Span]) -> Subject:
    people = list(subject.people)
    for clause in reversed(clauses):
        if not _is_list(reading, clause):
            break
        listed = _in_clause(reading, clause)
        if listed is None:
            break
        people = [*reading.persons_of(clause), *people]
    return Subject(tuple(people), subject.clause)


WITH_ANOTHER = re.compile(rf"(?:并|还|又)?[与和同跟][^，。；、{P}]{{0,12}}{P}+(?!一道|一起|一同|共同)")
"""A clause that says with whom the subject before does something."""


def carried_subject(reading: Reading, sentence: Sentence, at: int) -> Subject | None:
    """The subject of the last clause that has one, of those of the sentence that end before ``at``."""
    clauses = [clause for clause in reading.clauses(sentence.span) if clause.end < at]
    subjects = (_in_clause(reading, clause) for clause in reversed(clauses))
    return next((subject for subject in subjects if subject is not None), None)


def _carried(reading: Reading, clauses: list[Span]) -> Subject | None:
    """The subject of the nearest clause before that has one; None where that subject is no person."""
    for clause in reversed(clauses[:-1]):
        if WITH_ANOTHER.match(clause.of(reading.masked)):
            continue  # P走进茶园，与村民Q算起账，叮嘱
        subject = _in_clause(reading, clause)
        if subject is not None:
            return subject
        text = clause.of(reading.masked)
        if P in text or pattern(any_of("roles", "other-subjects")).match(text) or _opens_with_body(reading, clause):
            return None
    return None


def _opens_with_body(reading: Reading, clause: Span) -> bool:
    return any(body.span.start == clause.start for body in reading.found.bodies_in(clause))


def _last_named(reading: Reading, sentence: Sentence, at: int) -> Mention | None:
    """The last subject named before ``at`` in the same paragraph, else the last in the article's body."""
    block = reading.found.article.blocks[sentence.block].span
    for start in (block.start, max(0, at - FARTHEST_NAMED)):
        for clause in reversed(reading.clauses(Span(start, at)) if at > start else ()):
            subject = _in_clause(reading, clause)
            if subject is not None:
                return subject.people[0]
    return None
