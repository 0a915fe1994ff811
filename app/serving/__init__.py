"""The site as a server, and what it keeps and holds back for its readers."""
