"""How soon after it happened things are written down."""
