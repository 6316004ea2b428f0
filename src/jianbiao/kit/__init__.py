"""What a platform's developer installs: build, validate, sign, send, ask, verify. No Django, no server."""
