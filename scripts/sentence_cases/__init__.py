"""Sentences of news with all the people, posts, bodies and places that they name, and how many the package finds."""
