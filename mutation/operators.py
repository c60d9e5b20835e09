"""Small mistakes that a programmer could make, put into a module's syntax tree one at a time.

A mutant is told by the module's source and its number: the tree is walked in the same order each time. Strings are
left alone (most are sentences for people), and so are annotations, which nothing executes.
"""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy

from attrs import frozen

__all__ = ["Mutant", "mutants", "mutated"]


@frozen
class Mutant:
    """One mistake: the statement in which it stands, without the statements below it, before and after."""

    number: int
    scope: str
    line: int
    before: str
    after: str

    @property
    def key(self) -> str:
        """What tells the mutant in the list of survivors, however the lines of the module move."""
        return f"{self.scope}: {self.before} → {self.after}"


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a module."""
    found = []
    for number, (tree, site, changed) in enumerate(_changes(source)):
        before = _heading(site.statement)
        with _Put(site, changed):
            after = "deleted" if isinstance(changed, ast.Pass) else _heading(site.statement, instead=changed)
            if ast.dump(tree) == site.dump:
                continue
        found.append(Mutant(number, site.scope, site.statement.lineno, before, after))
    return found


def mutated(source: str, number: int) -> ast.Module:
    """The tree of a module with one mistake in it."""
    for at, (tree, site, changed) in enumerate(_changes(source)):
        if at == number:
            _Put(site, changed).__enter__()
            return ast.fix_missing_locations(tree)
    raise LookupError(f"there is no mutant {number}")


@frozen(eq=False)
class _Site:
    """Where a node hangs, the statement it belongs to, and the function or class around it."""

    parent: ast.AST
    name: str
    index: int | None
    node: ast.AST
    statement: ast.stmt
    scope: str
    dump: str


class _Put:
    """A node put where another was, and taken away again."""

    def __init__(self, site: _Site, node: ast.AST) -> None:
        self._site, self._node = site, node

    def __enter__(self) -> None:
        self._set(self._node)

    def __exit__(self, *exception: object) -> None:
        self._set(self._site.node)

    def _set(self, node: ast.AST) -> None:
        if self._site.index is None:
            setattr(self._site.parent, self._site.name, node)
        else:
            getattr(self._site.parent, self._site.name)[self._site.index] = node


def _changes(source: str) -> Iterator[tuple[ast.Module, _Site, ast.AST]]:
    tree = ast.parse(source)
    dump = ast.dump(tree)
    for site in _sites(tree, None, "module", dump):
        for kind, alternatives in _ALTERNATIVES.items():
            if isinstance(site.node, kind):
                for changed in alternatives(site.node):
                    yield tree, site, ast.copy_location(changed, site.node)


_NOT_EXECUTED = ("annotation", "returns", "type_params")
_NO_BEHAVIOUR = ("repr", "slots", "cache_hash", "maxsize", "strict")
"""Arguments that make looks, room, speed, and assertions that nothing should ever meet."""


def _sites(node: ast.AST, statement: ast.stmt | None, scope: str, dump: str) -> Iterator[_Site]:
    for name, value in ast.iter_fields(node):
        if name in _NOT_EXECUTED or _only_types(node):
            continue
        for index, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if not isinstance(child, ast.AST):
                continue
            if isinstance(child, ast.keyword) and child.arg in _NO_BEHAVIOUR:
                continue
            around = child if isinstance(child, ast.stmt) else statement
            if around is not None and not _only_types(child):
                yield _Site(node, name, index, child, around, scope, dump)
            yield from _sites(child, around, _within(scope, child), dump)


def _only_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _within(scope: str, node: ast.AST) -> str:
    if not isinstance(node, ast.FunctionDef | ast.ClassDef):
        return scope
    return node.name if scope == "module" else f"{scope}.{node.name}"


_BODIES = ("body", "orelse", "handlers", "finalbody", "cases")


def _heading(statement: ast.stmt, instead: ast.AST | None = None) -> str:
    """A statement as written, the statements below it left out."""
    if isinstance(instead, ast.stmt):
        statement = instead
    copied = deepcopy(statement)
    for name in _BODIES:
        if isinstance(getattr(copied, name, None), list):
            setattr(copied, name, [ast.Expr(ast.Constant(...))] if name == "body" else [])
    if isinstance(copied, ast.Try):
        return "try"
    text = ast.unparse(ast.fix_missing_locations(copied))
    return " ".join(text.removesuffix("...").split()).rstrip(": ")


# ---------------------------------------------------------------- the mistakes

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
}
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


def _comparison(node: ast.Compare) -> Iterator[ast.AST]:
    for at, operator in enumerate(node.ops):
        for other in _COMPARISONS[type(operator)]:
            yield ast.Compare(node.left, [*node.ops[:at], other(), *node.ops[at + 1 :]], node.comparators)


def _binary(node: ast.BinOp) -> Iterator[ast.AST]:
    other = _ARITHMETIC.get(type(node.op))
    if other is not None and not isinstance(node.left, ast.Constant | ast.JoinedStr):
        yield ast.BinOp(node.left, other(), node.right)


def _augmented(node: ast.AugAssign) -> Iterator[ast.AST]:
    other = _ARITHMETIC.get(type(node.op))
    if other is not None:
        yield ast.AugAssign(node.target, other(), node.value)
    yield ast.Pass()


def _boolean(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    for at in range(len(node.values)):
        rest = [*node.values[:at], *node.values[at + 1 :]]
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _unary(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


def _negated(test: ast.expr) -> ast.expr | None:
    """A condition turned round, unless another mistake does that already."""
    if isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
        return None
    return ast.UnaryOp(ast.Not(), test)


def _condition(node: ast.If | ast.While | ast.IfExp) -> Iterator[ast.AST]:
    turned = _negated(node.test)
    if turned is not None:
        changed = deepcopy(node)
        changed.test = turned
        yield changed


def _filter(node: ast.comprehension) -> Iterator[ast.AST]:
    for at in range(len(node.ifs)):
        yield ast.comprehension(node.target, node.iter, [*node.ifs[:at], *node.ifs[at + 1 :]], node.is_async)


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        # Less than zero as Python parses it.
        less = ast.UnaryOp(ast.USub(), ast.Constant(1)) if node.value == 0 else ast.Constant(node.value - 1)
        yield from (ast.Constant(node.value + 1), less)


def _returned(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield ast.Return(ast.Constant(None))


def _deleted(node: ast.stmt) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Assign) and all(isinstance(target, ast.Name | ast.Tuple) for target in node.targets):
        return
    yield ast.Pass()


def _loop_end(node: ast.Continue | ast.Break) -> Iterator[ast.AST]:
    yield ast.Break() if isinstance(node, ast.Continue) else ast.Continue()


def _slice(node: ast.Slice) -> Iterator[ast.AST]:
    if node.lower is not None:
        yield ast.Slice(None, node.upper, node.step)
    if node.upper is not None:
        yield ast.Slice(node.lower, None, node.step)


def _name(node: ast.Name) -> Iterator[ast.AST]:
    if node.id in _NAMES and isinstance(node.ctx, ast.Load):
        yield ast.Name(_NAMES[node.id], node.ctx)


_ALTERNATIVES: dict[type | tuple[type, ...], Callable[..., Iterator[ast.AST]]] = {
    ast.Compare: _comparison,
    ast.BinOp: _binary,
    ast.AugAssign: _augmented,
    ast.BoolOp: _boolean,
    ast.UnaryOp: _unary,
    (ast.If, ast.While, ast.IfExp): _condition,
    ast.comprehension: _filter,
    ast.Constant: _constant,
    ast.Return: _returned,
    (ast.Expr, ast.Assign, ast.Delete, ast.Raise): _deleted,
    (ast.Continue, ast.Break): _loop_end,
    ast.Slice: _slice,
    ast.Name: _name,
}
