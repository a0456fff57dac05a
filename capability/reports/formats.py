"""A list as a file: text that no spreadsheet runs, in one sheet, with nothing hidden."""

from datetime import date
from io import BytesIO

from import_export.formats.base_formats import Format
from xlsxwriter import Workbook

from capability.rules.spreadsheets import MARK, csv_text

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}
# A sheet is written to the end before any of it can be sent.
MOST_ROWS_OF_A_SHEET = 100_000


class TooLong(Exception):  # noqa: N818 - an answer, no error of ours
    """More rows than a sheet takes."""


class Inert(Format):
    """What all of our formats share: they write, and never read."""

    def can_export(self):
        return True

    def export_data(self, dataset, **_options):
        """For import-export, which has the whole list in memory (the small admin)."""
        return b"".join(self.pieces(dataset.headers, dataset))


class Csv(Inert):
    def get_title(self):
        return "csv"

    def get_extension(self):
        return "csv"

    def get_content_type(self):
        return "text/csv; charset=utf-8"

    def pieces(self, headers, rows):
        """The file, some lines at a time."""
        yield MARK.encode()
        for text in csv_text(headers, rows):
            yield text.encode()


class Xlsx(Inert):
    def get_title(self):
        return "xlsx"

    def get_extension(self):
        return "xlsx"

    def get_content_type(self):
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def pieces(self, headers, rows):
        written = BytesIO()
        self.write(written, headers, rows)
        yield written.getvalue()

    def write(self, file, headers, rows):
        """Row by row, through a file on disk; raises TooLong."""
        with Workbook(file, _OPTIONS) as book:
            sheet = book.add_worksheet("List")
            for place, row in enumerate([headers]):
                sheet.write_row(place, 0, row)
            for place, row in enumerate(rows, 1):
                if place > MOST_ROWS_OF_A_SHEET:
                    raise TooLong
                for column, cell in enumerate(row):
                    _write(sheet, place, column, cell)


def _write(sheet, row, column, cell):
    match cell:
        case None | "":
            return
        case date():
            sheet.write_datetime(row, column, cell)
        case int() | float():
            sheet.write_number(row, column, cell)
        case _:
            sheet.write_string(row, column, str(cell))
