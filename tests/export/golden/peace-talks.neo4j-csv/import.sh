#!/bin/sh
# Loads the two tables into a new database; arguments are passed on, its name last.
cd "$(dirname "$0")" || exit 1
exec neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv \
  --multiline-fields=true "${@:-neo4j}"
