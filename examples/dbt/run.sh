#!/bin/sh
# The pairs out, the map in, the join: what a warehouse does once a day.
set -eu
cd "$(dirname "$0")"

columns=set,code,outcome,reason,retry,actor,class,match,summary
# dbt wants to see a seed before there is one.
mkdir -p seeds
[ -f seeds/verdicts.csv ] || echo $columns > seeds/verdicts.csv
dbt run --select +payment_pairs
python - <<'PYTHON'
import os

import duckdb

database = os.environ.get("PAYVERDICT_EXAMPLE", "example.duckdb")
duckdb.connect(database, read_only=True).sql("from payment_pairs").write_csv("pairs.csv")
PYTHON
# A status of 1 says that some codes are malformed; the map has them, too.
python -m payverdict decode --pairs --columns $columns pairs.csv > seeds/verdicts.csv || [ $? = 1 ]
# The seed, the join, and the tests of both.
dbt build
