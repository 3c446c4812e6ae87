"""The exit codes: what each one means, in the one place that help and documentation read."""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class Code(IntEnum):
    """How a command ended."""

    WELL = 0
    WRONG = 1
    USAGE = 2
    SOME_REJECTED = 3
    NOTHING_READ = 4
    STORE = 5
    DEFECT = 70
    INTERRUPTED = 130
    PIPE_CLOSED = 141


MEANING: Final = {
    Code.WELL: "all went well; finding nothing is an answer, not a fault",
    Code.WRONG: "something is wrong: an excerpt that does not re-read, an id that nothing has, "
    "a check of `doctor` that failed",
    Code.USAGE: "the command was not understood",
    Code.SOME_REJECTED: "some inputs were rejected, the others were read",
    Code.NOTHING_READ: "nothing could be read",
    Code.STORE: "the store could not be opened, read or written",
    Code.DEFECT: "a defect of Wortlaut itself; please report it",
    Code.INTERRUPTED: "stopped by Ctrl-C; what was stored is whole, and the same command goes on",
    Code.PIPE_CLOSED: "the reader of the output went away, as `head` does; not reported",
}

# The code an error of ours ends with; any other of ours is something found wrong.
OF_ERROR: Final = {
    "store": Code.STORE,
    "not-found": Code.WRONG,
    "input": Code.NOTHING_READ,
    "output": Code.WRONG,
}
