"""接收: receive, authenticate, attribute, append, answer."""
