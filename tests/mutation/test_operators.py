"""The mistakes that mutation testing makes: each is another program, and is told from every other."""

import ast

import pytest

from mutation.operators import mutants, mutated
from mutation.targets import GROUPS

SOURCE = '''
"""Text."""
LIMIT = 3

def first(numbers: list[int], *, most: int = LIMIT) -> int | None:
    """Text."""
    for number in numbers[1:]:
        if number > most and not number % 2:
            continue
        if number < 0:
            raise ValueError(number)
        return min(number, most)
    return None
'''
EXPECTED = {
    ("LIMIT = 3", "LIMIT = 4"),
    ("LIMIT = 3", "LIMIT = 2"),
    ("for number in numbers[1:]", "for number in numbers[:]"),
    ("for number in numbers[1:]", "for number in numbers[2:]"),
    ("for number in numbers[1:]", "for number in numbers[0:]"),
    ("if number > most and (not number % 2)", "if number >= most and (not number % 2)"),
    ("if number > most and (not number % 2)", "if number < most and (not number % 2)"),
    ("if number > most and (not number % 2)", "if number > most or not number % 2"),
    ("if number > most and (not number % 2)", "if number > most"),
    ("if number > most and (not number % 2)", "if not number % 2"),
    ("if number > most and (not number % 2)", "if number > most and number % 2"),
    ("if number > most and (not number % 2)", "if number > most and (not number // 2)"),
    ("if number > most and (not number % 2)", "if number > most and (not number % 3)"),
    ("if number > most and (not number % 2)", "if number > most and (not number % 1)"),
    ("continue", "break"),
    ("if number < 0", "if number <= 0"),
    ("if number < 0", "if number > 0"),
    ("if number < 0", "if number < 1"),
    ("if number < 0", "if number < -1"),
    ("raise ValueError(number)", "deleted"),
    ("return min(number, most)", "return max(number, most)"),
    ("return min(number, most)", "return None"),
}


def test_the_mistakes_are_these() -> None:
    assert {(mutant.before, mutant.after) for mutant in mutants(SOURCE)} == EXPECTED


def test_each_is_another_program() -> None:
    programs = {ast.unparse(mutated(SOURCE, mutant.number)) for mutant in mutants(SOURCE)}
    assert len(programs) == len(EXPECTED)
    assert ast.unparse(ast.parse(SOURCE)) not in programs


def test_there_is_no_mutant_beyond_the_last() -> None:
    with pytest.raises(LookupError):
        mutated(SOURCE, 1000)


def test_a_module_is_judged_by_one_group() -> None:
    modules = [module for group in GROUPS for module in group.modules]
    assert len(modules) == len(set(modules))
