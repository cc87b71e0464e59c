"""Fifty thousand words of composed French prose name no country, whatever their words look like."""

from __future__ import annotations

import random

from spacy.language import Language

from otan_extract import layers

_SUBJECTS = (
    "Maurice Lantier", "Dominique", "la boulangère", "Jordan Vasseur", "le facteur", "Mme Paris-Delorme",
    "Chantal", "le vieux turfiste", "une chienne terrier", "Denzel Duval", "notre voisine Martinique Roy",
    "le petit suisse de la cantine", "le chat persan", "la grande sœur de Georgia", "Ange Martinez",
    "le maçon du bourg", "l'institutrice", "un canari jaune", "la tante Florence", "le vent du nord",
)  # fmt: skip
_VERBS = (
    "pose", "regarde", "oublie", "repeint", "promet de réparer", "retrouve", "range", "préfère", "dessine",
    "porte jusqu'au grenier", "cache derrière le four", "lave avec soin", "raconte", "perd", "décrit",
)  # fmt: skip
_OBJECTS = (
    "le café moulu", "une chaise en osier", "la chanson du matin", "un pull en cachemire", "son turban bleu",
    "le cochon d'inde", "une dinde rôtie", "la poule faisane", "le vase de porcelaine", "un panama de paille",
    "l'eau de Cologne", "la toile de jute", "une tarte à la rhubarbe", "les volets persiennes", "un vieux tricot",
    "la guinée trouvée dans un tiroir", "le bermuda rayé", "un cardigan gris", "des pommes reinettes",
    "un roman oublié", "le jersey de laine", "la salade niçoise",
)  # fmt: skip
_PLACES = (
    "sur le quai", "au fond du jardin", "près de la fontaine", "dans la rue des Lilas", "à la cave",
    "devant la mairie", "sous le noyer", "le long du canal", "au pied de la tour", "à la sortie du village",
    "dans le golfe", "au bord de la mer", "chez Maurice", "à Lyon", "à Quimper",
)  # fmt: skip
_TIMES = (
    "Ce matin-là", "Au mois de mars", "Vers midi", "Après la pluie", "Le dimanche", "En automne", "La veille",
    "À la tombée du jour", "Sans un mot", "Depuis la Saint-Jean", "Chaque été", "Un soir de juin",
)  # fmt: skip


def _prose(words: int, seed: int) -> list[str]:
    """Return paragraphs of at least ``words`` words in all, the same for the same ``seed``."""
    choose = random.Random(seed).choice  # noqa: S311 - composes prose, keeps no secret
    paragraphs, count = [], 0
    while count < words:
        sentences = [
            f"{choose(_TIMES)}, {choose(_SUBJECTS)} "
            f"{choose(_VERBS)} {choose(_OBJECTS)} {choose(_PLACES)}, et {choose(_VERBS)} {choose(_OBJECTS)}."
            for _ in range(40)
        ]
        paragraphs.append(" ".join(sentences))
        count += len(paragraphs[-1].split())
    return paragraphs


def test_fifty_thousand_words_without_countries_name_none(nlp: Language) -> None:
    found = []
    with nlp.select_pipes(disable=["otan_quotations", "otan_speakers"]):
        for doc in nlp.pipe(_prose(50_000, seed=4)):
            found += [doc.text[m.start - 20 : m.end + 20] for m in layers.read(doc, layers.CountryMention)]
    assert found == []
