"""One screen a module: a pure function from plain data and a language to a tree of elements."""
