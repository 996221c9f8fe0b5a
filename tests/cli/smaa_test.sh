#!/bin/sh
# A plain decision problem: the same bytes everywhere, conflicts named, errors at their place.
. "$(dirname "$0")/lib.sh"
problems=$tree/tests/cli/smaa

# what was answered once is answered by every build
for problem in "$problems"/*.json; do
    name=$(basename "$problem" .json)
    expect 0 "$poise" smaa "$problem"
    checks=$((checks + 1))
    cmp -s out "$problems/$name.out" || bad "$name: other bytes than $problems/$name.out"
    is_empty err
done

# the contract, and a table for people
expect 0 "$poise" smaa "$problems/running-example.json"
says out '"schema": "poise-smaa/1"'
for key in draws seed mean_weights rank_acceptability central_weights confidence_factor pairwise_win \
    value_mean value_sd clipped_share; do
    says out "\"$key\":"
done
expect 0 "$poise" smaa "$problems/running-example.json" --format json
expect 0 "$poise" smaa "$problems/running-example.json" --format text
says out "leans to: Q, first in 79 of 100 readings"
expect 0 "$poise" smaa "$problems/point.json" --format text --ascii --width 60
says out "o1: c0 0.4, c1 0.3, c2 0.2, c3 0.1; first with these in 21"

# standard input; another seed gives another answer, and is written down
expect 0 sh -c "'$poise' smaa - <'$problems/orders.json'"
expect 0 "$poise" smaa "$problems/orders.json" --seed 8
says out '"seed": 8'
checks=$((checks + 1))
cmp -s out "$problems/orders.out" && bad "another seed, the same answer"

# a contradiction exits 5 and names what is in conflict, and only that
sed 's/{"type": "none"}/{"type": "all", "of": [{"type": "ordinal", "order": ["time", "harm", "visits"]}, {"type": "ratio", "bounds": [{"num": "visits", "den": "time", "lo": 1.5, "hi": null}]}]}/' \
    "$problems/running-example.json" >conflict.json
expect 5 "$poise" smaa conflict.json
is_empty out
says err '"visits" counts at least 1.5 times as much as "time" (/preferences/of/1/bounds/0)'
says err '"time" counts at least as much as "harm" (/preferences/of/0/order/1)'
says err '"harm" counts at least as much as "visits" (/preferences/of/0/order/2)'
sed 's/{"type": "none"}/{"type": "lower-bounds", "lo": [0.5, 0.4, 0.2]}/' "$problems/running-example.json" >floors.json
expect 5 "$poise" smaa floors.json
says err '"time" weighs at least 0.5 (/preferences/lo/0)'

# what cannot be used is told at its place; what is not used is told too
sed 's/"worst": 60/"worst": 0/' "$problems/running-example.json" >flat.json
expect 3 "$poise" smaa flat.json
says err "flat.json: /criteria/1/value: worst and best are the same"
sed 's/"seed": 1/"seed": 1, "title": "t"/' "$problems/running-example.json" >title.json
expect 0 "$poise" smaa title.json
says err "title.json: /title is not used"
expect 0 "$poise" smaa title.json --quiet
is_empty err
echo '{' >broken.json
expect 3 "$poise" smaa broken.json
says err "broken.json:"
expect 3 "$poise" smaa nowhere.json
says err "No such file"
expect 2 "$poise" smaa
says err "usage: poise smaa FILE.json|-"

# no site and no plugins are needed
expect 0 env POISE_SITE=/nowhere POISE_PLUGIN_PATH=/nowhere "$poise" smaa "$problems/point.json"

# numbers that do not depend on the locale
expect 0 env LC_ALL=de_DE.UTF-8 "$poise" smaa "$problems/point.json"
checks=$((checks + 1))
cmp -s out "$problems/point.out" || bad "another locale, other bytes"
done_testing
