#!/bin/sh
# Runs the benchmarks: BUILD TREE [--smoke]. Ratios are taken in one run. With --smoke there are
# a few rounds only: a wrong result fails, a missed ratio (exit code 3) is told and does not,
# since tests do not depend on speed.
set -u
build=$(cd "$1" && pwd)
tree=$(cd "$2" && pwd)
rounds=300 persons=2000 passes=31 requests=10000 deadline_ms=30 too_slow=1
crowd=30000 crowd_rounds=11 many=1000000 bundles=500 records=20000 draws=100000
if [ "${3:-}" = --smoke ]; then
    rounds=5 persons=100 passes=3 requests=64 deadline_ms=1000 too_slow=0
    crowd=500 crowd_rounds=1 many=2000 bundles=20 records=1000 draws=2000
fi
bench=$build/tests/bench
case=$tree/conf/cases/after-palbociclib.ini
failed=0

run() {
    "$@"
    code=$?
    [ $code = 0 ] || [ $code = 3 ] || failed=1
    [ $code != 3 ] || [ $too_slow = 0 ] || failed=1
}

run "$bench/bench_spawn" $rounds "$build/poise" rank "$case" --as-of 2026-11-23 --site "$tree/conf/poise.cfg" -- \
    "$bench/bench_floor" "$bench/empty" "$tree/conf/poise.cfg" "$tree/conf/catalogue" \
    "$tree/conf/goals" "$case"
run "$bench/bench_population" "$tree/tests/vignettes" $persons $passes
run "$bench/bench_isolated" "$tree/tests/vignettes" $persons $passes
run "$bench/bench_faults" "$tree/tests/vignettes" $requests "$bench/faulty" $deadline_ms
run "$bench/bench_bundles" $bundles $passes
run "$bench/bench_smaa" $draws 3
people=$(mktemp -d)
run "$bench/bench_cohort" "$build/poise" "$tree/conf/poise.cfg" "$bench/bench_people" "$people" $crowd $crowd_rounds $many
rm -rf "$people"
[ ! -e "$bench/bench_queue" ] || run sh "$tree/tests/bench/queue.sh" "$build" $records 5
exit $failed
