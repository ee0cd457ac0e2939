"""The questions room: competency questions, what users ask of a built graph, and answers for people and machines."""
