"""Letters: who reads it, in this council's own wording, in which language, to which address, and what must be held back."""
