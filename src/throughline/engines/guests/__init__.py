"""Guests: people of other organisations, and families, invited for one purpose. They see what they were asked and nothing else."""
