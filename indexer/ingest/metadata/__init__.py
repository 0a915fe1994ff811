"""What is said of a release: candidates from every place, ranked in one."""
