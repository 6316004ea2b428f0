"""Rules as data (规则), in the order of a tender: preparation, opening, award, plausibility."""
