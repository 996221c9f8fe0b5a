# Tests that run the program or the tree as its users would.
