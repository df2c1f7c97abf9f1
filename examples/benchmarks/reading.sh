#!/bin/bash
# Item 5: from a CSV of ten million rows to histories, beside DuckDB and pandas; memory. Give DATA, a folder with
# online_retail_ii.csv.gz and online_retail_II.csv.gz (data/README.md says where from), and SCRATCH for the long files.
set -euo pipefail
# shellcheck source=examples/benchmarks/common.sh
. "$(dirname "$0")/common.sh"
scratch="${SCRATCH:-$work}"
uniform="$scratch/online_retail_ii_x10.csv"
original="$scratch/online_retail_II_x10.csv"

# Ten copies with customers, and orders with them, renumbered.
[ -f "$uniform" ] || /usr/bin/python3 "$here/peers/copies.py" "$data/online_retail_ii.csv.gz" "$uniform" customer_id order_id
[ -f "$original" ] || /usr/bin/python3 "$here/peers/copies.py" "$data/online_retail_II.csv.gz" "$original" "Customer ID" Invoice

duckdb() {
    whole java -cp "$benchmarks" io.customerprediction.benchmarks.DuckDbDays "$@" >/dev/null
    read -r _ _ _ millis_used < <(grep RESULT "$work/out.txt")
}

duck=() ahead=() duck_original=() rate=()
for _ in $(seq "$rounds"); do
    ours=$(whole java -Xmx2g -XX:+UseParallelGC -cp "$benchmarks" io.customerprediction.benchmarks.ReadLog "$uniform")
    duckdb "$uniform" customer_id timestamp amount
    duck+=("$(ratio "$ours" "$millis_used")")
    pandas=$(whole /usr/bin/python3 "$here/peers/pandas_days.py" "$uniform" customer_id timestamp amount)
    ahead+=("$(ratio "$pandas" "$ours")")
    wide=$(whole java -Xmx2g -XX:+UseParallelGC -cp "$benchmarks" io.customerprediction.benchmarks.ReadLog "$original")
    rate+=("$(ratio "$wide" "$ours")")
    echo "ours $ours ms, DuckDB $millis_used ms, pandas $pandas ms; original columns $wide ms" >&2
    duckdb "$original" "Customer ID" InvoiceDate "Quantity * Price"
    duck_original+=("$(ratio "$wide" "$millis_used")")
done
result 5 "reading 10.4 million rows, the whole process, against DuckDB's query alone" "<=1.5" × "${duck[@]}"
result 5 "pandas against reading 10.4 million rows, whole processes" ">=3" × "${ahead[@]}"
result 5 "reading the original columns (10.7 million rows) against the four columns" "<=2" × "${rate[@]}"
result 5 "reading the original columns against DuckDB's query alone" - × "${duck_original[@]}"
