"""The command line: reads arguments, calls the library, prints what it says.

Messages for people are one line of plain words in Chinese or English; no traceback reaches anyone. What
is printed for programs is UTF-8 whatever the terminal's encoding.
"""

import sys
from collections.abc import Callable, Sequence

from .arguments import language_of, parser_of
from .files import FAILED
from .streams import OutputError, complain, forget_output
from .texts import text

__all__ = ["main"]

_INTERRUPTED = 130
_BROKEN_PIPE = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with arguments, those of the process by default; gives the exit code.

    >>> main(["--lang", "en", "show", "/no/such/file"])
    2
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    language = language_of(given)
    try:
        options = parser_of(language).parse_args(given)
        run: Callable[..., int] = options.run
        return run(options, language)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        forget_output()
        return _BROKEN_PIPE
    except OutputError as error:
        forget_output()
        complain(text("output", language, reason=error))
    except Exception as error:
        complain(text("internal", language, reason=f"{type(error).__name__}: {error}"))
    return FAILED
