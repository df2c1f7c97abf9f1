#!/bin/bash
# Item 5: memory and time of reading generated logs of 1 to 100 million rows, a twentieth as many customers. Give SCRATCH,
# a folder with 6 GB to spare (each log is removed after it was read); the plot goes to docs/reading-growth.svg.
set -euo pipefail
# shellcheck source=examples/benchmarks/common.sh
. "$(dirname "$0")/common.sh"
scratch="${SCRATCH:-$work}"
sizes="${MILLIONS:-1 3 10 30 100}"
points=()

read_log() {
    whole java "$@" -XX:+UseParallelGC -cp "$benchmarks" io.customerprediction.benchmarks.ReadLog "$log"
}

for millions in $sizes; do
    log="$scratch/generated-$millions.csv"
    java -cp "$benchmarks" io.customerprediction.examples.data.HugeLog "$log" "${millions}000000" $((millions * 50000))
    heap=$((millions <= 10 ? 1000 : millions * 60))m
    took=() best=""
    for _ in $(seq $((millions <= 10 ? 3 : 1))); do
        took+=("$(ratio "$(read_log "-Xmx$heap")" 1000)")
    done
    best=$(printf '%s\n' "${took[@]}" | sort -g | head -1)
    points+=("${millions}000000" "$best")
    result 5 "reading $millions million generated rows with -Xmx$heap" - s "${took[@]}"
    if [ "$millions" = 10 ]; then
        whole java -Xmx1000m -XX:+UseSerialGC -cp "$benchmarks" io.customerprediction.benchmarks.ReadLog "$log" memory >/dev/null
        read -r _ customers days bytes < <(grep RESULT "$work/out.txt")
        result 5 "bytes kept, against 24 a purchase day and 150 a customer ($days days, $customers customers)" "<=1" × \
            "$(ratio "$bytes" $((24 * days + 150 * customers)))"
    fi
    rm "$log"
done
java -cp "$benchmarks" io.customerprediction.benchmarks.GrowthPlot "${PLOT:-$root/docs/reading-growth.svg}" "${points[@]}"
