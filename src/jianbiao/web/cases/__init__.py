"""监督案件的页面: the public list of matters, the cases of an officer, one case with its acts."""
