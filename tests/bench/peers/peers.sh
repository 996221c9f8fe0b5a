#!/bin/sh
# Poise beside other engines on the same work: BUILD TREE [--smoke]. Every engine once a round, on
# one core, then one table. A smoke run asks Poise and the C reference only, about 500 persons: a
# wrong result fails, speed does not.
set -eu
build=$(cd "$1" && pwd)/tests/bench/peers
here=$(cd "$2" && pwd)/tests/bench/peers
modules=$(cd "$2" && pwd)/build/bench/peers
if [ "${3:-}" = --smoke ]; then
    exec "$build/bench_peers" 500 2
fi
rounds=${PEERS_ROUNDS:-3} persons=10000 few=200
core=$(($(nproc) - 1))

# Not `npm ci`: the lock names the binaries of one platform only.
mkdir -p "$modules"
cp "$here/package.json" "$here/package-lock.json" "$modules"
(cd "$modules" && npm install --no-audit --no-fund --silent)
export NODE_PATH="$modules/node_modules"

# The work lies where it was made when Poise was built; lists and figures go beside it.
cd "$build"
node "$here/prolog.js" . $persons
node "$here/clips.js" .

on_core() {
    taskset -c "$core" "$@"
}

for round in $(seq "$rounds"); do
    echo "# round $round"
    on_core ./bench_peers $persons 5 .
    on_core node "$here/plain.js" . $persons 5
    on_core swipl -O -q -g main -t halt options.pl persons.pl -- swi-prolog 3
    on_core ./bench_peers_clips . $persons 3
    on_core node "$here/zen.js" . $persons 1
    on_core node "$here/json_rules_engine.js" . $persons 1
    on_core node "$here/cql.js" . $persons 1
    on_core node "$here/cql_fhir.js" . $few 1
    printf 'dev: round %s of %s\n' "$round" "$rounds" >&2
done >figures
exec node "$here/summary.js" figures
