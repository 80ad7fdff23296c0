"""The one router of the room; each module of routes puts its own on it."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
