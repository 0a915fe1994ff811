"""How templates are compiled: as Jinja does, but for what is shown and called most.

A page of results shows 1,300 values and calls 700 functions. Jinja wraps every value in
``Markup``, which is joined to a text at once, and asks of every function whether it wants the
context. Both are Python calls of their own: a tenth of what a page costs.
"""

from __future__ import annotations

import re
from types import FunctionType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_SPECIAL = re.compile("[&<>'\"]")


def show(value: Any) -> str:
    """A value as it stands in a page: what ``escape`` makes of it.

    >>> show("fish & <chips>"), show(Markup("<b>")), show(7)
    ('fish &amp; &lt;chips&gt;', Markup('<b>'), '7')
    """
    kind = type(value)
    if kind is Markup or (kind is str and _SPECIAL.search(value) is None):
        return value  # type: ignore[no-any-return]  # a text, as was just asked
    return str(value) if kind is int else escape(value)


class Compiler(CodeGenerator):
    """Jinja's compiler with these two shortened."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.show(")

    def visit_Call(  # noqa: N802  Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        named = node.kwargs or node.dyn_args or node.dyn_kwargs
        bare = named and not node.args
        if forward_caller or bare or not self._is_plain(node.node, frame):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        for place, argument in enumerate(node.args):
            self.write(", " if place else "(")
            self.visit(argument, frame)
        if not node.args:
            self.write("(")
        rest = nodes.Call(node.node, [], node.kwargs, node.dyn_args, node.dyn_kwargs)
        self.signature(rest, frame)
        self.write(")")

    def _is_plain(self, called: nodes.Expr, frame: Frame) -> bool:
        """Whether what is called is a function of ours that all templates know."""
        if not isinstance(called, nodes.Name):
            return False
        reference = frame.symbols.find_ref(called.name)
        if reference is None or frame.symbols.find_load(reference) != ("resolve", called.name):
            return False  # a macro, or something of the template's own
        found = self.environment.globals.get(called.name)
        return isinstance(found, FunctionType) and not hasattr(found, "jinja_pass_arg")
