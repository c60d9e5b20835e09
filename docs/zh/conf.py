"""The Chinese pages of the site; what both languages share is in ``docs/building``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from docs.building.settings import settings

globals().update(settings("zh"))
