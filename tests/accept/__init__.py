"""`make accept`: real data, vectors, both databases, a browser, small faults; what is missing is said."""
