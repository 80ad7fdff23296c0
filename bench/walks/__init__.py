"""One file a contender: a script that gets a job (a JSON file), makes the walk and prints seconds and final state.

They run in an interpreter of their own, some in one where simkit is not installed, so they share `runner` alone.
"""
