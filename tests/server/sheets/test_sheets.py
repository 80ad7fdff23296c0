"""Tables to take along, read back by another program."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from simkit.server.sheets import FORMATS, Sheet, Table, write

SHEET = Sheet(
    "Amsterdam",
    ("12 people",),
    (Table("Skills", ("Skill", "On level", "Gap"), (("Listening", 7, None), ("=1+1", 0, 12))),),
)
RUNS = ("=", "+", "-", "@", "\t", "\r")


def test_csv_has_what_was_shown_and_no_formula() -> None:
    rows = list(csv.reader(StringIO(write(SHEET, "csv").decode("utf-8-sig"))))
    assert rows[-3:] == [["Skill", "On level", "Gap"], ["Listening", "7", "–"], ["'=1+1", "0", "12"]]


@given(st.text())
def test_no_text_becomes_a_formula_in_csv(text: str) -> None:
    made = write(Sheet("", (), (Table("", ("a",), ((text,),)),)), "csv").decode("utf-8-sig")
    for row in csv.reader(StringIO(made)):
        assert not any(cell.startswith(RUNS) for cell in row)


def test_a_dutch_spreadsheet_gets_semicolons() -> None:
    dutch = Sheet("Amsterdam", (), SHEET.tables, "nl")
    assert b"Listening;7;" in write(dutch, "csv")


def test_xlsx_has_numbers_as_numbers_and_texts_as_texts() -> None:
    page = load_workbook(BytesIO(write(SHEET, "xlsx"))).active
    assert page is not None
    cells = {cell.value: cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None}
    assert cells["Listening"] == "s"
    assert cells[7] == "n"
    assert cells["=1+1"] == "s"


@given(st.text(max_size=30))
def test_xlsx_takes_any_text(text: str) -> None:
    made = write(Sheet(text, (), (Table("", ("a",), ((text,),)),)), "xlsx")
    assert load_workbook(BytesIO(made)).active is not None


def test_pdf_is_one_and_takes_marks_as_text() -> None:
    made = write(Sheet("<b>A & B", ("<i>",), SHEET.tables, "nl"), "pdf")
    assert made.startswith(b"%PDF-")
    assert made.rstrip().endswith(b"%%EOF")


def test_another_format_is_none() -> None:
    assert set(FORMATS) == {"csv", "xlsx", "pdf"}
    with pytest.raises(KeyError):
        write(SHEET, "doc")
