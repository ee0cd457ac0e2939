"""What a build writes: Turtle and the interactive page, each from the graph as plain data."""
