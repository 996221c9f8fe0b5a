#!/bin/sh
# Whatever is thrown at a record reader: one clear error with place, reason and remedy,
# nothing half used, never a crash.
. "$(dirname "$0")/lib.sh"

# a file that is not there, a folder, no right to read
expect 3 "$poise" rank nowhere.ini
says err "nowhere.ini: No such file or directory; check the path and its permissions"
is_empty out
expect 3 "$poise" rank "$work"
is_empty out

# empty, and only comments
: >empty.ini
expect 3 "$poise" rank empty.ini
says err "empty.ini: the file states nothing"
printf '# nobody\n\n' >comments.ini
expect 3 "$poise" rank comments.ini
says err "states nothing"

# garbage and binary
printf 'this is no record\n' >garbage.ini
expect 3 "$poise" rank garbage.ini
says err "garbage.ini:1:"
is_empty out
head -c 4096 /dev/urandom >binary.ini
expect 3 "$poise" rank binary.ini
says err "binary.ini"
is_empty out
printf 'age = 5\0008\n' >nul.ini
expect 3 "$poise" rank nul.ini
is_empty out
printf 'id = \303\050\n' >latin.ini
expect 3 "$poise" rank latin.ini
says err "UTF-8"

# 100 MB is refused without reading it into memory
head -c 100000000 /dev/zero | tr '\0' 'a' >huge.ini
expect 3 "$poise" rank huge.ini
says err "huge.ini: larger than 64 MiB"
is_empty out
rm huge.ini
head -c 2000000 /dev/zero | tr '\0' '#' >large.ini
expect 3 "$poise" rank large.ini
says err "large.ini: larger than 1 MiB"
rm large.ini

# JSON: the line, the reason, and nothing half used
printf '{"facts": {"age": 61,\n "er" "positive"}}' >broken.json
expect 3 "$poise" rank broken.json
says err "broken.json:2: a colon belongs here"
is_empty out
printf '{"facts": {"age": 61, "agee": 62}}' >typo.json
expect 3 "$poise" rank typo.json
says err 'no fact is called "agee"; the nearest is "age"'
printf '{"x": 1}' >other.json
expect 3 "$poise" rank other.json
says err 'neither "facts" nor "resourceType" is in it'

# what Windows editors leave behind is no error
person | sed 's/$/\r/' >crlf.ini
expect 0 "$poise" rank crlf.ini
says out "Ribociclib"
{ printf '\357\273\277'; person; } >bom.ini
expect 0 "$poise" rank bom.ini
says out "Ribociclib"

# every problem in one run, each with line, reason and nearest name
cat >many.ini <<'INI'
[person]
agge = 60
sex = femal
[cancr]
er = positive
[health]
qtc = 430 mg
creatinine_clearance = fast
lvef = 55 % [2026-13-40]
INI
expect 3 "$poise" rank many.ini
says err 'many.ini:2: no fact is called "agge"; the nearest is "age"'
says err 'many.ini:3: sex has no value "femal"; the nearest is "female"'
says err 'many.ini:5: no section is called [cancr]'
says err 'many.ini:7: qtc is in "ms", not in "mg"'
says err 'many.ini:8:'
says err 'many.ini:9:'
is_empty out

# values that contradict, that cannot be, that lie in the future: reported, not used
{ person; printf '[facts]\nqtc = 430 [2026-11-01]\nqtc = 431 [2026-11-01]\nlvef = 300\nneutrophils = 3 [2031-01-01]\n'; } >odd.ini
expect 0 "$poise" rank odd.ini --as-of 2026-11-23
says out "qtc = 430 ms [2026-11-01]: contradicts the next value; neither is used"
says out "lvef = 300 %: outside 5 to 90 %, so it is not used"
says out "dated after the day of this answer"
{ person; printf '[facts]\nqtc = 430 [2026-10-01]\nqtc = 441 [2026-11-01]\n'; } >newer.ini
expect 0 "$poise" rank newer.ini --as-of 2026-11-23
says out "qtc = 430 ms [2026-10-01]: a newer value is used"
{ person; printf '[person]\npregnant = yes\n'; } >pregnant.ini
expect 0 "$poise" rank pregnant.ini --as-of 2026-11-23
says out "from other facts follows no; neither is used"

# an implausible number is in no unit that we know
{ person; printf '[health]\nlvef = 3\n'; } >implausible.ini
expect 0 "$poise" rank implausible.ini --as-of 2026-11-23
says out "lvef = 3 %: outside 5 to 90 %"

# goals that cannot both hold
{ person; printf '[goals]\nbenefit = 3\norder = hair, time\n'; } >both.ini
expect 5 "$poise" rank both.ini
says err "both.ini:"
{ person; printf '[goals]\nbenefit = 30\n'; } >toomuch.ini
expect 3 "$poise" rank toomuch.ini
says err "benefit is a number from 0 to 10"

# several cases: one bad one does not spoil the others
person >good.ini
expect 3 "$poise" rank good.ini garbage.ini good.ini
checks=$((checks + 1))
[ "$(grep -c 'A PLAN' out)" = 2 ] || bad "both good cases should be answered"

done_testing
