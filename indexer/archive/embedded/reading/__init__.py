"""A published generation behind the protocol of a reader."""
