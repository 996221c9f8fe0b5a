#!/bin/sh
# Every fuzzer for a while: BUILD TREE SECONDS. Says how much was run and found.
set -eu
build=$1
tree=$2
seconds=$3
failed=0
for program in "$build"/tests/fuzz/*_fuzz; do
    subject=$(basename "$program" _fuzz)
    if sh "$tree/tests/fuzz/one.sh" "$program" "$subject" "$tree" "$build/corpus" \
        "-max_total_time=$seconds" >"$build/fuzz-$subject.log"; then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/fuzz-$subject.log")
        echo "$subject: $runs inputs, nothing found"
    else
        failed=1
        echo "$subject: FOUND SOMETHING"
        tail -40 "$build/fuzz-$subject.log"
    fi
done
exit $failed
