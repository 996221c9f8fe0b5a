#!/bin/sh
# What cannot be answered becomes a dead letter with the reason, and stops nobody else.
. "$(dirname "$0")/lib.sh"
server_start
persons 1 60 >in.ndjson
printf '\n{"id": "wrong", "facts": {"agee": 3}}\nnot json\n' >>in.ndjson
persons 61 100 >>in.ndjson
expect 0 queue submit in.ndjson
says out "102 records: 102 added"
expect 0 "$tool" put "$url" q.records "{\"id\": \"from elsewhere\", \"facts\": {\"age\": 61}}"
expect 0 "$tool" put "$url" q.records " "

# an invalid record at once
worker said --until-empty
expect 0 wait $!
says said "101 records answered"
says said "3 dead letters"
is_left "0 0" || bad "left: $(left)"
expect 0 queue collect --dead
says out '"line":"62","sequence":"61","reason":"E_FACT_NAME: no fact is called'
says out '"record":"{\"id\": \"wrong\", \"facts\": {\"agee\": 3}}"'
says out '"line":"63","sequence":"62","reason":"E_'
says out '"record":"not json"'
says out '"reason":"the record is empty"'
expect 0 queue collect
says out '"id":"from elsewhere"'
not_says out '"id":"wrong"'

# a record that ends whoever has it: its neighbours are answered, and it is given up
cat >site.cfg <<END
plugins = { also = ( "$tools" ); };
catalogue = { folder = "$tree/conf/catalogue"; also = ( "$tools/catalogue" ); };
goals = { folder = "$tree/conf/goals"; };
trust = { unsigned = "allow"; };
END
chmod go-w "$tools" "$tools/catalogue"
persons 101 150 >more.ndjson
persons 1 1 | sed 's/"p1"/"kills"/; s/"age": [0-9]*/"age": 99/' >>more.ndjson
persons 151 180 >>more.ndjson
expect 0 "$tool" lease "$url" q 1
expect 0 queue submit more.ndjson
deaths=0
while [ $deaths -lt 12 ]; do
    worker said --until-empty --site site.cfg --jobs 2
    wait $!
    code=$?
    [ $code = 9 ] || break
    deaths=$((deaths + 1))
done
checks=$((checks + 1))
[ $code = 0 ] || bad "the last worker ended with $code"
checks=$((checks + 1))
[ $deaths = 5 ] || bad "$deaths workers died, not 5"
says said "1 dead letters"
expect 0 queue collect --dead
says out '"reason":"workers died, or did not answer in time, each time they had it"'
says out 'kills'
expect 0 queue collect
checks=$((checks + 1))
[ "$(grep -c '"id":"p' out)" = 180 ] || bad "not every neighbour was answered"
is_left "0 0" || bad "left: $(left)"
done_testing
