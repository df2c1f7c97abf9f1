#!/usr/bin/env bash
# Measures the forecasts on public logs by the product's own `evaluate`, and prints the tables of docs/QUALITY.md.
# Usage: examples/benchmarks/quality.sh DATA OUT
#   DATA  folder with online_retail_ii.csv.gz and cdnow.csv.gz (columns customer_id,timestamp,amount,order_id)
#   OUT   folder that receives the reports (evaluation.json and evaluation.html of each run)
# Needs the packaged jar: mvn -q -DskipTests package
set -euo pipefail
data="${1:?folder with the public logs}"
out="${2:?folder for the reports}"
here="$(cd "$(dirname "$0")" && pwd)"
jar="${JAR:-$here/../../webapp/target/customer-prediction.jar}"

# log, last day that may be seen, horizon; each run goes back by one, two and three horizons and by a year
runs=(
    "online_retail_ii 2011-12-08 90"
    "online_retail_ii 2011-11-08 90"
    "online_retail_ii 2011-12-08 60"
    "online_retail_ii 2011-12-08 30"
    "cdnow 1998-06-29 90"
    "cdnow 1998-05-31 90"
    "cdnow 1998-06-29 60"
    "cdnow 1998-06-29 30"
)
reports=()
for run in "${runs[@]}"; do
    read -r log end horizon <<<"$run"
    folder="$out/$log-$end-$horizon"
    [ -s "$folder/evaluation.json" ] ||
        java -Xmx1g -jar "$jar" evaluate --transactions "$data/$log.csv.gz" --as-of "$end" --horizon "$horizon" \
            --seed 1 --out "$folder" >&2
    reports+=("$folder/evaluation.json")
done
java -cp "$jar" "$here/src/main/java/io/customerprediction/benchmarks/QualityTable.java" "${reports[@]}"
