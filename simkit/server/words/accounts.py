"""Words of accounts."""

WORDS = {
    "accounts.you": ("You", "Jij"),
    "accounts.this-machine": ("This computer", "Deze computer"),
    "accounts.sign-in": ("Sign in", "Inloggen"),
    "accounts.name": ("E-mail address or staff number", "E-mailadres of personeelsnummer"),
    "accounts.password": ("Password", "Wachtwoord"),
    "accounts.wrong": (
        "Name and password do not go together. Nothing tells which of the two is wrong.",
        "Naam en wachtwoord horen niet bij elkaar. We zeggen niet welk van de twee fout is.",
    ),
    "accounts.me": ("My account", "Mijn account"),
    "accounts.roles": ("Roles", "Rollen"),
    "accounts.signed-in": ("signed in", "logde in"),
}
