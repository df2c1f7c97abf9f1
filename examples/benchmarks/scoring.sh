#!/bin/bash
# Item 7: a million customers from twenty million rows. Give SCRATCH, a folder with 1 GB to spare.
set -euo pipefail
# shellcheck source=examples/benchmarks/common.sh
. "$(dirname "$0")/common.sh"
log="${SCRATCH:-$work}/generated-20.csv"
[ -f "$log" ] || java -cp "$benchmarks" io.customerprediction.examples.data.HugeLog "$log" 20000000 "${CUSTOMERS:-1100000}"
took=()
for _ in $(seq "$rounds"); do
    took+=("$(ratio "$(whole java -Xmx2g -XX:+UseParallelGC -jar "$program" score --models "$models" \
        --transactions "$log" --as-of 2024-12-30 --out "$work/predictions.csv")" 1000)")
    echo "${took[-1]} s" >&2
done
customers=$(($(wc -l <"$work/predictions.csv") - 1))
result 7 "score $customers customers from 20 million rows" "<=30" s "${took[@]}"
