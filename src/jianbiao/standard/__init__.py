"""Terms, data sets, code lists, identifiers and event words of the interface specification (接口规范)."""
