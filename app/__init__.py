"""On Record's front end: search and read the archive in a browser."""
