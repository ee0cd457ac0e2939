"""Parts of scripts/check_ontology: what is wrong with an ontology, and with the names in what is written."""
