"""Digests, keys and signatures (Ed25519, SM2), message roots, request signatures."""
