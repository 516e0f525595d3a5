"""Made-up wishes, each with the theme that a facilitator would link it to; none is anybody's."""

from __future__ import annotations

from typing import Final

WISHES: Final = (
    ("Weer een hele nacht doorslapen.", "slapen"),
    ("Minder liggen piekeren als het licht uit is.", "slapen"),
    ("Nee durven zeggen zonder buikpijn.", "grenzen"),
    ("Mijn grens voelen voordat ik eroverheen ben.", "grenzen"),
    ("Mijn zus vertellen wat ik nodig heb.", "naasten"),
    ("Rustiger praten met mijn kinderen.", "naasten"),
    ("Iemand bellen als het niet gaat.", "hulp-vragen"),
    ("Hulp vragen voordat alles vastloopt.", "hulp-vragen"),
    ("De post van deze week open durven maken.", "geld-en-stress"),
    ("Een plan voor mijn schulden, met iemand samen.", "geld-en-stress"),
    ("Op zondag niet de hele dag alleen zijn.", "eenzaamheid"),
    ("Iemand in de buurt om een kop koffie mee te drinken.", "eenzaamheid"),
    ("Merken wanneer het minder gaat, en dan iets doen.", "angst-voor-terugval"),
    ("Niet meer bang zijn voor een slechte week.", "angst-voor-terugval"),
    ("Weer eens trots zijn op mezelf.", "zelfvertrouwen"),
    ("In een groep iets durven zeggen.", "zelfvertrouwen"),
    ("Vrijwilligerswerk met mijn handen.", "werk-of-dagbesteding"),
    ("Een cursus beginnen en ook afmaken.", "werk-of-dagbesteding"),
    ("Een vast ritme, ook in het weekend.", "ritme-en-rust"),
    ("Eén rustig moment op elke dag.", "ritme-en-rust"),
    ("Uitleggen wat er is zonder dat iemand schrikt.", "uitleggen-aan-je-omgeving"),
    ("Me niet meer schamen voor vroeger.", "schaamte-en-stigma"),
    ("Zelf kiezen wat goed voor mij is.", "regie-houden"),
    ("Weten waar ik goed in ben.", "kwaliteiten-benutten"),
    ("Muziek maken, want daar knap ik van op.", "steunbronnen"),
    ("Iets om naar uit te kijken.", "hoop"),
    ("Boos mogen zijn zonder ruzie.", "omgaan-met-gevoelens"),
    ("Kerst vieren op mijn eigen manier.", "vakantie-en-feestdagen"),
    ("Samen koken en eten.", "Samen koken"),
    ("Vaker buiten zijn, ook als het regent.", "Naar buiten"),
    ("Iets leren van een ander.", ""),
    ("Gewoon even nergens over hoeven praten.", ""),
)  # fmt: skip
"""Sentence and theme: a slug of the library, a title of the group's own, or none."""

OVERRULED: Final = (
    "We waren met weinig. Dit paste beter bij wie er was.",
    "Er was die week veel gebeurd in de buurt.",
    "Het andere thema doen we met meer tijd.",
)
"""Why a facilitator took another theme than the votes."""
