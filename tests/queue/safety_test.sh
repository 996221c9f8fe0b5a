#!/bin/sh
# Addresses that must not be used, servers that are not there, streams that are not ours.
. "$(dirname "$0")/lib.sh"
persons 1 3 >in.ndjson

# plain text to another machine
for verb in "submit in.ndjson" work collect; do
    expect 2 "$poise" $verb --nats nats://queue.example:4222 --stream q
    says err "plain text to another machine; use tls://, or say --insecure"
    is_empty out
done
expect 2 "$poise" work --nats 10.1.2.3:4222 --stream q
says err "plain text"
expect 2 "$poise" work --nats nats://127.0.0.1:1,nats://queue.example:4222 --stream q
says err "plain text"
expect 2 "$poise" work --nats nats://127.0.0.1@queue.example:4222 --stream q
says err "plain text"
expect 2 "$poise" work --nats nats://127.evil.example --stream q
says err "plain text"

# wanted all the same: then it is only that nobody is there
expect 2 "$poise" submit in.ndjson --nats nats://queue.invalid:4222 --stream q --insecure
says err "no connection to queue.invalid:4222"

# nobody is there; a password is never shown
expect 2 "$poise" submit in.ndjson --nats nats://me:hunter2@127.0.0.1:1 --stream q
says err "poise: --nats: no connection to 127.0.0.1:1"
not_says err hunter2
checks=$((checks + 1))
[ "$(wc -l <err)" = 1 ] || bad "more than one sentence"

# what is missing or wrong is named
expect 2 "$poise" work --stream q
says err "--nats is missing"
expect 2 "$poise" work --nats nats://127.0.0.1
says err "--stream is missing"
expect 2 "$poise" work --nats nats://127.0.0.1 --stream "a.b"
says err "a name has 1 to 32 letters"
expect 2 "$poise" work --nats http://127.0.0.1 --stream q
says err "begins with nats:// or tls://"
expect 2 "$poise" work --nats nats://127.0.0.1 --stream q --nats-creds nothing
says err "--nats-creds nothing: there is no such file"
expect 3 "$poise" submit nothing.ndjson --nats nats://127.0.0.1:1 --stream q
says err "nothing.ndjson: No such file"
expect 2 "$poise" rank case.ini --stream q
says err "--stream goes with"

# the address may stand in the environment
NATS_URL=nats://127.0.0.1:1 expect 2 "$poise" collect --stream q
says err "no connection to 127.0.0.1:1"

# a stream of another kind, and a repeated submit
server_start
expect 0 "$tool" stream "$url" q other
expect 2 queue submit in.ndjson
says err "the stream q is there but does not hold the subject q.records"
again() { "$poise" "$@" --nats "$url" --stream r --as-of $day; }
expect 0 again submit in.ndjson
says out "3 records: 3 added, 0 were there already, 0 refused"
expect 0 again submit in.ndjson --format json
says out '"duplicates": 3'
cat in.ndjson in.ndjson >twice.ndjson
expect 0 again submit - <twice.ndjson
says out "6 records: 0 added, 6 were there already, 0 refused"
head -c 2000000 /dev/zero | tr '\0' x >long.ndjson
expect 3 again submit long.ndjson
says err "long.ndjson:1: the record is longer than the server takes"
expect 0 again collect -o none.ndjson
says err "0 answers"
server_stop

# a server without JetStream
nats-server -a 127.0.0.1 -p "$port" >>server.log 2>&1 &
server=$!
plain() { "$poise" submit in.ndjson --nats "$url" --stream r 2>err; grep -q "without JetStream" err; }
wait_until plain
says err "without JetStream"
done_testing
