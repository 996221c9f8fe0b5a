#!/bin/sh
# Runs the benchmarks: BUILD TREE [--smoke]. Ratios are taken in one run; with --smoke a few
# rounds only, and a missed ratio is told but is no failure: tests do not depend on speed.
set -u
build=$(cd "$1" && pwd)
tree=$(cd "$2" && pwd)
rounds=300 persons=2000 passes=31 requests=10000
if [ "${3:-}" = --smoke ]; then rounds=5 persons=100 passes=3 requests=64; fi
bench=$build/tests/bench
[ -d "$bench" ] || bench=$build
case=$tree/conf/cases/after-palbociclib.ini
failed=0

"$bench/bench_spawn" $rounds "$build/poise" rank "$case" --as-of 2026-11-23 --site "$tree/conf/poise.cfg" -- \
    "$bench/bench_floor" "$bench/empty" "$tree/conf/poise.cfg" "$tree/conf/catalogue" \
    "$tree/conf/goals" "$case" || failed=1
"$bench/bench_population" "$tree/tests/vignettes" $persons $passes || failed=1

"$bench/bench_isolated" "$tree/tests/vignettes" $persons $passes || failed=1
"$bench/bench_faults" "$tree/tests/vignettes" $requests "$bench/faulty" || failed=1

if [ "${3:-}" = --smoke ]; then
    [ -x "$bench/bench_population" ] && [ -x "$bench/bench_isolated" ] && [ -x "$bench/bench_spawn" ]
    exit $?
fi
exit $failed
