#!/bin/sh
# The queue's benchmark with a server of its own: BUILD RECORDS ROUNDS.
set -u
build=$1
command -v nats-server >/dev/null || {
    echo "queue: skipped, nats-server is not installed"
    exit 0
}
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null; wait; rm -rf "$work"' EXIT
"$build/tests/bench/bench_people" "$2" >"$work/people" || exit 1
nats-server -js -sd "$work/store" -a 127.0.0.1 -p -1 --ports_file_dir "$work" >"$work/log" 2>&1 &
server=$!
tries=100
until [ -s "$work/nats-server_$server.ports" ] && grep -q "Server is ready" "$work/log"; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] || exit 1
    sleep 0.1
done
url=$(sed 's/.*"\(nats:\/\/[^"]*\)".*/\1/' "$work/nats-server_$server.ports")
"$build/tests/bench/bench_queue" "$url" "$build/poise-queue.so" "$work/people" "$2" "$3"
