"""Who is who in the forms of other programs."""
