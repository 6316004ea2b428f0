"""开放采购数据 (OCDS) of any publisher: split a file into rows, read and mend each, merge versions."""
