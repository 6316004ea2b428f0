"""金额: amounts, rates, unit prices and parties as Chinese notices spell them. Pure."""
