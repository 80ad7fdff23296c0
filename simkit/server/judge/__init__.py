"""Judging: confirm or override a level, rate twice blind, settle, answer appeals, and learn to rate alike."""
