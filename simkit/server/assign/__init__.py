"""Scenarios that people are asked to do, by when, and whether they did."""
