#!/bin/sh
# A worker that is told to stop finishes what it has in hand, and nothing is given out twice.
. "$(dirname "$0")/lib.sh"
server_start

# However fast it is, some lot is large enough that it is stopped before the end of it.
many=0
answered=0
more=${POISE_QUEUE_RECORDS:-3000}
has_begun() { has_stored q-results $((answered + 1)); }
while [ "$answered" = "$many" ] && [ "$many" -lt 100000 ]; do
    persons $((many + 1)) $((many + more)) >>in.ndjson
    many=$((many + more))
    more=$((2 * more))
    expect 0 queue submit in.ndjson # what is there already is not added again
    worker said
    drained=$!
    wait_until has_begun
    kill -TERM $drained
    expect 0 wait $drained
    says said "done: "
    says said "stored and acknowledged"
    says said "0 were stored already"
    now=$(sed -n 's/.*done: \([0-9]*\) records.*/\1/p' said)
    answered=$((answered + now))
done

# what it answered is what is stored; what it did not fetch is still there, and in no hand
checks=$((checks + 3))
[ "$(stored q-results)" = "$answered" ] || bad "$(stored q-results) stored, $answered answered"
is_left "$((many - answered)) 0" || bad "left: $(left), answered: $answered"
[ "$answered" -lt "$many" ] || bad "it did not stop"

# another one goes on where it stopped; nobody waits for a lease
worker said --until-empty --jobs 2
expect 0 wait $!
says said "done: $((many - answered)) records"
says said "0 were stored already"
same_answers in.ndjson

# a server that is away does not keep a worker from ending
worker said
waiting=$!
sleep 0.5
server_stop
sleep 0.5
kill -TERM $waiting
expect 0 wait $waiting
done_testing
