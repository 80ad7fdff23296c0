"""Addresses that a secret is safe on: by https, or on this very computer."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit


def is_private(address: str) -> bool:
    """False too for what is no address, and for one with an account, a query or a fragment in it."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        if "@" in parts.netloc or not host or parts.query or parts.fragment:
            return False
        if parts.scheme == "https":
            return True
        return parts.scheme == "http" and is_here(host)
    except ValueError:
        return False


def is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
