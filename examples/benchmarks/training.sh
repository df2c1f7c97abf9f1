#!/bin/bash
# Item 6: from a real log of a million rows to an evaluated bundle, whole processes. Give DATA as for reading.sh.
set -euo pipefail
# shellcheck source=examples/benchmarks/common.sh
. "$(dirname "$0")/common.sh"
uniform=() original=() evaluated=()
for _ in $(seq "${ROUNDS:-1}"); do
    for log in online_retail_ii online_retail_II; do
        took=$(ratio "$(whole java -jar "$program" train --transactions "$data/$log.csv.gz" --out "$work/model-$log")" 1000)
        echo "train $log: $took s" >&2
        if [ $log = online_retail_ii ]; then uniform+=("$took"); else original+=("$took"); fi
    done
    evaluated+=("$(ratio "$(whole java -jar "$program" evaluate --transactions "$data/online_retail_ii.csv.gz" \
        --horizon 90 --out "$work/report")" 1000)")
done
result 6 "train on online_retail_ii, 1.04 million rows, backtest included" "<=60" s "${uniform[@]}"
result 6 "train on Online Retail II in its original columns" "<=60" s "${original[@]}"
result 6 "evaluate: the whole backtest of online_retail_ii" "<=180" s "${evaluated[@]}"
