#!/bin/sh
# A worker that is told to stop finishes what it has in hand, and nothing is given out twice.
. "$(dirname "$0")/lib.sh"
server_start
many=${POISE_QUEUE_RECORDS:-3000}
persons 1 "$many" >in.ndjson
expect 0 queue submit in.ndjson
worker said
drained=$!
some() { has_stored q-results 1; }
wait_until some
kill -TERM $drained
expect 0 wait $drained
says said "done: "
says said "stored and acknowledged"
says said "0 were stored already"

# what it answered is what is stored; what it did not fetch is still there, and in no hand
answered=$(sed -n 's/.*done: \([0-9]*\) records.*/\1/p' said)
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
