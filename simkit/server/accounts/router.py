"""The one router that the pages of this room add themselves to."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
