"""Parts of scripts/make_documentation: the terms of the ontology as the page shows them, and the page's template."""
