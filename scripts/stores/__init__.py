"""Parts of scripts/measure_stores: an invented graph of any size, the stores, and how answers are compared."""
