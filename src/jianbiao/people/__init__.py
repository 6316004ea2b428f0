"""人员与平台: departments, officers, powers, platforms and their keys, and who sees what."""
