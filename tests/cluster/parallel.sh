#!/bin/sh
# GNU parallel for real: POISE TREE. Parts of a file, and blocks of a pipe, as the manual page
# shows both.
. "$(dirname "$0")/../cli/lib.sh"
command -v parallel >/dev/null && parallel --version 2>/dev/null | grep -q "GNU parallel" ||
    { echo "skipped: GNU parallel is not installed"; exit 77; }
export HOME="$work" poise # parallel keeps its notes there
for i in $(seq 400); do
    printf '{"id": "p%d", "facts": {"age": %d, "sex": "female", "er": "positive", "her2": "low", "line": %d}}\n' \
        "$i" $((30 + i % 60)) $((1 + i % 4))
done >people.ndjson
"$poise" cohort people.ndjson --as-of 2026-11-23 --no-ask >whole

# -------- parts of a file: the outputs one after the other are the output of the whole
expect 0 parallel --jobs 3 --will-cite \
    '"$poise" cohort people.ndjson --as-of 2026-11-23 --no-ask --jobs 1 --part {}/7 -o answers.{}.ndjson --resume' \
    ::: 1 2 3 4 5 6 7
is_empty err
cat answers.[1-7].ndjson | cmp - whole || bad "the parts are not the whole"
checks=$((checks + 1))

# -------- a part that was killed goes on when all of it is run again
head -c 4000 answers.5.ndjson >torn && cp torn answers.5.ndjson
expect 0 parallel --jobs 3 --will-cite \
    '"$poise" cohort people.ndjson --as-of 2026-11-23 --no-ask --jobs 1 --part {}/7 -o answers.{}.ndjson --resume' \
    ::: 1 2 3 4 5 6 7
cat answers.[1-7].ndjson | cmp - whole || bad "run again, the parts are not the whole"
checks=$((checks + 1))

# -------- blocks of a pipe: the same answers in the same order; lines are counted by block
expect 0 sh -c 'parallel --will-cite --keep-order --pipe --block 8k --jobs 3 \
    "$poise" cohort - --as-of 2026-11-23 --no-ask --jobs 1 <people.ndjson'
sed 's/^{"line":[0-9]*,/{/' out >blocks
sed 's/^{"line":[0-9]*,/{/' whole | cmp - blocks || bad "the blocks are not the whole"
checks=$((checks + 1))
grep -q '^{"line":1,"id":"p1",' out && [ "$(grep -c '^{"line":1,' out)" -gt 3 ] ||
    bad "there was one block only"
checks=$((checks + 1))
done_testing
