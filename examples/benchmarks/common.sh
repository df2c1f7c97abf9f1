# shellcheck shell=bash
# Sourced by the scripts beside it: where things are, how processes are timed, how a result is written down.

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
program="${PROGRAM:-$root/webapp/target/customer-prediction.jar}"
benchmarks="${BENCHMARKS:-$here/target/benchmarks.jar}"
# shellcheck disable=SC2034 # the scripts use them
models="${MODELS:-$root/models}"
# shellcheck disable=SC2034
data="${DATA:-$root/../shared/data}"
# shellcheck disable=SC2034
rounds="${ROUNDS:-5}"
# shellcheck disable=SC2034
port="${PORT:-5099}"
work="$(mktemp -d "${TMPDIR:-/tmp}/benchmark.XXXXXX")"
started=()

for file in "$program" "$benchmarks"; do
    [ -f "$file" ] || { echo "$file is missing: mvn -q -Pbenchmarks -DskipTests package" >&2; exit 1; }
done

clean_up() {
    local pid
    for pid in "${started[@]}"; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap clean_up EXIT

# start COMMAND...: runs it beside us; $pid is its process.
start() {
    "$@" >"$work/out.txt" 2>&1 &
    pid=$!
    started+=("$pid")
}

stop() {
    kill "$1"
    wait "$1" 2>/dev/null || true
}

# await URL: until it answers a question with success, at most half a minute.
await() {
    local tries=0
    until curl --silent --fail --output /dev/null --max-time 5 -H 'Content-Type: application/json' \
        -d '{"Recency":10,"Frequency":5,"Monetary":5000,"Cluster":1}' "$1"; do
        tries=$((tries + 1))
        [ $tries -lt 3000 ] || { echo "$1 does not answer" >&2; cat "$work/out.txt" >&2; exit 1; }
        sleep 0.01
    done
}

# cpu PID...: milliseconds of processor time so far, user and system, of these processes.
cpu() {
    local one
    for one in "$@"; do
        sed 's/.*) //' "/proc/$one/stat"
    done | awk -v tick="$(getconf CLK_TCK)" '{ sum += $12 + $13 } END { printf "%.0f\n", sum * 1000 / tick }'
}

millis() {
    echo $((${EPOCHREALTIME/./} / 1000))
}

# whole COMMAND...: milliseconds that a whole process takes; its output goes to $work/out.txt.
whole() {
    local from
    from=$(millis)
    "$@" >"$work/out.txt" 2>&1 || { cat "$work/out.txt" >&2; exit 1; }
    echo $(($(millis) - from))
}

ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f\n", a / b }'
}

# result ITEM WHAT BOUND UNIT VALUE...: prints a line for docs/PERFORMANCE.md with the median and the range of the
# values. BOUND is "<=30", ">=3" or "-" where there is none.
result() {
    local item=$1 what=$2 bound=$3 unit=$4
    shift 4
    printf '%s\n' "$@" | sort -g | awk -v item="$item" -v what="$what" -v bound="$bound" -v unit="$unit" \
        -v script="$(basename "$0")" '
        function shown(x) { return sprintf(x >= 100 ? "%.0f" : x >= 10 ? "%.1f" : "%.2f", x) }
        { value[NR] = $1 }
        END {
            median = NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2
            limit = substr(bound, 3) + 0
            met = bound == "-" ? "" : (bound ~ /^<=/ ? median <= limit : median >= limit) ? "yes" : "**no**"
            sub(/^<=/, "≤ ", bound)
            sub(/^>=/, "≥ ", bound)
            range = NR > 1 ? sprintf(" (%s–%s)", shown(value[1]), shown(value[NR])) : ""
            printf "| %s | %s | %s | %s%s | %s | `%s` |\n", item, what,
                bound == "-" ? "" : bound " " unit, shown(median) " " unit, range, met, script
        }' | tee -a "${RESULTS:-/dev/null}"
}
