"""What all pages share: addresses, words, marks, languages, headers and errors."""
