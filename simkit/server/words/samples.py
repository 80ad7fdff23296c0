"""Words of the sample group."""

WORDS = {
    "samples.group": ("Sample shop", "Voorbeeldwinkel"),
    "samples.added": ("Added {n} sample sessions.", "{n} voorbeeldsessies toegevoegd."),
    "samples.there": ("The sample group is there already.", "De voorbeeldgroep is er al."),
    "samples.appeal": (
        "I did name his wait before I explained. Please look at the second decision.",
        "Ik noemde zijn wachten wel voordat ik iets uitlegde. Kijk alsjeblieft naar de tweede keuze.",
    ),
}
