"""表格: any CSV or Excel of tenders, lots, bids and awards, read by a mapping that is data."""
