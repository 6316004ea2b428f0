"""在册: what is in force: rule catalogue, standing of rules, parameters, working calendar."""
