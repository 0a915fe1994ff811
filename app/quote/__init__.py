"""A quote on a page of its own: why it is somebody's, where else it stands, how to cite it."""
