"""Pages of the house (内务): bodies, powers, officers, platforms, rules, competence, coverage, audit."""
