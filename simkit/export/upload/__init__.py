"""Delivering sessions to a server: enrolment, sending whatever waits, and the server's receipts.

Nothing is imported here, so that who delivers nothing needs no HTTP client.
"""
