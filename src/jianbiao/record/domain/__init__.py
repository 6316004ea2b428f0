"""记录 as plain values: items of a tender, its summary, its facts. Pure."""
