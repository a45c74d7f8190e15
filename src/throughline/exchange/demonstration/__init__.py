"""The invented authority: seeded, deterministic, of the shape that the inspection report of 2012 describes.

`plan.py` plans it all in memory, `writing.py` writes the plan. Merehaven is invented, as are its people, houses,
streets, schools and homes; only the postcodes are real, so that distances compute, and its authority code is that of
the area those postcodes lie in, so that "outside the area" computes too.
"""
