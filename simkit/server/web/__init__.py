"""What every page shares: the application, who asks, the guard at the door, templates, words and problems."""
