"""The lexicon's words of titles, in the form in which each is looked up."""

from __future__ import annotations

from functools import cache

from kg.lexicons import lexicon
from kg.lexicons.finding import WordFinder
from kg.model import OrganizationKind, Status


@cache
def committees() -> dict[str, str]:
    """What an office in a body's party committee begins with → the committee's key; those of divisions are apart."""
    return {form: key for form, key in lexicon("organizations").rows("party-bodies") if form != "党委会"}


@cache
def head_words() -> WordFinder:
    """Finds offices, collective titles and ranks."""
    # sought at every position, for 党总支书记 holds 支书 and 书记; of titles that overlap the longest is taken later
    titles = lexicon("titles")
    return WordFinder((*titles.words("heads"), *titles.words("collective"), *titles.words("ranks")))


@cache
def office_words() -> tuple[str, ...]:
    """What an office ends in."""
    return lexicon("titles").words("heads")


@cache
def heads() -> frozenset[str]:
    """What an office ends in, to look up."""
    return frozenset(lexicon("titles").words("heads"))


@cache
def no_titles() -> WordFinder:
    """Words that begin with an office and are none: 主席台, 代表团."""
    return WordFinder(lexicon("titles").words("no titles"))


@cache
def collectives() -> frozenset[str]:
    """Titles of several: 市领导."""
    return frozenset(lexicon("titles").words("collective"))


def is_post(head: str, *, known: bool) -> bool:
    """Whether an office is a post: no occupation without a body, no 村民."""
    return head not in not_posts() and (known or head not in occupations())


@cache
def occupations() -> frozenset[str]:
    """Occupations, which are posts only at a body."""
    return frozenset(lexicon("titles").words("occupations"))


@cache
def not_posts() -> frozenset[str]:
    """What people are called, which is no post."""
    return frozenset(lexicon("titles").words("not-posts"))


@cache
def modifiers() -> WordFinder:
    """Finds what stands between a body and an office: 副, 常务, 党组."""
    return WordFinder(lexicon("titles").words("modifiers"))


@cache
def statuses() -> dict[str, Status]:
    """What a word before an office says of it, the longest first: 原, 代, 拟任."""
    titles = lexicon("titles")
    table = {
        "incumbent": Status.INCUMBENT,
        "former": Status.FORMER,
        "acting": Status.ACTING,
        "designate": Status.DESIGNATE,
    }
    words = [(word, status) for section, status in table.items() for word in titles.words(section)]
    return dict(sorted(words, key=lambda row: -len(row[0])))


@cache
def status_words() -> WordFinder:
    """Finds these words."""
    return WordFinder(statuses())


@cache
def implied_titles() -> WordFinder:
    """Finds titles that say their body by themselves."""
    return WordFinder(implied_bodies())


@cache
def implied_bodies() -> dict[str, tuple[str, ...]]:
    """The body, level and units that a title says: 市长."""
    return {row[0]: row[1:] for row in lexicon("titles").rows("implied")}


@cache
def central_or_state() -> dict[str, OrganizationKind]:
    """Central organs and the state, with their kinds."""
    rows = lexicon("organizations").rows("central")
    return {row[0]: OrganizationKind(row[1]) for row in rows} | {
        "中华人民共和国": OrganizationKind.GOVERNMENT,
        "中国共产党中央委员会书记处": OrganizationKind.PARTY,
    }


@cache
def units() -> tuple[str, ...]:
    """What units of a body end in: 科, 室, 大队."""
    return lexicon("titles").words("units")


@cache
def stand_ins() -> tuple[str, ...]:
    """What stands for a body named before: 局, 集团公司."""
    return tuple(row[0] for row in lexicon("titles").rows("stand-ins"))


@cache
def no_department() -> frozenset[str]:
    """Words that no department is called."""
    return frozenset(lexicon("titles").words("no-department"))


@cache
def verbs_of_units() -> frozenset[str]:
    """The verbs that names of departments begin with: 发热|门诊, 感染|防控办公室."""
    return frozenset(
        (*lexicon("organizations").words("inside-names"), *lexicon("titles").words("verbs of departments"))
    )
