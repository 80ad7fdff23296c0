"""PDF: A4, with the typeface of the console in it, page numbers, and the columns' names on each page."""

from __future__ import annotations

from functools import cache
from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PdfTable

from simkit.resources import resource_dir
from simkit.server.sheets.model import Sheet, Table

_WIDE = 6
"""With more columns than this a page lies on its side."""
_INK, _LINE, _HEAD = colors.HexColor("#1b2a2f"), colors.HexColor("#d9d6cc"), colors.HexColor("#efece3")


def write(sheet: Sheet) -> bytes:
    _fonts()
    out = BytesIO()
    wide = any(len(table.columns) > _WIDE for table in sheet.tables)
    document = SimpleDocTemplate(
        out,
        pagesize=landscape(A4) if wide else A4,
        leftMargin=18 * mm,
        rightMargin=18 * mm,
        topMargin=16 * mm,
        bottomMargin=18 * mm,
        title=sheet.title,
        lang=sheet.language,
    )
    small = ParagraphStyle("small", fontName="Atkinson", fontSize=9, leading=12, textColor=_INK)
    title = ParagraphStyle("title", parent=small, fontName="Atkinson-Bold", fontSize=16, leading=21)
    head = ParagraphStyle("head", parent=small, fontName="Atkinson-Bold", fontSize=11, leading=15)
    story: list[Any] = [Paragraph(escape(sheet.title), title)]
    story += [Paragraph(escape(line), small) for line in sheet.lines]
    for table in sheet.tables:
        story += [Spacer(1, 6 * mm), Paragraph(escape(table.caption), head), Spacer(1, 2 * mm)]
        story.append(_table(table, sheet.hidden, document.width, small))
    document.build(story, onFirstPage=_number, onLaterPages=_number)
    return out.getvalue()


def _table(table: Table, hidden: str, width: float, style: ParagraphStyle) -> PdfTable:
    bold = ParagraphStyle("bold", parent=style, fontName="Atkinson-Bold")
    rows = [[Paragraph(escape(column), bold) for column in table.columns]]
    rows += [
        [Paragraph(escape(hidden if cell is None else str(cell)), style) for cell in row]
        for row in table.rows
    ]
    texts = [any(isinstance(row[index], str) for row in table.rows) for index in range(len(table.columns))]
    shares = [3 if text else 1.2 for text in texts]
    made = PdfTable(rows, colWidths=[width * share / sum(shares) for share in shares], repeatRows=1)
    made.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), _HEAD),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    return made


def _number(canvas: Any, document: Any) -> None:
    canvas.setFont("Atkinson", 8)
    canvas.setFillColor(_INK)
    canvas.drawRightString(document.pagesize[0] - 18 * mm, 10 * mm, str(document.page))


@cache
def _fonts() -> None:
    folder = resource_dir("assets/fonts")
    pdfmetrics.registerFont(TTFont("Atkinson", str(folder / "AtkinsonHyperlegibleNext-400.ttf")))
    pdfmetrics.registerFont(TTFont("Atkinson-Bold", str(folder / "AtkinsonHyperlegibleNext-700.ttf")))
