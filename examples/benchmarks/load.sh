#!/bin/bash
# Item 1: the first load of a forest of two million nodes in a new JVM.
set -euo pipefail
# shellcheck source=examples/benchmarks/common.sh
. "$(dirname "$0")/common.sh"
first=()
java -Xmx4g -cp "$benchmarks" io.customerprediction.benchmarks.FirstLoad "$work/forest"
for _ in $(seq "$((2 * rounds))"); do
    whole java -Xmx256m -XX:+UseSerialGC -cp "$benchmarks" io.customerprediction.benchmarks.FirstLoad "$work/forest" >/dev/null
    read -r _ nodes took _ < <(grep RESULT "$work/out.txt")
    first+=("$took")
done
result 1 "first load of $nodes nodes in a new JVM" "<=100" ms "${first[@]}"
