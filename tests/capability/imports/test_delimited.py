import gzip
import tracemalloc
import zlib

import pytest

from capability.imports.delimited import open_delimited
from capability.imports.faults import Refused


def lines_of(path, header=""):
    with open_delimited(path, header=header) as lines:
        return list(lines)


TEXT = "name,unit\nZoë,CID\n"
LINES = [(1, ["name", "unit"]), (2, ["Zoë", "CID"])]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="utf-8-with-mark"),
        pytest.param(TEXT.encode("utf-16"), id="utf-16"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), id="utf-16-other-end"),
        pytest.param(TEXT.encode("cp1252"), id="cp1252"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="windows-lines"),
        pytest.param(TEXT.replace("\n", "\r").encode(), id="old-mac-lines"),
        pytest.param(TEXT.rstrip().encode(), id="no-last-line-end"),
    ],
)
def test_encodings(a_file, data):
    assert lines_of(a_file(data)) == LINES


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("a,b;c\n", ["a", "b;c"], id="comma"),
        pytest.param("a;b;c,d\n", ["a", "b", "c,d"], id="semicolon"),
        pytest.param("a\tb\n", ["a", "b"], id="tab"),
        pytest.param('"a;x;y;z",b\n', ["a;x;y;z", "b"], id="quoted"),
        pytest.param("a\n", ["a"], id="one-column"),
    ],
)
def test_separators(a_file, text, cells):
    assert lines_of(a_file(text)) == [(1, cells)]


def test_the_separator_is_seen_from_the_header_row_that_is_named(a_file):
    path = a_file("Extract of 1, 2, 3 and 4\nNAME;UNIT\n")
    assert lines_of(path, header="unit")[1] == (2, ["NAME", "UNIT"])


def test_numbers_are_those_of_a_spreadsheet(a_file):
    path = a_file('a,b\n\n"x\ny",1\nz,2\n')
    assert lines_of(path) == [(1, ["a", "b"]), (2, []), (3, ["x\ny", "1"]), (4, ["z", "2"])]


def test_a_packed_file(a_file):
    assert lines_of(a_file(TEXT, "file.CSV.gz".lower())) == LINES


def test_a_nul_stays_in_its_cell(a_file):
    assert lines_of(a_file("a,b\nx\0,y\n"))[1] == (2, ["x\0", "y"])


@pytest.mark.parametrize(
    ("text", "row"),
    [
        pytest.param('a,b\nx,1\n"y,2\nz,3\n', 3, id="to-the-end"),
        pytest.param('a,b\n"x,1\n' + "y,2\n" * 200 + 'z","3"\n', 2, id="far-below"),
        pytest.param('a,b\n"' + "x" * 200_000, 2, id="one-long-cell"),
    ],
)
def test_a_quote_left_open_refuses_the_file(a_file, text, row):
    with pytest.raises(Refused, match=f"in row {row} a quotation mark is opened and not closed"):
        lines_of(a_file(text))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(TEXT.encode("utf-16-le"), "file.csv", id="utf-16-without-mark"),
        pytest.param(b"PK\x03\x04 a workbook", "file.csv", id="workbook"),
        pytest.param(b"a,b\n\x81\x8d,1\n", "file.csv", id="neither-encoding"),
        pytest.param(b"\xef\xbb\xbfa,b\n\xff,1\n", "file.csv", id="lying-mark"),
    ],
)
def test_what_is_no_text_is_refused(a_file, data, name):
    with pytest.raises(Refused, match=r"file\.csv is not a CSV file"):
        lines_of(a_file(data, name))


@pytest.mark.parametrize(
    "cut",
    [
        pytest.param(b"no gzip at all", id="not-packed"),
        pytest.param(gzip.compress(TEXT.encode() * 99)[:-9], id="cut-short"),
    ],
)
def test_a_damaged_packed_file_is_refused(tmp_path, cut):
    path = tmp_path / "file.csv.gz"
    path.write_bytes(cut)
    with pytest.raises(Refused, match="damaged and can't be unpacked"):
        lines_of(path)


def test_a_bomb_is_refused_in_little_memory(tmp_path):
    path = tmp_path / "file.csv.gz"
    path.write_bytes(_packed_noughts(megabytes=300))
    tracemalloc.start()
    with pytest.raises(Refused, match="unpacks to more than 200 MB"):
        lines_of(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 << 20


def _packed_noughts(megabytes):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = [packer.compress(b"0" * (1 << 20)) for _ in range(megabytes)]
    return b"".join(packed) + packer.flush()


def test_more_than_a_million_rows_are_refused(a_file):
    path = a_file(b"a\n" + b"1\n" * 1_000_001, "file.csv.gz")
    with pytest.raises(Refused, match="more than 1,000,000 rows"), open_delimited(path) as lines:
        for _ in lines:
            pass
