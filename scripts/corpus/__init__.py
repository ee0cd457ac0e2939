"""A simulated world of officials, and the news that its papers would print of it, with the whole truth."""
