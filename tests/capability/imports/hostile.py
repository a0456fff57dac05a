"""Workbooks that nobody's spreadsheet writes: made part by part."""

import zipfile

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
PARTS = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": f'{RELATIONS}<Relationship Id="r1" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Staff" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{RELATIONS}<Relationship Id="r1" Type="{OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}


def a_cell(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def a_sheet(rows, before=""):
    """The XML of a sheet; `rows` is the markup inside its data."""
    return f'{before}<worksheet xmlns="{MAIN}">%s<sheetData>{rows}</sheetData></worksheet>'


TWO_ROWS = (
    f'<row r="1">{a_cell("A1", "person_ref")}{a_cell("B1", "surname")}</row>'
    f'<row r="2">{a_cell("A2", "P1")}{a_cell("B2", "Ames")}</row>'
)


def a_workbook_of(path, sheet, *, dimension="", parts=()):
    """Write the sheet's XML, claiming that `dimension`, with further parts by name."""
    claim = f'<dimension ref="{dimension}"/>' if dimension else ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items() | dict(parts).items():
            archive.writestr(name, text)
        archive.writestr("xl/worksheets/sheet1.xml", sheet.replace("%s", claim, 1))
    return path
