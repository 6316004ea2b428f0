"""采集: readers of what nobody signed to us: open contracting data, Chinese notices, tables. Pure."""
