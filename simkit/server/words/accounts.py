"""Words of accounts: signing in, one's own account, people and groups."""

WORDS = {
    "accounts.you": ("You", "Jij"),
    "accounts.this-machine": ("This computer", "Deze computer"),
    "accounts.sign-in": ("Sign in", "Inloggen"),
    "accounts.name": ("E-mail address or staff number", "E-mailadres of personeelsnummer"),
    "accounts.secret": ("Password or PIN", "Wachtwoord of pincode"),
    "accounts.forgot": (
        "Forgotten? An administrator can give you a new PIN, or a link to set a password.",
        "Vergeten? Een beheerder kan je een nieuwe pincode geven, of een link om een wachtwoord in te stellen.",
    ),
    "accounts.wrong": (
        "That did not go together. For safety we do not say which of the two is wrong. Check both and try again.",
        "Dat hoort niet bij elkaar. Voor de veiligheid zeggen we niet welk van de twee fout is. "
        "Controleer beide en probeer het opnieuw.",
    ),
    "accounts.me": ("My account", "Mijn account"),
    "accounts.me.changed": (
        "Changed. Everywhere else you were signed in, you are signed out.",
        "Gewijzigd. Overal waar je nog meer was ingelogd, ben je nu uitgelogd.",
    ),
    "accounts.me.places": ("Where you are signed in", "Waar je bent ingelogd"),
    "accounts.me.browser": ("A browser", "Een browser"),
    "accounts.me.here": ("here", "hier"),
    "accounts.me.since": ("Signed in {at}.", "Ingelogd {at}."),
    "accounts.me.seen": ("Last used {at}.", "Laatst gebruikt {at}."),
    "accounts.me.others": ("Sign out everywhere else", "Overal elders uitloggen"),
    "accounts.again": ("The same again", "Nog een keer"),
    "accounts.change.ends": (
        "Everywhere else you are signed in, you will be signed out.",
        "Overal waar je nog meer bent ingelogd, word je uitgelogd.",
    ),
    "accounts.password.set": ("Set a password", "Wachtwoord instellen"),
    "accounts.password.for": ("For the account of {name}.", "Voor het account van {name}."),
    "accounts.password.save": ("Set the password", "Wachtwoord instellen"),
    "accounts.password.change": ("Change password", "Wachtwoord wijzigen"),
    "accounts.password.current": ("Current password", "Huidig wachtwoord"),
    "accounts.password.new": ("New password", "Nieuw wachtwoord"),
    "accounts.password.rule": (
        "At least 12 characters. A few words that have nothing to do with each other are easy to remember.",
        "Minstens 12 tekens. Een paar woorden die niets met elkaar te maken hebben, onthoud je makkelijk.",
    ),
    "accounts.password.short": (
        "That password is too short: use at least 12 characters.",
        "Dat wachtwoord is te kort: gebruik minstens 12 tekens.",
    ),
    "accounts.password.long": (
        "That password is too long: use at most 200 characters.",
        "Dat wachtwoord is te lang: gebruik hoogstens 200 tekens.",
    ),
    "accounts.password.common": (
        "That password is one of the first that are tried: a familiar word, a row of keys, or your own name. "
        "Choose another.",
        "Dat wachtwoord wordt als een van de eerste geprobeerd: een bekend woord, een rij toetsen of je eigen naam. "
        "Kies een ander.",
    ),
    "accounts.password.unlike": ("The two passwords differ.", "De twee wachtwoorden verschillen."),
    "accounts.password.current-wrong": (
        "The current password is not right.",
        "Het huidige wachtwoord klopt niet.",
    ),
    "accounts.pin.choose": ("Choose your own PIN", "Kies je eigen pincode"),
    "accounts.pin.choose.why": (
        "The PIN you signed in with was given to you, so others may know it. From now on only you know it.",
        "De pincode waarmee je inlogde heb je gekregen, dus anderen kennen hem misschien. "
        "Vanaf nu ken alleen jij hem.",
    ),
    "accounts.pin.change": ("Change PIN", "Pincode wijzigen"),
    "accounts.pin.current": ("Current PIN", "Huidige pincode"),
    "accounts.pin.new": ("New PIN", "Nieuwe pincode"),
    "accounts.pin.rule": (
        "Six digits. Not a row like 123456, and not the same over and over.",
        "Zes cijfers. Geen rijtje zoals 123456, en niet steeds hetzelfde.",
    ),
    "accounts.pin.six": ("A PIN is six digits.", "Een pincode is zes cijfers."),
    "accounts.pin.simple": (
        "That PIN is too easy to guess. Choose another.",
        "Die pincode is te makkelijk te raden. Kies een andere.",
    ),
    "accounts.pin.unlike": ("The two PINs differ.", "De twee pincodes verschillen."),
    "accounts.pin.same": (
        "That is the PIN you were given. Choose another.",
        "Dat is de pincode die je kreeg. Kies een andere.",
    ),
    "accounts.pin.current-wrong": ("The current PIN is not right.", "De huidige pincode klopt niet."),
    "accounts.first": ("The first administrator", "De eerste beheerder"),
    "accounts.first.why": (
        "Nobody administers this console yet. Whoever opened this link makes the first account that does.",
        "Nog niemand beheert deze omgeving. Wie deze link opende, maakt het eerste account dat dat doet.",
    ),
    "accounts.first.do": ("Make the account", "Account maken"),
    "accounts.first.who": (
        "Give a name and an e-mail address.",
        "Geef een naam en een e-mailadres.",
    ),
    "accounts.first.link": (
        "Nobody administers it yet. This link makes the first administrator; it works once, for 24 hours:\n{address}",
        "Nog niemand beheert hem. Deze link maakt de eerste beheerder; hij werkt één keer, 24 uur lang:\n{address}",
    ),
    "accounts.lost.link": (
        "With this link a new password is set; it works once, for an hour:\n{address}",
        "Met deze link wordt een nieuw wachtwoord ingesteld; hij werkt één keer, een uur lang:\n{address}",
    ),
    "accounts.oidc.with": ("Sign in with {name}", "Inloggen met {name}"),
    "accounts.oidc.or": (
        "Or with an account that is known only here:",
        "Of met een account dat alleen hier bekend is:",
    ),
    "accounts.unknown.page": ("No account here yet", "Hier nog geen account"),
    "accounts.unknown.why": (
        "{provider} knows you, but no account here goes with that.",
        "{provider} kent je, maar hier hoort daar nog geen account bij.",
    ),
    "accounts.unknown.closed": (
        "The account that goes with this was closed.",
        "Het account dat hierbij hoort is gesloten.",
    ),
    "accounts.unknown.tell": (
        "An administrator sees that you tried, and can make an account for you. Tell them this:",
        "Een beheerder ziet dat je het probeerde, en kan een account voor je maken. Vertel dit erbij:",
    ),
    "accounts.unknown.subject": ("Known as", "Bekend als"),
    "accounts.unknown.contact": ("Whom to ask: {contact}", "Bij wie je dat vraagt: {contact}"),
    "accounts.unknown.back": ("Back to signing in", "Terug naar inloggen"),
    "accounts.unknown.title": ("Signed in, and no account yet", "Ingelogd, en nog geen account"),
    "accounts.unknown.about": (
        "Your organisation’s sign-in knows these people; this console does not. Add one here as a trainee, "
        "or open the person they are and link them there.",
        "Het inloggen van je organisatie kent deze mensen; deze omgeving niet. Voeg iemand hier toe als deelnemer, "
        "of open de persoon die het is en koppel het daar.",
    ),
    "accounts.unknown.add": ("Add as trainee", "Toevoegen als deelnemer"),
    "accounts.tabs": ("People and groups", "Mensen en groepen"),
    "accounts.tab.people": ("People", "Mensen"),
    "accounts.tab.groups": ("Groups", "Groepen"),
    "accounts.tab.roster": ("Roster", "Personeelslijst"),
    "accounts.pages": ("Pages", "Pagina’s"),
    "accounts.first-page": ("First page", "Eerste pagina"),
    "accounts.to-people": ("To the people", "Naar de mensen"),
    "accounts.found": ("Found", "Gevonden"),
    "accounts.person": ("Name", "Naam"),
    "accounts.email": ("E-mail address", "E-mailadres"),
    "accounts.number": ("Staff number", "Personeelsnummer"),
    "accounts.role": ("Role", "Rol"),
    "accounts.roles": ("Roles", "Rollen"),
    "accounts.group": ("Group", "Groep"),
    "accounts.groups": ("Groups", "Groepen"),
    "accounts.as": ("As", "Als"),
    "accounts.with-closed": ("Also who has left", "Ook wie vertrokken is"),
    "accounts.closed-tag": ("left", "vertrokken"),
    "accounts.nobody": ("Nobody was found.", "Er is niemand gevonden."),
    "accounts.add": ("Add a person", "Persoon toevoegen"),
    "accounts.add.about": (
        "For many people at once, and for staff without an e-mail address, use the roster.",
        "Gebruik de personeelslijst voor veel mensen tegelijk, en voor wie geen e-mailadres heeft.",
    ),
    "accounts.add.do": ("Add", "Toevoegen"),
    "accounts.add.wrong": (
        "Give a name, an e-mail address and at least one role.",
        "Geef een naam, een e-mailadres en minstens één rol.",
    ),
    "accounts.change.wrong": (
        "Give a name and at least one role, and an e-mail address that is one, or none.",
        "Geef een naam en minstens één rol, en een e-mailadres dat klopt, of geen.",
    ),
    "accounts.email.taken": (
        "Somebody else has that e-mail address.",
        "Iemand anders heeft dat e-mailadres.",
    ),
    "accounts.number.taken": (
        "Somebody else has that staff number.",
        "Iemand anders heeft dat personeelsnummer.",
    ),
    "accounts.last-admin": (
        "This is the only administrator. Make somebody else one first.",
        "Dit is de enige beheerder. Maak eerst iemand anders beheerder.",
    ),
    "accounts.person.who": ("Who", "Wie"),
    "accounts.person.in": ("Signing in", "Inloggen"),
    "accounts.person.since": ("Added on {date}.", "Toegevoegd op {date}."),
    "accounts.person.rostered": (
        "On the roster, last on {date}.",
        "Staat op de personeelslijst; het laatst op {date}.",
    ),
    "accounts.person.log": ("In the log", "In het logboek"),
    "accounts.has.password": ("Has a password.", "Heeft een wachtwoord."),
    "accounts.has-not.password": ("Has no password.", "Heeft geen wachtwoord."),
    "accounts.has.pin": ("Has a PIN of their own.", "Heeft een eigen pincode."),
    "accounts.has.first-pin": (
        "Has a first PIN, and has not used it yet.",
        "Heeft een eerste pincode, en heeft die nog niet gebruikt.",
    ),
    "accounts.has-not.pin": ("Has no PIN.", "Heeft geen pincode."),
    "accounts.has.oidc": (
        "Is linked to the organisation’s sign-in.",
        "Is gekoppeld aan het inloggen van de organisatie.",
    ),
    "accounts.link.do": ("Make a link to set a password", "Link maken om een wachtwoord in te stellen"),
    "accounts.link.title": ("Link to set a password", "Link om een wachtwoord in te stellen"),
    "accounts.link.about": (
        "Give this to {name}, by a way that only they read. It is shown now and never again, works once, "
        "and for {hours} hours.",
        "Geef deze aan {name}, op een manier die alleen die persoon leest. Je ziet hem nu en daarna niet meer; "
        "hij werkt één keer, {hours} uur lang.",
    ),
    "accounts.link.label": ("Link", "Link"),
    "accounts.pin.do": ("Give a new first PIN", "Nieuwe eerste pincode geven"),
    "accounts.pin.first": ("First PIN", "Eerste pincode"),
    "accounts.pin.given": (
        "For staff number {number}. It is shown now and never again; at the first sign-in they choose their own. "
        "Unused, it ends after {days} days.",
        "Voor personeelsnummer {number}. Je ziet hem nu en daarna niet meer; bij de eerste keer inloggen kiest "
        "die persoon een eigen. Ongebruikt vervalt hij na {days} dagen.",
    ),
    "accounts.sign-out-everywhere": ("Sign out everywhere", "Overal uitloggen"),
    "accounts.unlink": (
        "End the link to the organisation’s sign-in",
        "Koppeling met het inloggen van de organisatie beëindigen",
    ),
    "accounts.link-to": ("Signed in there, and no account yet", "Daar ingelogd, en nog geen account"),
    "accounts.link-to.do": ("That is this person", "Dat is deze persoon"),
    "accounts.close.title": ("Leaving", "Vertrek"),
    "accounts.close": ("Close the account", "Account sluiten"),
    "accounts.close.about": (
        "Who has left cannot sign in any more. What they practised stays as long as it is kept.",
        "Wie vertrokken is, kan niet meer inloggen. Wat die persoon oefende blijft zolang het bewaard wordt.",
    ),
    "accounts.closed-on": ("Closed on {date}.", "Gesloten op {date}."),
    "accounts.reopen": ("Open again", "Weer openen"),
    "accounts.join": ("Add to the group", "Aan de groep toevoegen"),
    "accounts.leave": ("Remove", "Weghalen"),
    "accounts.no-groups": ("In no group.", "In geen groep."),
    "accounts.by-roster": ("by roster", "via personeelslijst"),
    "accounts.many.trainee": ("Trainees", "Deelnemers"),
    "accounts.many.trainer": ("Trainers", "Trainers"),
    "accounts.many.manager": ("Managers", "Leidinggevenden"),
    "accounts.groups.with-closed": ("Also closed groups", "Ook gesloten groepen"),
    "accounts.groups.none": ("There is no such group.", "Zo’n groep is er niet."),
    "accounts.group.closed-tag": ("closed", "gesloten"),
    "accounts.group.add": ("Add a group", "Groep toevoegen"),
    "accounts.group.name": ("Name of the group", "Naam van de groep"),
    "accounts.group.nameless": ("Give the group a name.", "Geef de groep een naam."),
    "accounts.group.taken": ("There is a group of that name.", "Er is al een groep met die naam."),
    "accounts.group.change": ("The group itself", "De groep zelf"),
    "accounts.group.rename": ("Rename", "Naam wijzigen"),
    "accounts.group.close": ("Close the group", "Groep sluiten"),
    "accounts.group.reopen": ("Open again", "Weer openen"),
    "accounts.group.close.about": (
        "A closed group gets no new assignments. Its sessions stay.",
        "Een gesloten groep krijgt geen nieuwe opdrachten. De sessies blijven.",
    ),
    "accounts.group.rostered": (
        "A roster names this group, the last time on {date}: what you change here may be changed back by the next one.",
        "Deze groep staat op de personeelslijst, het laatst op {date}: wat je hier wijzigt, kan de volgende lijst "
        "terugdraaien.",
    ),
    "accounts.group.nobody": (
        "Nobody, or more than one person, goes by that. Give the staff number or the e-mail address.",
        "Niemand, of meer dan één persoon, past daarbij. Geef het personeelsnummer of het e-mailadres.",
    ),
    "accounts.members": ("Who belongs to it", "Wie erbij hoort"),
    "accounts.members.none": ("Nobody yet.", "Nog niemand."),
    "accounts.members.add": ("Add somebody", "Iemand toevoegen"),
    "accounts.members.who": (
        "Staff number, e-mail address or whole name",
        "Personeelsnummer, e-mailadres of hele naam",
    ),
}
