"""National returns: how each is read, checked and built. One folder a return."""
