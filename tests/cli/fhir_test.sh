#!/bin/sh
# --format fhir on the command line. What is in a bundle is tried in tests/fhir.
. "$(dirname "$0")/lib.sh"
person >case.ini

# one bundle a line, so that several cases are a file of lines
expect 0 "$poise" rank case.ini --format fhir
says out '{"resourceType":"Bundle"'
says out '"type":"collection"'
says out 'It advises; it never decides.'
is_empty err
checks=$((checks + 1))
[ "$(wc -l <out)" = 1 ] || bad "a bundle takes more than a line"
expect 0 "$poise" rank case.ini case.ini --format fhir
checks=$((checks + 1))
[ "$(wc -l <out)" = 2 ] || bad "two cases are not two lines"
checks=$((checks + 1))
[ "$(sort -u out | wc -l)" = 1 ] || bad "the same case is not the same bytes"

# other channels, another locale, the same bytes
"$poise" rank case.ini --format fhir --as-of 2026-11-23 >one
expect 0 sh -c "'$poise' rank - --format=fhir --as-of 2026-11-23 <case.ini >two"
expect 0 env LC_ALL=C "$poise" rank case.ini --format fhir --as-of 2026-11-23 -o three
checks=$((checks + 1))
cmp one three || bad "another locale gives other bytes"
checks=$((checks + 1))
cmp one two || bad "standard input gives other bytes"

# the day of the answer is the only time there is
says one '"timestamp":"2026-11-23T00:00:00Z"'
says one '"occurrenceDateTime":"2026-11-23"'
says one '"recorded":"2026-11-23T00:00:00Z"'

# a proposal and never an order
says one '"intent":"proposal"'
not_says one '"intent":"order"'
not_says one '"status":"active"'
not_says one 'null'
not_says one '[]'
not_says one '{}'

# another day, another answer, other ids
"$poise" rank case.ini --format fhir --as-of 2026-11-24 >later
checks=$((checks + 1))
grep -o 'urn:uuid:[0-9a-f-]*' one | sort -u >ids
grep -o 'urn:uuid:[0-9a-f-]*' later | sort -u | comm -12 ids - | grep -q . && bad "ids are shared"

# a receipt beside it
expect 0 "$poise" rank case.ini --format fhir --receipt made.receipt
says made.receipt 'answer'
not_says out 'receipt'

# little known: what is missing is asked for
printf '[person]\nage = 58\nsex = female\n[cancer]\nsetting = de_novo\n' >little.ini
"$poise" rank little.ini --format fhir >out 2>err
says out '"dataRequirement":'
says out '"http://loinc.org","code":"16112-5"'

# FHIR in, FHIR out: the person and the sources are those of the input
cat >in.json <<'END'
{"resourceType":"Bundle","type":"collection","entry":[
 {"resource":{"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1966-02-03"}},
 {"resource":{"resourceType":"Observation","id":"er-1","status":"final","subject":{"reference":"Patient/p1"},
  "code":{"coding":[{"system":"http://loinc.org","code":"16112-5"}]},"effectiveDateTime":"2026-10-29",
  "valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA6576-8","display":"Positive"}]}}}]}
END
"$poise" rank in.json --format fhir --as-of 2026-11-23 >out 2>err
says out '"subject":{"reference":"Patient/p1","type":"Patient"'
says out '{"reference":"Observation/er-1","display":"ER positive [2026-10-29'

# where it does not fit it is refused, not ignored
expect 2 "$poise" explain case.ini ribociclib-ai --format fhir
says err "--format fhir goes with"
expect 2 "$poise" doctor --format fhir
expect 2 "$poise" rank case.ini --format xml
says err "text, json, fhir or html"
done_testing
