#!/bin/bash
# Items 1 and 2: forests beside other libraries, in JMH; takes hours. JMH's own options may be given, such as "-f 2 -p trainedOn=5000".
set -euo pipefail
# shellcheck source=examples/benchmarks/common.sh
. "$(dirname "$0")/common.sh"
results="${JMH_RESULTS:-$here/target/jmh}"
mkdir -p "$results"
for benchmark in Scoring Curve Contributions MissingValues Load; do
    case " ${ONLY:-$benchmark} " in *" $benchmark "*) ;; *) continue ;; esac
    java -jar "$benchmarks" "${benchmark}Benchmark" -prof gc -rf json -rff "$results/$benchmark.json" "$@"
done
java -cp "$benchmarks" io.customerprediction.benchmarks.Tables "$results"/*.json
java -Xmx6g -XX:+UseSerialGC -cp "$benchmarks" io.customerprediction.benchmarks.Footprint
