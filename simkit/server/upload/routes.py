"""All that this room answers: `/api` for machines, and its pages."""

from __future__ import annotations

from fastapi import APIRouter

from simkit.server.upload import api, api_enrol, pages

router = APIRouter()
for part in (api.router, api_enrol.router, pages.router):
    # One flat list: an included router is seen through only when a request comes.
    router.routes.extend(part.routes)
