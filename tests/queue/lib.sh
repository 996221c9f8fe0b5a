# What the scripts about the queue share. Sourced: . "$(dirname "$0")/lib.sh"
# $1 is the program, $2 the tree, $3 the folder of the tool; the working folder is a fresh
# one, and a server runs for it on a port of its own.
tools=$3
. "$(dirname "$0")/../cli/lib.sh"
command -v nats-server >/dev/null || {
    echo "skipped: nats-server is not installed"
    exit 77
}
tool=$tools/tool
day=2026-11-23

# Starts the server; the first time on any free port, then again on the same.
server_start() {
    nats-server -js -sd "$work/store" -a 127.0.0.1 -p "${port:--1}" --ports_file_dir "$work" \
        ${server_flags:-} >>server.log 2>&1 &
    server=$!
    wait_until test -s "$work/nats-server_$server.ports"
    port=$(sed 's/.*"\(nats\|tls\):\/\/[^"]*:\([0-9]*\)".*/\2/' "$work/nats-server_$server.ports")
    url=nats://127.0.0.1:$port
    wait_until grep -q "Server is ready" server.log
}

server_stop() {
    kill "$server"
    wait "$server" 2>/dev/null
}

# Ends what was started here, whatever happened.
workers=""
clean() {
    for process in $workers ${server:-}; do
        kill -9 "$process" 2>/dev/null
    done
    rm -rf "$work"
}
trap clean EXIT

# wait_until COMMAND...: at most 20 seconds
wait_until() {
    tries=200
    until "$@" 2>/dev/null; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || {
            bad "never came true: $*"
            return 1
        }
        sleep 0.1
    done
}

queue() { # VERB ARGUMENTS...
    queue_verb=$1
    shift
    "$poise" "$queue_verb" "$@" --nats "$url" --stream q --as-of $day
}

# worker NAME ARGUMENTS...: in the background, with $! as its process; what it says goes to NAME
worker() {
    worker_says=$1
    shift
    "$poise" work --nats "$url" --stream q --as-of $day "$@" 2>"$worker_says" &
    workers="$workers $!"
}

# Records that were not given to anybody, or are in hand.
left() { "$tool" left "$url" q; }
is_left() { [ "$(left)" = "$1" ]; }
stored() { "$tool" count "$url" "$1"; }
has_stored() { [ "$(stored "$1")" -ge "$2" ]; }

# persons FIRST LAST: that many records
persons() {
    awk -v first="$1" -v last="$2" 'BEGIN {
        split("positive negative", er); split("zero low positive", her2)
        split("\"bone\" \"liver\" \"bone\",\"lung\"", sites); split("post pre", menopause)
        for (i = first; i <= last; i++)
            printf "{\"id\": \"p%d\", \"facts\": {\"age\": %d, \"sex\": \"female\", \"ecog\": %d, " \
                "\"er\": \"%s\", \"her2\": \"%s\", \"line\": %d, \"sites\": [%s], \"menopause\": \"%s\"}}\n",
                i, 30 + i % 50, i % 3, er[1 + i % 2], her2[1 + i % 3], 1 + int(i / 7) % 3,
                sites[1 + int(i / 5) % 3], menopause[1 + int(i / 3) % 2]
    }'
}

# same_answers FILE: what was collected is what `poise cohort` says of it, in any order
same_answers() {
    checks=$((checks + 1))
    "$poise" cohort "$1" --as-of $day --format ndjson -q 2>cohort.err | grep -v '"error":' | sort >wanted
    queue collect -o answers -q 2>err || bad "collect failed"
    sort answers >got
    [ -s wanted ] || bad "poise cohort said nothing of $1"
    cmp wanted got >out 2>&1 || bad "the answers differ from those of poise cohort"
}
