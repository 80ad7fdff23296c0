"""What a trainer reviews: the sessions of their groups, and each session with all that led to its levels."""
