"""Sentences of news with all that they say of people, posts, bodies and places, and how much of it the package finds."""
