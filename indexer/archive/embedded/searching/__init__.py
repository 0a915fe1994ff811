"""From a query to the quotes it finds, their order, counts and spellings."""
