"""Rules whose words stand in pairs, Chinese and English beside each other."""

from typing import Any

from ..findings import Need, Rule
from ..vocabulary import Severity

__all__ = ["paired_rule"]


def paired_rule(
    needs: Need,
    id: str,
    severity: Severity,
    titles: tuple[str, str],
    messages: tuple[str, str],
    basis: tuple[str, str],
    judge: Any,
) -> Rule:
    """A rule of which titles, messages and basis are given as pairs, Chinese first."""
    return Rule(
        id=id,
        severity=severity,
        title_zh=titles[0],
        title_en=titles[1],
        message_zh=messages[0],
        message_en=messages[1],
        needs=needs,
        basis_zh=basis[0],
        basis_en=basis[1],
        judge=judge,
    )
