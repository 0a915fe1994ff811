"""Who speaks each turn: the label, and what the document says of its bearer."""
