"""法: working-day calendar, periods both ways, rule catalogue as data."""
