"""The graph room: entities and facts as RDF terms, the ontology and shapes, the store, and the NetworkX view."""
