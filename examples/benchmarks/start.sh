#!/bin/bash
# Item 4: from the start of the process to the first answer, with and without an archive of loaded classes; memory.
set -euo pipefail
# shellcheck source=examples/benchmarks/common.sh
. "$(dirname "$0")/common.sh"
cd "$work"
options=(serve --host 127.0.0.1 --port "$port" --models "$models" --logs "$work/logs"
    --database-url "jdbc:h2:file:$work/store")
url="http://127.0.0.1:$port"

resident() {
    awk '/^VmRSS/ { print $2 / 1024 }' "/proc/$1/status"
}

# once JVM-OPTIONS...: sets first (seconds to the first answer), busy (seconds of processor time until then) and rss.
once() {
    local from
    from=$(millis)
    start java "$@" -jar "$program" "${options[@]}"
    await "$url/predict_churn"
    first=$(ratio $(($(millis) - from)) 1000)
    busy=$(ratio "$(cpu "$pid")" 1000)
    await "$url/predict_next_purchase"
    # The dashboard's first page waits for the database.
    curl --silent --fail --output /dev/null "$url/overview"
    rss=$(resident "$pid")
    stop "$pid"
}

serial=(-XX:+UseSerialGC)
java -Xmx128m "${serial[@]}" -Xlog:disable -XX:DumpLoadedClassList=classes.txt -jar "$program" serve --check --port 0 \
    --models "$models" --logs "$work/logs" --database-url jdbc:h2:mem:check
java -Xmx128m "${serial[@]}" -Xlog:disable -Xshare:dump -XX:SharedClassListFile=classes.txt \
    -XX:SharedArchiveFile=program.jsa -cp "$program"
small=("${serial[@]}" -XX:SharedArchiveFile=program.jsa -XX:TieredStopAtLevel=1)
once -Xmx128m "${serial[@]}" # makes the database

with=() with_cpu=() quick=() quick_cpu=() without=() without_cpu=() memory=() memory_quick=()
for _ in $(seq "$rounds"); do
    once -Xmx128m "${serial[@]}" -XX:SharedArchiveFile=program.jsa
    with+=("$first") with_cpu+=("$busy") memory+=("$rss")
    once -Xmx128m "${small[@]}"
    quick+=("$first") quick_cpu+=("$busy") memory_quick+=("$rss")
    once -Xmx128m "${serial[@]}"
    without+=("$first") without_cpu+=("$busy")
done
result 4 "first answer after the start, with the archive" "<=0.7" s "${with[@]}"
result 4 "the same, processor time" - s "${with_cpu[@]}"
result 4 "first answer, with the archive and -XX:TieredStopAtLevel=1" "<=0.7" s "${quick[@]}"
result 4 "the same, processor time" - s "${quick_cpu[@]}"
result 4 "first answer, without an archive" "<=1.2" s "${without[@]}"
result 4 "the same, processor time" - s "${without_cpu[@]}"
result 4 "resident set after load, -Xmx128m, with the archive" "<=160" MiB "${memory[@]}"
result 4 "resident set after load, -Xmx128m, with the archive and -XX:TieredStopAtLevel=1" "<=160" MiB "${memory_quick[@]}"

start java -Xmx64m "${serial[@]}" -jar "$program" "${options[@]}"
await "$url/predict_churn"
failed=0
if command -v wrk >/dev/null; then
    for path in predict_churn predict_next_purchase; do
        read -r _ _ _ _ errors < <(wrk -t1 -c8 -d5 -s "$here/peers/customers.lua" "$url/$path" | grep '^RESULT')
        failed=$((failed + errors))
    done
fi
result 4 "requests that failed in ten seconds under load at -Xmx64m, both models" "<=0" "" "$failed"
result 4 "resident set after that" - MiB "$(resident "$pid")"
