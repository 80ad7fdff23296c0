"""The pages of accounts, by what they are about."""
