"""公开: what the law makes public. Reads only open fields; knows nothing of watch."""
