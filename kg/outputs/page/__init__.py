"""The interactive page: its template, style and script modules, and the data that Python puts into it."""
