"""Search in the Chinese pages: by pairs of characters, which need no dictionary of words."""

import re
from collections.abc import Iterator

from sphinx.application import Sphinx
from sphinx.search.zh import SearchChinese

RUN = re.compile(r"[\u4e00-\u9fff]+|[a-zA-Z0-9_]+")

IN_THE_BROWSER = """
function splitQuery(query) {
  const terms = [];
  for (const run of query.match(/[\\u4e00-\\u9fff]+|[a-zA-Z0-9_]+/g) || []) {
    if (/[a-zA-Z0-9_]/.test(run) || run.length === 1) terms.push(run);
    else for (let at = 0; at + 1 !== run.length; at++) terms.push(run.slice(at, at + 2));
  }
  return terms;
}
"""
"""The same for what is searched for."""


def terms(text: str) -> Iterator[str]:
    """What a text can be found by: its Latin words, and each two Chinese characters that stand together."""
    for run in RUN.findall(text):
        if run.isascii() or len(run) == 1:
            yield run
        else:
            yield from (run[at : at + 2] for at in range(len(run) - 1))


class SearchByPairs(SearchChinese):
    """Chinese as Sphinx searches it, with pairs of characters for words."""

    # Names the stemmer in the browser: that of the Latin words, and there is none of another name.
    language_name = "English"
    js_splitter_code = IN_THE_BROWSER

    def split(self, input: str) -> list[str]:
        found = list(terms(input))
        self.latin_terms.update(term for term in found if term.isascii())
        return found


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_search_language(SearchByPairs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
