"""What benches share: rows and how they are printed, how benches are found, and where peers come from."""
