"""What an organisation has to write down about its people's data, filled from what this installation really does."""
