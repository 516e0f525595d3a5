"""Made-up names and sentences; none of it is about anybody."""

from __future__ import annotations

from typing import Final

MUNICIPALITY: Final = "Waterdijk"
POSTCODE: Final = "0001 WD"
"""No Dutch postcode begins with a zero."""

VENUES: Final = (
    ("Buurthuis De Brug", "Kadeplein 4", "Oude Haven"),
    ("Wijkcentrum Het Anker", "Ankerstraat 12", "Oude Haven"),
    ("Huis van de Wijk Zonneveld", "Zonneveldlaan 80", "Zonneveld"),
    ("Buurtkamer De Linde", "Lindehof 3", "Lindewijk"),
    ("De Molenschuur", "Molenpad 21", "Molenkwartier"),
    ("Buurthuis Het Schip", "Scheepstimmerkade 9", "Oude Haven"),
    ("Wijkpunt De Ring", "Ringdijk 150", "Noord"),
    ("Buurtkamer Achter de Sluis", "Sluisstraat 2", "Noord"),
    ("De Boomgaard", "Perenlaan 16", "Lindewijk"),
    ("Ontmoetingshuis De Haard", "Haardplein 1", "Molenkwartier"),
    ("Buurthuis De Wielewaal", "Wielewaalstraat 33", "Vogelbuurt"),
    ("Wijkcentrum De Kievit", "Kievitstraat 5", "Vogelbuurt"),
    ("Huiskamer Aan de Plas", "Plasweg 44", "Zonneveld"),
    ("Buurtpunt De Kazerne", "Kazernehof 7", "Centrum"),
    ("De Oude School", "Schoolstraat 18", "Centrum"),
    ("Buurthuis Het Spoor", "Spoorlaan 101", "Spoorzone"),
    ("Wijkpunt De Remise", "Remiseplein 6", "Spoorzone"),
    ("Buurtkamer De Theepot", "Korte Theestraat 11", "Centrum"),
    ("De Tuinkamer", "Kruidenpad 8", "Noord"),
    ("Wijkcentrum De Zwaan", "Zwanenlaan 27", "Vogelbuurt"),
)
"""Name, street and area of each venue."""

FACILITATORS: Final = (
    "Rob Verhagen", "Fatima El Amrani", "Ineke Postma", "Winston Blijd", "Marieke van der Laan",
    "Tomasz Zieliński", "Sevgi Aydın", "Kees Hoekstra", "Lucienne Bakboord", "Hassan Jama",
    "Petra de Wit", "Joost van Elst", "Naima Oulad", "Gerda Wiersma", "Ruud Kolkman",
    "Shanti Ramdin", "Erik Terpstra", "Mirjam Noordhof", "Olena Kovalenko", "Bas Vroom",
    "Truus Hakvoort", "Delano Pinas", "Anouk Bergsma", "Yusuf Demirci",
)  # fmt: skip

# No name in this program is of an existing person; every script must show and be found.
FIRST_PEOPLE: Final = (
    ("Anneke", "Zandstra"), ("Wiesława", "Kamińska"), ("Đặng", "Thị Hồng"), ("Йосиф", "Бондар"),
    ("محمد", "الحسن"), ("Sinéad", "O'Brien"), ("Henk", "van 't Veld"),
    (
        "Maria Esperança da Conceição",
        "de Albuquerque Cavalcanti Monteiro van den Hoogenbosch-Wijdeveld "
        "tot Oud-Zonneveld en Molenkwartier",
    ),
    ("Sam 🌻", ""), ("Ayşe", "Yıldırım"),
)  # fmt: skip
"""The people of the first group, so that the newcomer meets every kind of name."""

CALL_NAMES: Final = (
    "Aïcha", "Ahmet", "Alie", "Alexandru", "Amal", "Andrzej", "Annemarie", "Arie", "Ashwin",
    "Astrid", "Barbara", "Ben", "Bep", "Björn", "Boris", "Carla", "Cees", "Chantal", "Claudia",
    "Cor", "Dalia", "Danny", "Diana", "Dilek", "Dirk", "Dorien", "Ebru", "Edwin", "Elif", "Ellen",
    "Els", "Emre", "Esther", "Ewa", "Farid", "Femke", "Frank", "Frieda", "Gabriela", "Geert",
    "Gül", "Hanneke", "Harm", "Hatice", "Hilda", "Ibrahim", "Ilse", "Ingrid", "Irina", "Jaap",
    "Jacqueline", "Jamal", "Jan", "Janneke", "Jeroen", "Jolanda", "Joyce", "Karim", "Karin",
    "Khadija", "Klaas", "Latifa", "Leen", "Lien", "Linda", "Loes", "Łukasz", "Luuk", "Maaike",
    "Małgorzata", "Marcel", "Margriet", "Mehmet", "Meike", "Miguel", "Mina", "Moniek", "Mustafa",
    "Nadia", "Natalia", "Nel", "Nico", "Noor", "Olga", "Omar", "Patrick", "Paula", "Piet", "Radka",
    "Ria", "Rachid", "René", "Ricardo", "Roelie", "Roos", "Ruth", "Samira", "Sander", "Selma",
    "Sjaan", "Soraya", "Stefan", "Sunita", "Tamara", "Theo", "Tineke", "Truus", "Valentina", "Vera",
    "Wahid", "Wendy", "Wilma", "Wim", "Xavier", "Yara", "Yvonne", "Zeynep", "Zoë", "Нина",
    "فاطمة",
)  # fmt: skip

FAMILY_NAMES: Final = (
    "Achterberg", "Aksoy", "van Amstel", "Bakhuis", "Benali", "van den Berg", "Boerma", "Bouzidi",
    "de Bruijn", "Cornelissen", "Dekkers", "van Dongen", "Dubois", "Eikelboom", "Ergün",
    "Feenstra", "Ferreira", "van Gent", "Goossens", "de Groot", "Haddad", "Heemskerk", "Hendriks",
    "Hussein", "Ivanova", "Jansen", "Janssens", "de Jong", "Kaya", "Kerkhof", "Kowalczyk",
    "Kuipers", "Lammers", "van Leeuwen", "van der Linden", "Mahabier", "Martens", "van der Meer",
    "Mulder", "Nguyễn", "Nijland", "Núñez", "Olthof", "Özdemir", "Peeters", "Pengel",
    "Pruijssers", "Quist", "Ramos", "Reinders", "Rodenburg", "Şahin", "Schouten", "Sijbrandij",
    "Smit", "Stam", "Steenwijk", "Tahiri", "Timmer", "van Tongeren", "Uittenbogaard", "Veenstra",
    "Visser", "Vogelaar", "de Vries", "Wassink", "Wijnands", "van der Wal", "Yılmaz", "Zeegers",
    "Zwart",
)  # fmt: skip

STREETS: Final = (
    "Bremstraat", "Dijkgraafweg", "Eikenlaan", "Havenstraat", "Irisstraat", "Kastanjehof",
    "Lijsterpad", "Meerkoetlaan", "Nieuwe Kade", "Oosterdijk", "Populierstraat", "Roerdompweg",
    "Sluisweg", "Tuinstraat", "Veerpad", "Zonnedauw",
)  # fmt: skip

CONTACT_PERSONS: Final = (
    "mijn zus Lida", "mijn buurman Ton", "mijn dochter Mirte", "mijn broer Said",
    "mijn vriendin Corry", "mijn begeleider thuis, Jos",
)  # fmt: skip

REASONS: Final = (
    "De begeleider was ziek.",
    "Het buurtpunt was dicht.",
    "Er konden te weinig mensen komen.",
    "Code oranje: storm.",
    "De zaal was dubbel geboekt.",
    "De verwarming deed het niet.",
    "Samen naar de open dag van het buurtpunt.",
)
CHRISTMAS_BREAK: Final = "Kerstvakantie."

OPENINGS: Final = (
    "We begonnen met een rondje: wie is er en hoe kom je binnen.",
    "We begonnen met het weerbericht.",
    "We namen eerst de afspraken door.",
    "De koffie stond klaar en we begonnen op tijd.",
    "We begonnen iets later, want de zaal was nog in gebruik.",
    "We begonnen met een minuut stilte om aan te komen.",
    "Er waren nieuwe gezichten, dus we maakten eerst kennis in tweetallen.",
    "We keken kort terug op de vorige keer.",
)
MIDDLES: Final = (
    "Daarna kozen we samen het thema.",
    "Het gesprek in tweetallen duurde langer dan gepland. Dat was goed.",
    "De praatstok hielp om elkaar te laten uitpraten.",
    "Met de beeldkaarten kwam iedereen aan de beurt.",
    "Na de pauze werkten we in kleine groepjes.",
    "De werkvorm paste niet goed. We hebben hem korter gemaakt.",
    "De stellingen gaven een levendig gesprek.",
    "Er was veel aandacht voor elkaar, en ook ruimte voor stilte.",
    "We hebben buiten een rondje gelopen. Dat beviel.",
    "De tijd was krap. We hebben één onderdeel laten vallen.",
)
CLOSINGS: Final = (
    "We sloten af met een woord per persoon.",
    "Aan het eind was het rustig in de groep.",
    "We eindigden op tijd en ruimden samen op.",
    "We sloten af met een korte ademoefening.",
    "Het slot was wat haastig. Volgende keer eerder beginnen met afronden.",
    "We spraken af het thema nog een keer te doen.",
)
MINUTES_STAY: Final = "Het verslag ligt bij de groep."
TAKE_ALONG: Final = (
    "De stoelen alvast in een kring zetten.",
    "Nieuwe viltstiften en A3-papier meenemen.",
    "Het thema nog een keer doen, met meer tijd.",
    "Een langere pauze plannen.",
    "De afspraken weer even ophangen.",
    "De beeldkaarten meenemen.",
    "Eerder beginnen met afronden.",
    "Vragen of de kleine zaal vrij is. Die is stiller.",
    "De lijst met vervolgactiviteiten van het buurtpunt meenemen.",
)
THEMES: Final = (
    "steunbronnen", "valkuilen", "eenzaamheid", "hulp vragen", "regie houden",
    "kwaliteiten benutten", "uitleggen aan je omgeving", "feestdagen", "zin en betekenis",
    "slapen", "geld en stress", "werk of dagbesteding", "grenzen", "naasten", "hoop",
    "schaamte", "vakantie", "rouw",
)  # fmt: skip
