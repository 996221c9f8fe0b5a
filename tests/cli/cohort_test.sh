#!/bin/sh
# Many persons: order, jobs, parts, bad lines, forms, and what is left when a run is ended.
. "$(dirname "$0")/lib.sh"
day="--as-of 2026-11-23"

# people COUNT: that many lines, of which some say nothing and some cannot be used
people() {
    awk -v count="$1" 'BEGIN {
        split("bone;liver;lung;brain;nodes", site, ";")
        split("positive;low;zero;ultralow", her2, ";")
        for (i = 1; i <= count; i++) {
            if (i % 97 == 0) { print ""; continue }
            if (i % 89 == 0) { print "{\"id\": \"bad" i "\", \"facts\": {\"aeg\": 3}}"; continue }
            if (i % 83 == 0) { print "{\"id\": \"torn" i; continue }
            printf "{\"id\": \"p%d\", \"facts\": {\"age\": %d, \"sex\": \"female\", ", i, 30 + i * 7 % 60
            printf "\"er\": \"%s\", \"her2\": ", i % 3 == 0 ? "negative" : "positive"
            printf "{\"value\": \"%s\", \"date\": \"2026-0%d-11\"}, ", her2[i % 4 + 1], i % 9 + 1
            printf "\"sites\": [\"%s\", \"%s\"], ", site[i % 5 + 1], site[i % 3 + 1]
            printf "\"menopause\": \"%s\", \"ecog\": %d, \"line\": %d, ", i % 4 ? "post" : "pre", i % 4, i % 5 + 1
            printf "\"setting\": \"recurrent\", \"visceral_crisis\": %s}}\n", i % 11 ? "false" : "true"
        }
    }'
}
people 600 >people.ndjson

same() {
    checks=$((checks + 1))
    cmp -s "$1" "$2" || bad "other bytes: $3"
}

# -------- one line a line, whatever is wrong with it
expect 3 "$poise" cohort people.ndjson $day -o whole.ndjson
says err "13 of 594 persons not answered"
checks=$((checks + 1))
[ "$(wc -l <whole.ndjson)" = 594 ] || bad "a line was lost or made"
sed -n 89p whole.ndjson >out
says out '"line":89,"id":"bad89","error":{"status":"E_FACT_NAME"'
says out 'the nearest is \"age\"'
sed -n 83p whole.ndjson >out
says out '"line":83,"id":null,"error":{"status":"E_JSON"'
head -1 whole.ndjson >out
says out '{"line":1,"id":"p1","first":{"systemic":'
says out '"ask_next":[{"fact":'
sed 's/^{"line":\([0-9]*\),.*/\1/' whole.ndjson >numbers
checks=$((checks + 1))
sort -nu numbers | cmp -s - numbers || bad "the lines are not in the order of the input"

# -------- the same bytes for any number of threads, and from anywhere
for jobs in 1 2 5; do
    expect 3 "$poise" cohort people.ndjson $day --jobs $jobs
    same out whole.ndjson "--jobs $jobs"
done
"$poise" cohort - $day <people.ndjson >out 2>err
same out whole.ndjson "standard input"
dd if=people.ndjson bs=777 status=none | "$poise" cohort - $day >out 2>err
same out whole.ndjson "a pipe in odd pieces"
printf %s "$(cat people.ndjson)" >unended.ndjson
expect 3 "$poise" cohort unended.ndjson $day
same out whole.ndjson "no newline at the end"

# -------- parts, one after the other, are the whole
for parts in 1 2 7; do
    : >joined
    : >joined.csv
    for part in $(seq $parts); do
        "$poise" cohort people.ndjson $day --part $part/$parts --no-ask 2>err >>joined
        "$poise" cohort people.ndjson $day --part $part/$parts --no-ask --format csv 2>err >>joined.csv
    done
    "$poise" cohort people.ndjson $day --no-ask >out 2>err
    same out joined "$parts parts"
    "$poise" cohort people.ndjson $day --no-ask --format csv >out 2>err
    same out joined.csv "$parts parts as a table"
done
head -3 people.ndjson >three.ndjson
: >joined
for part in 1 2 3 4 5 6 7 8 9; do "$poise" cohort three.ndjson $day --part $part/9 >>joined; done
expect 0 "$poise" cohort three.ndjson $day
same out joined "more parts than lines"
expect 2 "$poise" cohort - $day --part 1/2 <people.ndjson
says err "standard input cannot be cut"
expect 2 "$poise" cohort people.ndjson --part 3/2
says err "must be I/N"

# -------- the full answer is that of rank
head -1 people.ndjson >one.json
"$poise" rank one.json --format json $day >ranked
"$poise" cohort one.json $day --full >out
checks=$((checks + 1))
sed 's/^{"line":1,/{/' out | tr -d ' \n' >a
tr -d ' \n' <ranked >b
cmp -s a b || bad "--full says something else than rank"

# -------- why: the same list, with what it rests on
expect 3 "$poise" cohort people.ndjson $day --no-ask
cp out brief
expect 3 "$poise" cohort people.ndjson $day --why
cp out why
expect 3 "$poise" cohort people.ndjson $day --why --jobs 1
cp out single
expect 0 cmp single why
says why '{"line":1,"schema":"poise-why/1","id":'
says why '"contributions":{'
says why '"source":"'
first() { sed -n 's/^{"line":\([0-9]*\),.*"recommend[a-z]*":\[{"option":"\([^"]*\)".*/\1 \2/p' "$1"; }
first brief >a
first why >b
expect 0 cmp a b
expect 0 test -s a
expect 2 "$poise" cohort people.ndjson --why --full
says err "one of them"
expect 2 "$poise" cohort people.ndjson --why --format csv
says err "--why goes with --format ndjson only"

# -------- a table has one head, a cell for each column, and one line a row
expect 3 "$poise" cohort people.ndjson $day --no-ask --format csv
checks=$((checks + 1))
[ "$(wc -l <out)" = 595 ] || bad "a row was lost or made"
head -1 out >head
says head "line,id,systemic,balance,second,second_balance,local,bone,support,trial,"
printf '{"id": "a \\"b\\", c\\nd", "facts": {"ecog": 1}}\n' >odd.ndjson
expect 0 "$poise" cohort odd.ndjson $day --format csv
says out '1,"a ""b"", c\nd",'

# -------- a summary counts what the lines say
expect 3 "$poise" cohort people.ndjson $day --format summary --jobs 2
cp out summary
says out "Cohort of 594: 581 answered, 13 not"
says out "E_FACT_NAME"
says out "the first in line 83"
expect 3 "$poise" cohort people.ndjson $day --format summary --jobs 1
same out summary "a summary by another number of threads"
for option in $(grep -o '"first":{"systemic":"[^"]*"' whole.ndjson | sed 's/.*:"//; s/"//' | sort | uniq -c |
    sort -k1,1nr -k2 | awk 'NR <= 3 { print $2 ":" $1 }'); do
    checks=$((checks + 1))
    sed -n '/^COMES FIRST: SYSTEMIC/,/^$/p' summary | grep -q "  ${option%:*} .* ${option#*:} " ||
        bad "the summary counts ${option%:*} otherwise than ${option#*:}"
done

# -------- killed at any moment, a run goes on and loses and repeats nothing
size() { [ ! -e "$1" ] && echo 0 || wc -c <"$1"; }
for form in "ndjson" "csv --no-ask"; do
    "$poise" cohort people.ndjson $day --format $form >whole 2>err
    rm -f got got.run
    for try in 1 2 3 4 5 6 7; do
        target=$(($(size got) + $(od -An -N2 -tu2 /dev/urandom)))
        "$poise" cohort people.ndjson $day --format $form -o got --resume --jobs 2 2>/dev/null &
        pid=$!
        while kill -0 $pid 2>/dev/null && [ "$(size got)" -lt $target ]; do :; done
        kill -9 $pid 2>/dev/null
        wait $pid 2>/dev/null
    done
    expect 3 "$poise" cohort people.ndjson $day --format $form -o got --resume --quiet
    same got whole "killed again and again, as $form"
    expect 3 "$poise" cohort people.ndjson $day --format $form -o got --resume
    says err "13 of 594 persons"
    same got whole "gone on with after its end"
done

# a torn line at any byte
"$poise" cohort people.ndjson $day --no-ask -o got 2>err
cp got whole
for cut in 1 2 9 10 11 100 5000 5001 $(od -An -N8 -tu2 /dev/urandom); do
    head -c $cut whole >got
    "$poise" cohort people.ndjson $day --no-ask -o got --resume 2>err
    same got whole "cut after $cut bytes"
done
tail -n +2 got.run | grep -q "^finished = yes$" || bad "the card does not say that it is finished"

# the day that it was begun for is kept
sed 's/^as_of = .*/as_of = 2026-11-01/' got.run >card && mv card got.run
head -c 5000 whole >got
expect 3 "$poise" cohort people.ndjson $day --no-ask -o got --resume
says err "was begun with another day (2026-11-01)"

# -------- what does not belong together is refused, and nothing is changed
begin() {
    "$poise" cohort people.ndjson $day -o got --no-ask "$@" 2>err
    head -c 5000 got >kept && cp kept got
    sed 's/^finished = yes/finished = no/' got.run >card && mv card got.run
}
refused() {
    words=$1
    shift
    expect 3 "$poise" cohort "$@" -o got
    says err "$words"
    same got kept "$words"
}
begin
refused "holds an unfinished run" people.ndjson $day --no-ask
refused "another form" people.ndjson $day --no-ask --resume --format csv
refused "another form" people.ndjson $day --resume
refused "another --part" people.ndjson $day --no-ask --resume --part 1/2
refused "other goals" people.ndjson $day --no-ask --resume --goals quality-first
refused "another site" people.ndjson $day --no-ask --resume --site "$tree/conf/sites/eu-small-hospital.cfg"
refused "of another size" unended.ndjson $day --no-ask --resume
sed '1s/p1/q1/' people.ndjson >other.ndjson
refused "it begins otherwise" other.ndjson $day --no-ask --resume
expect 3 sh -c '"$1" cohort - --as-of 2026-11-23 --no-ask -o got --resume <other.ndjson' sh "$poise"
sed 's/^poise = .*/poise = 0.0.9/' got.run >card && mv card got.run
refused "another version of Poise (0.0.9)" people.ndjson $day --no-ask --resume
rm got.run
refused "there is no got.run" people.ndjson $day --no-ask --resume
cat people.ndjson | "$poise" cohort - $day --no-ask -o got 2>err
head -c 5000 got >kept && cp kept got
checks=$((checks + 1))
sed 's/"p\([0-9]\)/"q\1/' people.ndjson | "$poise" cohort - $day --no-ask -o got --resume 2>err &&
    bad "went on with another standard input"
says err "does not give the answer that got ends with"
same got kept "another standard input"
echo | "$poise" cohort - $day --no-ask -o got --resume 2>err &&
    bad "went on with a shorter standard input"
same got kept "a shorter standard input"
expect 2 "$poise" cohort people.ndjson --resume
says err "--resume needs -o FILE"

# one run at a time
mkfifo slow
"$poise" cohort - $day --no-ask -o held <slow 2>held.err &
pid=$!
exec 9>slow
head -300 people.ndjson >&9
while [ "$(size held)" = 0 ]; do kill -0 $pid || break; done
expect 2 "$poise" cohort people.ndjson $day -o held --resume
says err "another run is writing to it"

# -------- asked to stop, it leaves whole lines and says how to go on
kill -TERM $pid
wait $pid
got=$?
exec 9>&-
cp held.err err
checks=$((checks + 1))
[ $got = 130 ] || bad "exit $got after SIGTERM"
says err "the same command with --resume goes on"
checks=$((checks + 1))
[ -z "$(tail -c 1 held)" ] || bad "SIGTERM left half a line"
cat people.ndjson | "$poise" cohort - $day --no-ask -o held --resume 2>err
same held whole "gone on with after SIGTERM"
env --default-signal=INT "$poise" cohort - $day --no-ask <slow >out 2>err &
pid=$!
exec 9>slow
head -300 people.ndjson >&9
while [ "$(wc -l <out)" -lt 297 ]; do kill -0 $pid || break; done
kill -INT $pid
wait $pid
exec 9>&-
checks=$((checks + 1))
head -"$(wc -l <out)" whole | cmp -s - out || bad "SIGINT left half a line"
says err "stopped after 300 lines"

# -------- nothing to read, nowhere to write
expect 0 "$poise" cohort /dev/null $day
is_empty out
expect 2 "$poise" cohort nobody.ndjson
says err "nobody.ndjson: No such file"
expect 2 "$poise" cohort .
says err "Is a directory"
if [ -e /dev/full ]; then
    expect 1 "$poise" cohort people.ndjson $day --no-ask -o /dev/full
    says err "cannot write: No space left on device"
fi
expect 0 sh -c '"$1" cohort people.ndjson --no-ask | head -1 >first' sh "$poise"
expect 2 "$poise" cohort people.ndjson --format json
says err "takes ndjson, csv or summary"
expect 2 "$poise" rank people.ndjson --format csv
expect 2 "$poise" rank people.ndjson --jobs 2

# a line that is too long is one record, and the next is answered
{
    printf '{"id": "long", "note": "'
    head -c 17000000 /dev/zero | tr '\0' x
    printf '"}\n'
    head -1 people.ndjson
} >long.ndjson
expect 3 "$poise" cohort long.ndjson $day --no-ask
checks=$((checks + 1))
[ "$(wc -l <out)" = 2 ] || bad "a long line gave more than one record"
says out '"line":1,"id":null,"error":{"status":"E_TOO_BIG","reason":"the line is longer than 16 MiB"'
says out '"line":2,"id":"p1","first"'
done_testing
