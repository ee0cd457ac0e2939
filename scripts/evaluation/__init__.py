"""The evaluation of this project: a built graph against hand-made truth, read through the public vocabulary alone.

Nothing of `kg` is used to score, so that the measure cannot share a mistake with what it measures.
"""
