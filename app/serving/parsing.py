"""A request as its bytes come in: waitress reads it, the limits of the site are added."""

from __future__ import annotations

import re
from typing import Any

from waitress.parser import HTTPRequestParser
from waitress.utilities import Error

from app.serving.lanes import Lane
from app.serving.limits import Limits

REASONS = {
    400: "Bad Request",
    408: "Request Timeout",
    413: "Content Too Large",
    414: "URI Too Long",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    501: "Not Implemented",
    503: "Service Unavailable",
}
# A value that goes on in the next line, and two codings of a body: no browser sends them, and
# what stands in front of the site may read another request than it does (RFC 9112, 5.2 and 6.1).
_TWO_READINGS = re.compile(
    rb"\r\n[ \t]|^transfer-encoding:(?:[^\n]*,|.*^transfer-encoding:)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)


class RefusalError(Error):  # type: ignore[misc]
    """Why a request is not answered; the page about it is ``app.site.errors``'."""

    def __init__(self, code: int) -> None:
        super().__init__("")
        self.code = code
        self.reason = REASONS[code]


class Request(HTTPRequestParser):  # type: ignore[misc]
    """Names with ``_`` are dropped by waitress: nobody sends ``SCRIPT_NAME`` to a site."""

    lane: Lane = "soon"
    error: Error | None = None
    taken = 0.0  # when all of it had come
    path = ""  # of a request that was refused before it was read

    def __init__(self, adjustments: Any, limits: Limits) -> None:
        super().__init__(adjustments)
        self._limits = limits

    @property
    def body_size(self) -> int:
        """Bytes of a body to come; of one sent in chunks, as many as are taken."""
        return self._limits.body if self.chunked else int(self.content_length)

    def refuse(self, code: int) -> None:
        self.error = RefusalError(code)
        self.completed = True
        self.expect_continue = False

    def received(self, data: bytes) -> int:
        taken: int = super().received(data)
        if (
            not self.headers_finished
            and not self.completed
            and self._line_is_long(self.header_plus)
        ):
            self.refuse(414)
        if self.chunked and self.body_rcv.chunk_remainder > self._limits.body:
            self.refuse(413)  # of a chunk nobody waits for
        if self.completed:
            self.expect_continue = False  # nothing more is waited for
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        line, _, fields = header_plus.partition(b"\r\n")
        if self._line_is_long(line):
            self.refuse(414)
        elif fields.count(b"\r\n") > self._limits.fields:
            self.refuse(431)
        elif _TWO_READINGS.search(b"\r\n" + fields):
            self.refuse(400)
        else:
            try:
                super().parse_header(header_plus)
            except ValueError:  # of an address that urllib cannot take apart
                self.refuse(400)
                return
            if not self._says_where_it_ends() or (
                self.version == "1.1" and "HOST" not in self.headers  # RFC 9112, section 3.2
            ):
                self.refuse(400)

    def _says_where_it_ends(self) -> bool:
        """Whether the length of the body is told once (RFC 9112, 6.1 and 6.3), as waitress, which
        takes away the coding that it has read, does not ask."""
        if self.chunked:
            return "CONTENT_LENGTH" not in self.headers
        return "TRANSFER_ENCODING" not in self.headers

    def _line_is_long(self, begun: bytes) -> bool:
        most = self._limits.line
        return len(begun) > most and b"\r\n" not in begun[: most + 2]
