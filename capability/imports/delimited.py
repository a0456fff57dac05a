"""Reading CSV: any of the encodings and separators that forces' systems write."""

import codecs
import csv
import gzip
import io
import zlib
from contextlib import contextmanager
from itertools import chain, count, islice
from secrets import token_hex

from capability.imports.cells import squeeze
from capability.imports.faults import Refused

LARGEST = 200 << 20
MOST_ROWS = 1_000_000
# A cell of more lines than this is a quote that somebody forgot to close.
MOST_LINES_A_ROW = 100
CHUNK = 1 << 20
SEPARATORS = ",;\t"
SAMPLE_LINES = 200
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


@contextmanager
def open_delimited(path, *, header=""):
    """The rows of a CSV file, gzipped or not; `header` is a cell of its header row, if known."""
    encoding = _encoding(path)
    separator = _separator(path, encoding, header)
    with _text(path, encoding) as lines:
        yield _rows(path, lines, separator)


def _rows(path, lines, separator):
    """Every record with its number, in constant memory."""
    # A last line that nobody wrote: if it is no row of its own, a quote above is still open.
    last = token_hex()
    reader = csv.reader(chain(lines, [last]), delimiter=separator)
    begins = 0
    for number, cells in _records(path, reader):
        if cells == [last]:
            return
        if reader.line_num - begins > MOST_LINES_A_ROW or (cells and cells[-1].endswith(last)):
            raise _open_quote(path, number)
        if number > MOST_ROWS + 1:
            raise Refused(f"{path.name} has more than {MOST_ROWS:,} rows. Divide it.")
        begins = reader.line_num
        yield number, cells


def _records(path, reader):
    for number in count(1):
        try:
            yield number, next(reader)
        except csv.Error as error:
            raise _open_quote(path, number) from error
        except UnicodeError as error:
            raise _no_text(path) from error


def _open_quote(path, number):
    return Refused(
        f"{path.name}: in row {number} a quotation mark is opened and not closed, so that the rows "
        "after it can't be told apart. Close it or take it out."
    )


def _separator(path, encoding, header):
    """The one of comma, semicolon and tab that divides the header row into most cells."""
    with _text(path, encoding) as lines:
        try:
            sample = list(islice(lines, SAMPLE_LINES))
        except UnicodeError as error:
            raise _no_text(path) from error
    return max(SEPARATORS, key=lambda separator: _header_width(sample, separator, header))


def _header_width(sample, separator, header):
    wanted = squeeze(header).casefold()
    try:
        for cells in csv.reader(sample, delimiter=separator):
            texts = [squeeze(cell).casefold() for cell in cells]
            if (wanted in texts) if wanted else any(texts):
                return len(cells)
    except csv.Error:
        return 0
    return 0


def _text(path, encoding):
    return io.TextIOWrapper(_binary(path), encoding=encoding, newline="")


def _binary(path):
    return gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb")


def _encoding(path):
    """UTF-8 with or without its mark, UTF-16 with it, else cp1252."""
    with _binary(path) as file:
        start = next(_chunks(path, file), b"")
    for mark, encoding in MARKS.items():
        if start.startswith(mark):
            candidates = (encoding,)
            break
    else:
        candidates = ("utf-8", "cp1252")
        _check_text(path, start)
    fitting = (encoding for encoding in candidates if _decodes(path, encoding))
    if encoding := next(fitting, None):
        return encoding
    raise _no_text(path)


def _check_text(path, start):
    first_line = start.partition(b"\n")[0]
    if not start:
        raise Refused(f"{path.name} is empty.")
    if b"\0" in first_line or start.startswith((b"PK\x03\x04", b"%PDF")):
        raise _no_text(path)


def _no_text(path):
    return Refused(f"{path.name} is not a CSV file. Save it as CSV UTF-8.")


def _decodes(path, encoding):
    """Whether the whole file is text in that encoding; reads it once, checking its size."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with _binary(path) as file:
            for chunk in _chunks(path, file):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _chunks(path, file):
    size = 0
    try:
        while chunk := file.read(CHUNK):
            size += len(chunk)
            if size > LARGEST:
                raise Refused(f"{path.name} unpacks to more than {LARGEST >> 20} MB. Divide it.")
            yield chunk
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Refused(f"{path.name} is damaged and can't be unpacked: {error}.") from error
