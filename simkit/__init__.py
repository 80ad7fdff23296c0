"""Simulation training that explains its scores."""
