"""One key from a terminal, without Enter. Keys that were pressed ahead are kept, not thrown away."""

import os
import select
import sys

ESCAPE = "\x1b"
_SEQUENCE_SECONDS = 0.05
"""How long the rest of an arrow key's sequence may take after its escape."""

if sys.platform == "win32":
    import msvcrt

    def read_key() -> str:
        """The key that is pressed next; `ESCAPE` for arrows and their like, too.

        Raises:
            KeyboardInterrupt: at Ctrl-C.
        """
        pressed = msvcrt.getwch()
        if pressed in {"\0", "\xe0"}:  # an arrow or a function key: a second half follows
            msvcrt.getwch()
            return ESCAPE
        if pressed == "\x03":
            raise KeyboardInterrupt
        return pressed

else:
    import termios
    import tty

    def read_key() -> str:
        """The key that is pressed next; `ESCAPE` for arrows and their like, too.

        Raises:
            KeyboardInterrupt: at Ctrl-C.
            EOFError: when the terminal is gone.
        """
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        tty.setcbreak(terminal, termios.TCSADRAIN)
        try:
            pressed = os.read(terminal, 1)
            if pressed == ESCAPE.encode():
                while select.select([terminal], [], [], _SEQUENCE_SECONDS)[0] and os.read(terminal, 1):
                    pass  # "ESC [ A": its letters are not keys of their own
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)
        if pressed in {b"", b"\x04"}:
            raise EOFError
        return pressed.decode("utf-8", "replace")
