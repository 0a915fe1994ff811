"""Spanish paragraphs: their tags, which stretches are speech, and what only Spanish does."""
