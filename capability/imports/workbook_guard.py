"""What an XLSX file may be, told from its zip before anything parses it.

It refuses what is known to bring parsers down. A file made to slip through meets the limits of
the child process, which is the real fence.
"""

import re
import zipfile
import zlib

from capability.imports.faults import Refused

LARGEST = 50 << 20
LARGEST_UNPACKED = 200 << 20
MOST_PARTS = 10_000
HIGHEST_RATIO = 200
RATIO_COUNTS_FROM = 1 << 20
MOST_ROWS = 200_000
MOST_COLUMNS = 300
MOST_CELLS = 5_000_000
CHUNK = 1 << 18
# No cell's reference, cut in two by the end of a chunk, is longer.
OVERLAP = 64

OLE = b"\xd0\xcf\x11\xe0"
MACROS = re.compile(r"vbaProject|macrosheets|activeX", re.IGNORECASE)
REFERENCE = re.compile(rb"""\sr=["']([A-Z]{0,3})(\d{1,9})["']""")
CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")


def guard(path):
    """Raises Refused with the cause, or lets the file pass."""
    if path.stat().st_size > LARGEST:
        raise Refused(f"{path.name} is larger than {LARGEST >> 20} MB. Save the sheet as CSV.")
    with path.open("rb") as file:
        if file.read(4) == OLE:
            raise Refused(
                f"{path.name} is protected by a password, or in the format of before 2007. "
                "Take the password off and save it as .xlsx."
            )
    try:
        with zipfile.ZipFile(path) as archive:
            _guard_archive(path, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise Refused(f"{path.name} is damaged, or no .xlsx file. Save it again.") from error


def _guard_archive(path, archive):
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise _too_large(path)
    for part in parts:
        _guard_part(path, part)
    budget = LARGEST_UNPACKED
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            budget -= _guard_xml(path, archive, part, budget)


def _guard_part(path, part):
    if part.flag_bits & 1:
        raise Refused(f"{path.name} is encrypted. Take the password off.")
    if MACROS.search(part.filename):
        raise Refused(f"{path.name} holds macros. Save it as .xlsx without them.")
    is_large = part.file_size > RATIO_COUNTS_FROM
    if is_large and part.file_size > HIGHEST_RATIO * max(part.compress_size, 1):
        raise _too_large(path)


def _guard_xml(path, archive, part, budget):
    """The part's size as it really unpacks, read piece by piece."""
    size = cells = 0
    tail = b""
    is_sheet = part.filename.lower().startswith("xl/worksheets/")
    with archive.open(part) as file:
        while chunk := file.read(CHUNK):
            size += len(chunk)
            if size > budget:
                raise _too_large(path)
            piece = tail + chunk
            _guard_markup(path, piece, is_start=not tail)
            if is_sheet:
                cells += len(CELL.findall(chunk))
                _guard_cells(path, piece, cells)
            tail = piece[-OVERLAP:]
    return size


def _guard_markup(path, piece, *, is_start):
    """Only plain UTF-8 without a document type: the rest could hide what the guard looks for."""
    if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
        raise Refused(f"{path.name} declares a document type, as no spreadsheet does.")
    if is_start and (piece[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in piece[:64]):
        raise Refused(f"{path.name} is not written in UTF-8. Save it again.")


def _guard_cells(path, piece, cells):
    for column, row in REFERENCE.findall(piece):
        if int(row) > MOST_ROWS or _place(column) > MOST_COLUMNS:
            raise Refused(
                f"{path.name} has a cell at {column.decode()}{row.decode()}: beyond {MOST_ROWS:,} "
                f"rows by {MOST_COLUMNS} columns. Delete the empty rows and columns beyond the "
                "data, or save the sheet as CSV."
            )
    if cells > MOST_CELLS:
        raise _too_large(path)


def _place(letters):
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place


def _too_large(path):
    return Refused(
        f"{path.name} unpacks to more than a file may hold. Delete the empty rows and columns "
        "beyond the data, or save the sheet as CSV."
    )
