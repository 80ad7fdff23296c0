"""Expressions to trees: precedence climbing over a closed grammar, types checked on the way.

or < and < not < comparison < + - < * < minus sign < word, number, call, brackets
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from simkit.scenario.expression import (
    All,
    Any,
    Arithmetic,
    Compare,
    Const,
    Count,
    Expr,
    Function,
    Name,
    Negate,
    Not,
    Visited,
)
from simkit.scenario.guards.names import Names
from simkit.scenario.guards.tokens import NotAllowed, Token, tokens
from simkit.scenario.model import Fact
from simkit.scenario.near import hint, nearest
from simkit.scenario.reading import Problems, Scalar, limits

Kind = Literal["number", "yes-no", "choice", "word", "any"]
"""word: a bare word that stands for a `one of` value; any: not known because of an earlier fault."""

_YES_NO = {
    **dict.fromkeys(("yes", "ja", "true", "True"), True),
    **dict.fromkeys(("no", "nee", "false", "False"), False),
}
_CALLS = ("visited", "count", "min", "max", "abs")
_COMPARE = ("==", "!=", "<", "<=", ">", ">=")
_KEYWORDS = ("and", "or", "not")


_DUTCH = {"number": "getal", "yes-no": "ja/nee", "choice": "keuzewoord", "word": "woord", "any": "-"}


@dataclass(slots=True)
class _Part:
    expr: Expr
    kind: Kind
    start: int
    end: int
    fact: Fact | None = None


def parse_guard(node: Scalar, names: Names, problems: Problems) -> Expr | None:
    """A yes/no expression; None after adding what is wrong to `problems`."""
    return _run(node, names, problems, "yes-no")


def parse_amount(node: Scalar, names: Names, problems: Problems) -> Expr | None:
    return _run(node, names, problems, "number")


def parse_value(node: Scalar, fact: Fact | None, names: Names, problems: Problems) -> Expr | None:
    """What a fact is set to: of the fact's kind, and for a `one of` fact one of its values."""
    if fact is None:
        return Const(0)
    if fact.kind == "choice" and node.value in fact.values:
        return Const(node.value)
    return _run(node, names, problems, fact.kind, fact)


def _run(node: Scalar, names: Names, problems: Problems, kind: Kind, fact: Fact | None = None) -> Expr | None:
    text = node.value
    if len(text) > limits.EXPRESSION_CHARS:
        problems.on("SK1053", node, most=limits.EXPRESSION_CHARS)
        return None
    try:
        return _Parser(text, names).whole(kind, fact)
    except NotAllowed as fault:
        problems.inside(fault.code, node, fault.start, fault.end, **fault.values)
        return None


class _Parser:
    def __init__(self, text: str, names: Names) -> None:
        self.names = names
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0

    def whole(self, kind: Kind, fact: Fact | None) -> Expr:
        part = self._or()
        if self._now.kind != "end":
            raise self._unexpected()
        if fact is not None and fact.kind == "choice":
            part = self._as_value(part, fact)
        self._must_be(part, kind)
        return part.expr

    @property
    def _now(self) -> Token:
        return self.tokens[self.at]

    def _take(self, *texts: str) -> Token | None:
        token = self._now
        if token.kind in ("sign", "word") and token.text in texts:
            self.at += 1
            return token
        return None

    def _or(self) -> _Part:
        return self._chain("or", self._and)

    def _and(self) -> _Part:
        return self._chain("and", self._not)

    def _chain(self, word: Literal["and", "or"], below) -> _Part:  # type: ignore[no-untyped-def]
        first: _Part = below()
        parts = [first]
        while self._take(word):
            parts.append(below())
        if len(parts) == 1:
            return first
        for part in parts:
            self._must_be(part, "yes-no")
        of = tuple(part.expr for part in parts)
        return _Part(All(of) if word == "and" else Any(of), "yes-no", first.start, parts[-1].end)

    def _not(self) -> _Part:
        if token := self._take("not"):
            self._deeper(token)
            part = self._not()
            self.depth -= 1
            self._must_be(part, "yes-no")
            return _Part(Not(part.expr), "yes-no", token.start, part.end)
        return self._comparison()

    def _comparison(self) -> _Part:
        left = self._sum()
        found: list[Expr] = []
        start = left.start
        while (token := self._now).kind == "sign" and token.text in _COMPARE:
            self.at += 1
            right = self._sum()
            found.append(self._compared(left, token, right))
            left = right
        if not found:
            return left
        expr = found[0] if len(found) == 1 else All(tuple(found))
        return _Part(expr, "yes-no", start, left.end)

    def _compared(self, left: _Part, sign: Token, right: _Part) -> Expr:
        if sign.text in ("==", "!="):
            if right.fact is not None and left.kind == "word":
                left = self._as_value(left, right.fact)
            elif left.fact is not None and left.fact.kind == "choice":
                right = self._as_value(right, left.fact)
            if "any" not in (left.kind, right.kind):
                self._known(left)
                self._known(right)
            if "any" not in (left.kind, right.kind) and left.kind != right.kind:
                raise _mismatch(right, left.kind)
        else:
            self._must_be(left, "number")
            self._must_be(right, "number")
        op = cast(Literal["==", "!=", "<", "<=", ">", ">="], sign.text)
        return Compare(left.expr, op, right.expr)

    def _sum(self) -> _Part:
        left = self._product()
        while token := self._take("+", "-"):
            left = self._arithmetic(left, token, self._product())
        return left

    def _product(self) -> _Part:
        left = self._signed()
        while token := self._take("*"):
            left = self._arithmetic(left, token, self._signed())
        return left

    def _arithmetic(self, left: _Part, sign: Token, right: _Part) -> _Part:
        self._must_be(left, "number")
        self._must_be(right, "number")
        op = cast(Literal["+", "-", "*"], sign.text)
        return _Part(Arithmetic(left.expr, op, right.expr), "number", left.start, right.end)

    def _signed(self) -> _Part:
        if token := self._take("-"):
            self._deeper(token)
            part = self._signed()
            self.depth -= 1
            self._must_be(part, "number")
            value = part.expr.value if isinstance(part.expr, Const) else None
            expr = Const(-value) if isinstance(value, int) else Negate(part.expr)
            return _Part(expr, "number", token.start, part.end)
        return self._atom()

    def _atom(self) -> _Part:
        token = self._now
        if token.kind == "number":
            self.at += 1
            if len(token.text) > 10 or int(token.text) > limits.NUMBER:
                raise NotAllowed("SK1034", token.start, token.end, low=-limits.NUMBER, high=limits.NUMBER)
            return _Part(Const(int(token.text)), "number", token.start, token.end)
        if self._take("("):
            self._deeper(token)
            part = self._or()
            self.depth -= 1
            closing = self._close(token)
            return _Part(part.expr, part.kind, token.start, closing.end, part.fact)
        if token.kind == "word" and token.text not in _KEYWORDS:
            self.at += 1
            if self._now.text == "(":
                return self._call(token)
            return self._name(token)
        raise self._unexpected()

    def _name(self, token: Token) -> _Part:
        text = token.text
        if text in self.names.facts:
            fact = self.names.facts[text]
            kind: Kind = fact.kind if fact else "any"
            return _Part(Name(fact.id if fact else text), kind, token.start, token.end, fact)
        if text in self.names.feelings:
            return _Part(Name(text), "number", token.start, token.end)
        if text in _YES_NO:
            return _Part(Const(_YES_NO[text]), "yes-no", token.start, token.end)
        return _Part(Const(text), "word", token.start, token.end)

    def _call(self, token: Token) -> _Part:
        name = token.text
        bracket = self._now
        self.at += 1
        if name not in _CALLS:
            raise NotAllowed("SK1054", token.start, token.end, name=name, near=hint(name, _CALLS))
        if name in ("visited", "count"):
            word = self._now
            if word.kind not in ("word", "number"):
                raise self._unexpected()
            self.at += 1
            closing = self._close(bracket)
            return self._story_call(token, word, closing)
        self._deeper(token)
        parts = [self._or()]
        while self._take(","):
            parts.append(self._or())
        self.depth -= 1
        closing = self._close(bracket)
        if (name == "abs") != (len(parts) == 1):
            wanted = "1" if name == "abs" else "2 or more"
            raise NotAllowed("SK1055", token.start, closing.end, name=name, wanted=wanted, found=len(parts))
        for part in parts:
            self._must_be(part, "number")
        of = tuple(part.expr for part in parts)
        call = cast(Literal["min", "max", "abs"], name)
        return _Part(Function(call, of), "number", token.start, closing.end)

    def _story_call(self, token: Token, word: Token, closing: Token) -> _Part:
        if token.text == "visited":
            if word.text not in self.names.scenes:
                near = hint(word.text, self.names.scenes)
                raise NotAllowed("SK2001", word.start, word.end, scene=word.text, near=near)
            return _Part(Visited(word.text), "yes-no", token.start, closing.end)
        if word.text not in self.names.options:
            near = hint(word.text, self.names.options)
            raise NotAllowed("SK2007", word.start, word.end, option=word.text, near=near)
        return _Part(Count(word.text), "number", token.start, closing.end)

    def _close(self, opened: Token) -> Token:
        closing = self._now
        if self._take(")") is None:
            if closing.kind == "end":
                raise NotAllowed("SK1056", opened.start, opened.end)
            raise self._unexpected()
        return closing

    def _as_value(self, part: _Part, fact: Fact) -> _Part:
        """A bare word beside a `one of` fact is one of its values, even where a fact has the same name."""
        expr = part.expr
        word = expr.id if isinstance(expr, Name) else expr.value if isinstance(expr, Const) else None
        if isinstance(word, bool):
            word = next((value for value in fact.values if _YES_NO.get(value) is word), "no")
        if not isinstance(word, str) or (isinstance(expr, Name) and word not in fact.values):
            return part
        if word not in fact.values:
            near = hint(word, fact.values)
            raise NotAllowed("SK2015", part.start, part.end, value=word, fact=fact.id, near=near)
        return _Part(Const(word), "choice", part.start, part.end, fact)

    def _must_be(self, part: _Part, kind: Kind) -> None:
        self._known(part)
        if part.kind not in (kind, "any"):
            raise _mismatch(part, kind)

    def _known(self, part: _Part) -> None:
        if part.kind == "word" and isinstance(part.expr, Const):
            raise self._unknown(str(part.expr.value), part)

    def _unknown(self, word: str, part: _Part) -> NotAllowed:
        stem = word.split("-")[0]
        if "-" in word and stem in self.names.facts:
            spaced = word.replace("-", " - ", 1)
            return NotAllowed("SK2018", part.start, part.end, name=word, spaced=spaced)
        owner, _, feeling = word.partition(".")
        if feeling and owner in self.names.cast:
            return NotAllowed("SK2003", part.start, part.end, cast=owner, feeling=feeling)
        near = nearest(word, self.names.all())
        shown = f'"{near}"' if near else hint(word, self.names.all())
        return NotAllowed("SK2002", part.start, part.end, name=word, near=shown)

    def _deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > limits.EXPRESSION_DEPTH:
            raise NotAllowed("SK1053", token.start, token.end, most=limits.EXPRESSION_CHARS)

    def _unexpected(self) -> NotAllowed:
        token = self._now
        if token.kind == "end":
            return NotAllowed("SK1057", token.start, token.end)
        return NotAllowed("SK1050", token.start, token.end, found=token.text)


def _mismatch(part: _Part, kind: Kind) -> NotAllowed:
    values = {"found": part.kind, "wanted": kind, "gevonden": _DUTCH[part.kind], "gewenst": _DUTCH[kind]}
    return NotAllowed("SK1052", part.start, part.end, **values)
