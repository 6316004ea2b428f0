"""The log's mathematics (台账证明): Merkle tree, tiles, signed notes, proofs. Pure."""
