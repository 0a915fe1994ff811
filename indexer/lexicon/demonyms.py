"""Adjectives of nations, peoples, languages and continents: they tell of somebody, never name one.

Origin: the editors' list, by the countries of the United Nations and the larger languages.
"""

from __future__ import annotations

DEMONYMS = frozenset(
    """Afghan African Albanian Algerian American Angolan Arab Arabic Argentine Argentinian
    Armenian Asian Australian Austrian Azerbaijani Bahraini Bangladeshi Basque Belarusian
    Belgian Bolivian Bosnian Brazilian British Bulgarian Burmese Cambodian Cameroonian Canadian
    Cantonese Caribbean Catalan Chilean Chinese Christian Colombian Congolese Croatian Cuban
    Cypriot Czech Danish Dutch Ecuadorian Egyptian Emirati English Eritrean Estonian Ethiopian
    European Fijian Filipino Finnish French Gambian Georgian German Ghanaian Greek Guatemalan
    Haitian Hawaiian Hebrew Hindi Hispanic Honduran Hungarian Icelandic Indian Indonesian
    Iranian Iraqi Irish Islamic Israeli Italian Jamaican Japanese Jewish Jordanian Kazakh Kenyan
    Korean Kurdish Kuwaiti Laotian Latin Latina Latino Latvian Lebanese Liberian Libyan
    Lithuanian Malay Malaysian Maltese Mandarin Mexican Mongolian Moroccan Muslim Namibian
    Nepalese Nicaraguan Nigerian Norwegian Omani Pakistani Palestinian Panamanian Paraguayan
    Persian Peruvian Polish Portuguese Qatari Romanian Russian Rwandan Saudi Scandinavian
    Scottish Senegalese Serbian Singaporean Slovak Slovenian Somali Spanish Sudanese Swedish
    Swiss Syrian Taiwanese Tanzanian Thai Tibetan Tunisian Turkish Ugandan Ukrainian Uruguayan
    Uzbek Venezuelan Vietnamese Welsh Yemeni Zambian Zimbabwean""".split()
)
