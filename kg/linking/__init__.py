"""Linking: the records of all articles to one graph, every identity with its reasons."""
