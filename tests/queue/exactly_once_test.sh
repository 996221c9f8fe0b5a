#!/bin/sh
# Two workers, one killed in mid-batch, the server restarted: every record is answered once.
. "$(dirname "$0")/lib.sh"
server_start
many=${POISE_QUEUE_RECORDS:-3000}
persons 1 "$many" >in.ndjson
expect 0 queue submit in.ndjson
says out "$many records: $many added, 0 were there already"
expect 0 "$tool" lease "$url" q 2

# a worker dies with records in hand
in_hand() { # more than none, and some are stored
    has_stored q-results 100 && [ "$(left | cut -d' ' -f2)" -gt 0 ]
}
tries=0
while :; do
    worker died
    victim=$!
    wait_until in_hand || break
    kill -9 $victim
    wait $victim 2>/dev/null
    in_hand && break
    tries=$((tries + 1))
    [ $tries -lt 20 ] || {
        bad "no worker could be killed in mid-batch"
        break
    }
done
lost=$(left | cut -d' ' -f2)
checks=$((checks + 1))
[ "$lost" -gt 0 ] || bad "nothing was in hand"

# two others go on, the server is restarted below them
worker first
first=$!
worker second --jobs 2
second=$!
before=$(stored q-results)
has_more() { has_stored q-results $((before + 100)); }
wait_until has_more
kill -STOP $first $second # so that both have work left when the server goes
persons $((many + 1)) $((many + 500)) >>in.ndjson
many=$((many + 500))
expect 0 queue submit in.ndjson
server_stop
kill -CONT $first $second
sleep 3 # longer than a batch takes: whoever works must notice
server_start
wait_until is_left "0 0"

# they end when they are told to
kill -TERM $first
kill -INT $second
expect 0 wait $first
expect 0 wait $second
says first "stored and acknowledged"
says second "stored and acknowledged"
cat first second >both
says both "the server answers again"

same_answers in.ndjson
checks=$((checks + 1))
[ "$(stored q-results)" = "$many" ] || bad "$(stored q-results) answers are stored, not $many"

# the same again adds nothing, though everything is answered and the server has forgotten
expect 0 queue submit in.ndjson
worker again --until-empty
expect 0 wait $!
checks=$((checks + 1))
[ "$(stored q-results)" = "$many" ] || bad "a repeated submit gave more answers"
done_testing
