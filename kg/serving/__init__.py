"""The serving room: a built graph on the loopback interface, as a SPARQL 1.1 endpoint and as pages for a browser."""
