"""Cities that a dateline names by themselves, and what may stand behind any other town.

Origin: the editors' list: capitals, seats of international bodies, and large
cities that news style lets stand without a state or country.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale

from indexer.lexicon.us_states import STATE_NAMES, US_STATES

CITIES = frozenset(
    name.strip().lower()
    for name in """
Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Adelaide, Algiers, Almaty, Amman, Amsterdam, Ankara,
Antananarivo, Antwerp, Astana, Asunción, Athens, Atlanta, Auckland, Austin, Baghdad, Baku, Bamako,
Baltimore, Bangalore, Bangkok, Barcelona, Basel, Beijing, Beirut, Belfast, Belgrade, Berlin, Bern,
Birmingham, Bishkek, Bogotá, Bogota, Bonn, Boston, Brasília, Brasilia, Bratislava, Brisbane, Bristol,
Brooklyn, Brussels, Bucharest, Budapest, Buenos Aires, Busan, Cairo, Calgary, Canberra, Cape Town,
Caracas, Cardiff, Chennai, Chicago, Chisinau, Cincinnati, Cleveland, Colombo, Copenhagen, Dakar,
Dallas, Damascus, Dar es Salaam, Darwin, Davos, Delhi, Denver, Detroit, Dhaka, Doha, Dubai, Dublin,
Dushanbe, Düsseldorf, Edinburgh, Edmonton, Frankfurt, Freetown, Gaborone, Geneva, Gibraltar, Glasgow,
Guangzhou, Guatemala City, Hamburg, Hanoi, Harare, Havana, Helsinki, Ho Chi Minh City, Hobart,
Hong Kong, Honolulu, Houston, Hyderabad, Indianapolis, Islamabad, Istanbul, Jakarta, Jerusalem,
Johannesburg, Kabul, Kampala, Karachi, Kathmandu, Khartoum, Kigali, Kingston, Kinshasa, Kolkata,
Kuala Lumpur, Kuwait City, Kyiv, La Paz, Lagos, Lahore, Las Vegas, Lausanne, Leeds, Lima, Lisbon,
Liverpool, Ljubljana, London, Los Angeles, Luanda, Lusaka, Luxembourg, Lyon, Macau, Madrid, Malé,
Managua, Manchester, Manhattan, Manila, Maputo, Marseille, Melbourne, Mexico City, Miami, Milan,
Milwaukee, Minneapolis, Minsk, Mogadishu, Monaco, Monrovia, Montevideo, Montreal, Montréal, Moscow,
Mumbai, Munich, Muscat, Nairobi, New Delhi, New Orleans, New York, New York City, Nicosia,
Oklahoma City, Osaka, Oslo, Ottawa, Panama City, Paris, Perth, Philadelphia, Phnom Penh, Phoenix,
Pittsburgh, Port Moresby, Portland, Prague, Pretoria, Quebec City, Quito, Rabat, Ramallah, Reykjavik,
Riga, Rio de Janeiro, Riyadh, Rome, Rotterdam, Sacramento, Salt Lake City, San Antonio, San Diego,
San Francisco, San José, San José de Costa Rica, San Juan, San Salvador, Sana'a, Santiago,
Santo Domingo, São Paulo, Sao Paulo, Sarajevo, Seattle, Seoul, Shanghai, Shenzhen, Singapore, Skopje,
Sofia, St. Louis, Stockholm, Strasbourg, Stuttgart, Suva, Sydney, Taipei, Tallinn, Tashkent, Tbilisi,
Tegucigalpa, Tehran, Tel Aviv, The Hague, Tirana, Tokyo, Toronto, Tripoli, Tunis, Turin, Ulaanbaatar,
Valletta, Vancouver, Vatican City, Vienna, Vientiane, Vilnius, Warsaw, Washington, Wellington,
Windhoek, Winnipeg, Yangon, Yaoundé, Yerevan, Zagreb, Zürich, Zurich, Aarhus, Ahmedabad, Apia,
Asmara, Ashgabat, Bandung, Bandar Seri Begawan, Bangui, Banjul, Belo Horizonte, Bergen, Bhopal,
Bilbao, Bissau, Bologna, Brazzaville, Bridgetown, Brno, Bruxelles, Bujumbura, Chandigarh, Chengdu,
Chongqing, Cologne, Conakry, Cotonou, Curitiba, Da Nang, Daegu, Dili, Djibouti, Douala, Dresden,
Faisalabad, Fortaleza, Fukuoka, Gdańsk, Genoa, Genève, Gothenburg, Guadalajara, Guayaquil, Haifa,
Hangzhou, Hannover, Honiara, Ibadan, Incheon, Jaipur, Jeddah, Juba, Kano, Kochi, Kraków, Krakow,
Kyoto, Köln, Leipzig, Libreville, Lilongwe, Lomé, Lucknow, Malabo, Malmö, Maseru, Mbabane, Medellín,
Mombasa, Monterrey, Moroni, N'Djamena, Nagoya, Nanjing, Naples, Niamey, Nouakchott, Nuku'alofa,
Nuremberg, Palermo, Paramaribo, Penang, Peshawar, Podgorica, Port Louis, Port Vila, Port of Spain,
Port-au-Prince, Porto, Porto Alegre, Porto-Novo, Poznań, Praia, Pristina, Pune, Quetta, Recife,
Sapporo, Sejong, Seville, Surabaya, Tampere, Thessaloniki, Thimphu, Thiruvananthapuram, Tianjin,
Vaduz, Valencia, Venice, Wien, Wrocław, Wuhan, Xi'an, Łódź
""".replace("\n", " ").split(",")
)  # fmt: skip

# How newspapers shorten states, provinces and counties behind a town.
_SHORT_FORMS = frozenset(
    """ab act ala alta ariz ark bc calif colo conn dc del england fla ga ill ind kan ky la man
    mass md mich minn miss mo mont nb neb nev ns nsw nt okla on ont ore pa qc qld que sask
    scotland tas tenn tex uae uk us usa va vic vt wales wash wis wva wyo""".split()
)
_PROVINCES = frozenset(
    """alberta, british columbia, manitoba, new brunswick, newfoundland and labrador, nova scotia,
    nunavut, ontario, prince edward island, quebec, québec, saskatchewan, yukon, new south wales,
    northern territory, queensland, south australia, tasmania, victoria, western australia,
    northern ireland""".replace("\n   ", "").split(", ")
)
_PUNCTUATION = re.compile(r"[.’'\s]")


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    """States of the United States and countries of the world (CLDR), lower case."""
    countries = Locale("en").territories
    names = {str(name).lower() for code, name in countries.items() if code.isalpha()}
    return frozenset(names | _PROVINCES | {name.lower() for name in STATE_NAMES})


def is_region(words: str) -> bool:
    """Whether words are a state, a province or a country: ``Ore.``, ``N.J.``, ``Kenya``."""
    plain = _PUNCTUATION.sub("", words)
    if plain.upper() in US_STATES and plain.isupper():
        return True
    return plain.lower() in _SHORT_FORMS or words.strip().lower() in _regions()


def is_country(words: str) -> bool:
    """Whether words name a state, a province or a country in full: ``Sri Lanka``, ``Ohio``."""
    return words.strip().lower() in _regions()


def is_city(words: str) -> bool:
    """Whether words name a city that needs no state behind it, in whatever case."""
    return words.strip().lower() in CITIES


_BRACKET = re.compile(r"\s*\(.*")
_DISTRICT = re.compile(r" D\.?C\.?$")


_JOINTS = re.compile(r"\s*/\s*| and ")


def is_located(place: str) -> bool:
    """``Geneva``, ``Tollerton, Ore.``, ``GENEVA/NAIROBI``: a place by its own words."""
    parts = [part.strip() for part in place.split(",")]
    if len(parts) > 1 and is_region(parts[-1]):
        return True
    city = _BRACKET.sub("", parts[0])
    if is_region(city) and not city.isupper():
        return True
    named = _JOINTS.split(_DISTRICT.sub("", city))
    return all(is_city(name) for name in named)
