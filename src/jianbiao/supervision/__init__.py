"""监督: matters as data, one engine for every case, clocks on both sides, instructions and answers."""
