#!/bin/sh
# A record as it was read: a case file that can be read again.
. "$(dirname "$0")/lib.sh"

cat >own.ini <<'CASE'
[meta]
id = p7
[person]
age = 61
sex = female
[cancer]
er = positive [2026-03-02, biopsy of the liver]
er = negative [2026-03-02, biopsy of a node]
her2 = low [2026-03-02, biopsy of the liver]
stage = ?
[health]
neutrophils = 900
[spread]
sites = bone, liver
[goals]
benefit = 9
CASE

# what stands there, and what contradicts or is implausible is unknown and said
expect 0 "$poise" read own.ini --as-of 2026-06-01
says out "id = p7"
says out "her2 = low                           [2026-03-02, biopsy of the liver]"
says out "er = ?"
says out "stage = ?"
says out "#   conflict: er = positive [2026-03-02]"
says out "#   implausible: neutrophils"
says out "sites = bone, liver"
not_says out "age = 61 [" # without a date or source there is no bracket

# it reads itself: twice is once
cp out again.ini
expect 0 "$poise" read again.ini --as-of 2026-06-01
grep '^[^#]' again.ini >first
grep '^[^#]' out >second
checks=$((checks + 1))
cmp -s first second || bad "reading what was written gives another record"

# as JSON
expect 0 "$poise" read own.ini --as-of 2026-06-01 --format json
says out '"name": "her2"'
says out '"value": "low"'
says out '"trouble": "conflict"'
says out '"unused": []'

# FHIR, through the same door: the record with where each fact comes from
cat >bundle.json <<'CASE'
{"resourceType": "Bundle", "type": "collection", "entry": [
 {"resource": {"resourceType": "Patient", "id": "p1", "gender": "female", "birthDate": "1960-05-01"}},
 {"resource": {"resourceType": "Condition", "id": "met", "subject": {"reference": "Patient/p1"},
  "clinicalStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
  "verificationStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "confirmed"}]},
  "code": {"coding": [{"system": "http://snomed.info/sct", "code": "94381002"}]}, "onsetDateTime": "2026-02-11"}},
 {"resource": {"resourceType": "Observation", "id": "er", "status": "final", "subject": {"reference": "Patient/p1"},
  "code": {"coding": [{"system": "http://loinc.org", "code": "16112-5"}]}, "effectiveDateTime": "2026-02-14",
  "valueCodeableConcept": {"coding": [{"system": "http://loinc.org", "code": "LA6576-8"}]}}},
 {"resource": {"resourceType": "Observation", "id": "anc", "status": "final", "subject": {"reference": "Patient/p1"},
  "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]}, "effectiveDateTime": "2026-05-20",
  "valueQuantity": {"value": 3000, "unit": "10*3/uL", "system": "http://unitsofmeasure.org", "code": "10*3/uL"}}}
]}
CASE
expect 0 "$poise" read bundle.json --as-of 2026-06-01
says out "age = 66 years"
says out "sites = liver                        [2026-02-11, Condition/met code]"
says out "er = positive                        [2026-02-14, Observation/er valueCodeableConcept]"
says out "Observation/anc:"
not_says out "neutrophils ="
cp out corrected.ini
expect 0 "$poise" rank corrected.ini --as-of 2026-06-01 --format json
grep '"option"' out >own
expect 0 "$poise" rank bundle.json --as-of 2026-06-01 --format json
grep '"option"' out >other
checks=$((checks + 1))
cmp -s own other || bad "the case file that was read off gives another list"

# two persons in one bundle: one must be named
sed 's/^ {"resource": {"resourceType": "Condition"/ {"resource": {"resourceType": "Patient", "id": "p2", "birthDate": "1950-01-01"}},\n&/' bundle.json >two.json
expect 3 "$poise" read two.json --as-of 2026-06-01
says err "several persons"
expect 0 "$poise" read two.json --as-of 2026-06-01 --patient p1
says out "age = 66 years"

# one resource a line is the same record
tr -d '\n' <bundle.json | sed 's/^{"resourceType": "Bundle", "type": "collection", "entry": \[//; s/\]}$//; s/ {"resource": //g; s/}},{/}\n{/g; s/}$//' >lines.ndjson
expect 0 "$poise" read lines.ndjson --as-of 2026-06-01
says out "sites = liver"
says out "er = positive"

expect 2 "$poise" read
expect 3 "$poise" read missing.ini
done_testing
