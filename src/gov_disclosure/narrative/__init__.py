"""What the prose of a report says about its figures: claims, each with its words and its place."""

from .claim import Claim, CountClaim, PartsClaim, Period, ShareClaim
from .reader import claims

__all__ = ["Claim", "CountClaim", "PartsClaim", "Period", "ShareClaim", "claims"]
