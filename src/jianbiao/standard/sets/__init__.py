"""数据集: one definition for each set of the interface specification."""
