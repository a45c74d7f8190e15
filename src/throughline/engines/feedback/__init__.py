"""What those whom the work is for thought of it: asked by itself after each declared event, answered in a few questions, and acted upon."""
