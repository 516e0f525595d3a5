"""One file of queries a topic: an open transaction in, frozen values out."""
