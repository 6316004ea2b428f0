"""枢纽: passes signed messages between instances."""
