"""台账: one Merkle log for each instance; append_many is the only write path."""
