"""Words of the privacy documents that are made from the table of routes."""

WORDS = {
    "privacy.title": ("Privacy", "Privacy"),
    "privacy.about": (
        "Documents to adapt and have checked, filled from the settings of this installation and from the table that"
        " decides who may open which page. They are a start, not legal advice.",
        "Documenten om aan te passen en te laten controleren, gevuld met de instellingen van deze installatie en met de"
        " tabel die bepaalt wie welke pagina mag openen. Ze zijn een begin, geen juridisch advies.",
    ),
    "privacy.document.consent": (
        "Request to the works council",
        "Instemmingsverzoek aan de ondernemingsraad",
    ),
    "privacy.document.dpia": (
        "Data protection impact assessment",
        "Gegevensbeschermingseffectbeoordeling (DPIA)",
    ),
    "privacy.document.notice": ("Notice to staff", "Bericht aan medewerkers"),
    "privacy.document.access": ("Who can see what", "Wie kan wat zien"),
    "privacy.take": ("Take along as Markdown", "Meenemen als Markdown"),
    "privacy.changes": ("Changed since the last report", "Veranderd sinds het vorige rapport"),
    "privacy.no-changes": (
        "Nothing changed since the last report.",
        "Sinds het vorige rapport is niets veranderd.",
    ),
    "privacy.asks": ("ask or tell before use", "vooraf vragen of melden"),
    "privacy.written": ("Written to {folder}: {names}", "Geschreven naar {folder}: {names}"),
    "privacy.sees.own": ("their own data", "de eigen gegevens"),
    "privacy.sees.own groups' sessions": (
        "finished assessments of people in the groups they train, and practice these shared, with names",
        "afgeronde toetsen van mensen in de groepen die ze trainen, en oefeningen die zij deelden, met naam",
    ),
    "privacy.sees.own groups' figures": (
        "figures over groups they train or manage; who manages sees them only over enough people",
        "cijfers over groepen die ze trainen of leiden; wie leidt ziet ze alleen over genoeg mensen",
    ),
    "privacy.sees.everybody's figures": (
        "figures over everybody, only over enough people, no person",
        "cijfers over iedereen, alleen over genoeg mensen, geen persoon",
    ),
    "privacy.sees.accounts": (
        "names, numbers, roles, groups and the log; no sessions",
        "namen, nummers, rollen, groepen en het logboek; geen sessies",
    ),
    "privacy.erase.ask": (
        "practice themselves; for an assessment they ask and an administrator decides with a reason",
        "oefeningen zelf; voor een toets vragen zij het en beslist een beheerder met een reden",
    ),
    "privacy.erase.self": ("practice and assessments themselves", "oefeningen en toetsen zelf"),
}
