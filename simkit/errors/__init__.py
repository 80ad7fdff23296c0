"""Coded messages: what is wrong, where, and what to do, in English and Dutch."""

from simkit.errors.diagnostic import Diagnostic, Place, Severity, SimkitError, diagnostic
from simkit.errors.pages import Page, all_pages, page
from simkit.errors.render import as_data, render

__all__ = [
    "Diagnostic",
    "Page",
    "Place",
    "Severity",
    "SimkitError",
    "all_pages",
    "as_data",
    "diagnostic",
    "page",
    "render",
]
