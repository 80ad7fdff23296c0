"""The pages of accounts, one module for what each is about."""
