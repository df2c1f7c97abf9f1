#!/bin/bash
# Item 3: processor time a request beside a bare servlet and the original's stack, latencies, log lines, batches.
# Needs wrk; for the original's stack also python3-flask, python3-pandas, python3-sklearn and gunicorn.
# SECONDS_EACH (default 6) is how long each server is measured at a time.
set -euo pipefail
# shellcheck source=examples/benchmarks/common.sh
. "$(dirname "$0")/common.sh"
each="${SECONDS_EACH:-6}"

start java -Xmx128m -XX:+UseSerialGC -jar "$program" serve --host 127.0.0.1 --port "$port" --models "$models" \
    --logs "$work/logs" --log-file-bytes 1000000000 --log-total-bytes 10000000000 --database-url jdbc:h2:mem:benchmark
ours=$pid
start java -Xmx128m -XX:+UseSerialGC -cp "$benchmarks" io.customerprediction.benchmarks.EchoServer $((port + 1))
floor=$pid
await "http://127.0.0.1:$port/predict_churn"
await "http://127.0.0.1:$((port + 1))/"
answered=1

# ask SCRIPT CONNECTIONS SECONDS URL: sets requests, micros (the run's length), p99 (milliseconds) and errors.
ask() {
    local words
    words=$(wrk -t1 -c "$2" -d "$3" -s "$here/peers/$1" --latency "$4" | grep '^RESULT')
    read -r _ requests micros p99 errors <<<"$words"
}

# cost PID SCRIPT CONNECTIONS SECONDS URL: sets used, the microseconds of processor time a request.
cost() {
    local before after
    before=$(cpu "$1")
    ask "$2" "$3" "$4" "$5"
    after=$(cpu "$1")
    used=$(awk -v ms=$((after - before)) -v n="$requests" 'BEGIN { printf "%.3f", ms * 1000 / n }')
}

echo "warming up" >&2
for path in predict_churn predict_next_purchase; do
    ask customers.lua 8 "$((3 * each))" "http://127.0.0.1:$port/$path"
    [ "$path" = predict_churn ] && answered=$((answered + requests))
done
ask customers.lua 8 "$((3 * each))" "http://127.0.0.1:$((port + 1))/"
ask batch.lua 1 "$((2 * each))" "http://127.0.0.1:$port/api/v1/predictions"
ask batch.lua 1 "$each" "http://127.0.0.1:$((port + 1))/"

for connections in 8 64; do
    churn=() next=() latency=() rate=()
    for _ in $(seq "$rounds"); do
        cost "$floor" customers.lua "$connections" "$each" "http://127.0.0.1:$((port + 1))/"
        bare=$used
        cost "$ours" customers.lua "$connections" "$each" "http://127.0.0.1:$port/predict_churn"
        answered=$((answered + requests))
        [ "$errors" = 0 ] || { echo "$errors errors" >&2; exit 1; }
        churn+=("$(ratio "$used" "$bare")")
        latency+=("$p99")
        rate+=("$(ratio $((requests * 1000000)) "$micros")")
        echo "$connections connections: floor $bare µs, churn $used µs, p99 $p99 ms" >&2
        cost "$ours" customers.lua "$connections" "$each" "http://127.0.0.1:$port/predict_next_purchase"
        next+=("$(ratio "$used" "$bare")")
    done
    result 3 "CPU of /predict_churn against a bare servlet, $connections connections" "<=2.5" × "${churn[@]}"
    result 3 "CPU of /predict_next_purchase against a bare servlet, $connections connections" - × "${next[@]}"
    result 3 "requests a second of /predict_churn, $connections connections" - /s "${rate[@]}"
    [ $connections != 8 ] || result 3 "99th percentile of the latency, 8 connections" "<=2" ms "${latency[@]}"
done

# A run ends with up to 64 requests that are answered and not counted; fewer pairs of lines than answers would be a loss.
lines=$(cat "$work"/logs/churn_prediction*.log | wc -l)
result 3 "pairs of log lines for each answer of /predict_churn (1 or a little above: none lost)" ">=1" × \
    "$(awk -v l="$lines" -v a="$answered" 'BEGIN { printf "%.6f", l / 2 / a }')"

batch=() forest=() total=()
for _ in $(seq 3); do
    cost "$floor" batch.lua 1 "$each" "http://127.0.0.1:$((port + 1))/"
    bare=$used
    cost "$ours" batch.lua 1 "$each" "http://127.0.0.1:$port/api/v1/predictions"
    [ "$errors" = 0 ] || { echo "$errors errors" >&2; exit 1; }
    whole java -Xmx256m -cp "$benchmarks" io.customerprediction.benchmarks.ForestTime "$models" >/dev/null
    read -r _ own < <(grep RESULT "$work/out.txt")
    forest+=("$own")
    batch+=("$(awk -v all="$used" -v bare="$bare" -v own="$own" 'BEGIN { printf "%.3f", (all / 1000 - own) / (bare / 1000) }')")
    echo "10,000 customers: floor $bare µs, ours $used µs, forest and curves alone $own ms" >&2
    total+=("$(ratio "$used" 1000)")
done
result 3 "10,000 customers in one list: CPU beyond the forest's own, against parse and echo" "<=2" × "${batch[@]}"
result 3 "10,000 customers in one list: the forest's own CPU" - ms "${forest[@]}"

if command -v gunicorn >/dev/null && /usr/bin/python3 -c 'import flask, pandas, sklearn' 2>/dev/null; then
    cd "$work"
    start gunicorn --workers 4 --bind "127.0.0.1:$((port + 2))" --chdir "$work" --pythonpath "$here/peers" original:app
    original=$pid
    await "http://127.0.0.1:$((port + 2))/predict_churn"
    mapfile -t workers < <(pgrep -P "$original")
    faster=() cheaper=()
    for _ in 1 2 3; do
        ask customers.lua 8 "$each" "http://127.0.0.1:$((port + 2))/predict_churn"
        theirs=$(ratio $((requests * 1000000)) "$micros")
        ask customers.lua 8 "$each" "http://127.0.0.1:$port/predict_churn"
        faster+=("$(awk -v n="$requests" -v us="$micros" -v theirs="$theirs" 'BEGIN { print n * 1e6 / us / theirs }')")
        before=$(cpu "${workers[@]}")
        ask batch.lua 1 "$each" "http://127.0.0.1:$((port + 2))/batch"
        used=$(awk -v ms=$(($(cpu "${workers[@]}") - before)) -v n="$requests" 'BEGIN { print ms / n }')
        cheaper+=("$(ratio "$used" "${total[2]}")")
        echo "the original's stack: $theirs requests/s, 10,000 customers in one list $used ms" >&2
    done
    stop "$original"
    result 3 "requests a second of /predict_churn against the original's stack, 8 connections" ">=100" × "${faster[@]}"
    result 3 "10,000 customers in one list: CPU of scikit-learn in Flask (classes alone) against ours" ">=5" × "${cheaper[@]}"
fi
