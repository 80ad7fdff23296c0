"""A roster: the list of who works where, from the organisation's own books. Read, planned, looked at, then applied."""
