"""Work in the background: which jobs ran, how they ended, and what was sent so that it is not sent twice."""
