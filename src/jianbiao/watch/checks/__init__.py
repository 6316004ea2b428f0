"""One statutory rule, one file, one pure function."""
