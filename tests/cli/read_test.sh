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

expect 2 "$poise" read
expect 3 "$poise" read missing.ini
done_testing
