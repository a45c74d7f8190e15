"""Checking files of a return from anywhere: what is sent is read, checked, shown, and after some days thrown away."""
