"""`make bench`: how fast, on what machine, with which sizes; results are printed as Markdown."""
