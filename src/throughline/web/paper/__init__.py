"""A paper as a neutral tree, and the tree as a tagged PDF. The page, the browser's print and the PDF are made of the same tree."""
