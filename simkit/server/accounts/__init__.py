"""Who is who: signing in, people, roles and groups."""
