#!/bin/sh
# How the list moved: one record with its days, and one record a visit.
. "$(dirname "$0")/lib.sh"

visit() { # DAY LINES...: a person at a visit
    day=$1
    shift
    printf '[person]\nage = 58\nsex = female\nmenopause = post\necog = 1 [%s]\n' "$day"
    printf '[cancer]\nsetting = recurrent\ner = positive\nher2 = zero\nprogressed = yes\n'
    printf '[spread]\nsites = bone\n[history]\n'
    printf '%s\n' "$@"
}
visit 2025-03-01 'line = 1' '[goals]' 'benefit = 9' 'symptoms = 4' >spring.ini
visit 2026-05-10 'line = 2' 'prior_therapy = letrozole, ribociclib' 'endocrine_lines = 1' \
    'chemo_lines = 0' 'pik3ca = mutated [2026-05-02]' '[goals]' 'benefit = 9' 'symptoms = 4' >may.ini
sed 's/symptoms = 4/symptoms = 8/' may.ini >june.ini

# visits: what was found out, what went and why, and whose doing it is
expect 0 "$poise" timeline spring.ini may.ini june.ini --as-of 2026-06-01
says out "2025-03-01   2026-05-10   2026-06-01"
says out "line of therapy 2, was 1"
says out "ribociclib-ai no longer fits: A CDK4/6 inhibitor was already used"
says out "situation and evidence 0.0"
says out "WHAT A CHOICE NOW WOULD CLOSE OFF"

# one record: each dated day as it was known then
sed 's/her2 = zero/her2 = zero [2026-04-01, biopsy]/' june.ini >own.ini
expect 0 "$poise" timeline own.ini --as-of 2026-06-01
says out "2026-05-02"
says out "PIK3CA mutated [2026-05-02]"
says out "capivasertib-fulvestrant now fits, number 1"
says out "ECOG 1 [2026-05-10]"
"$poise" timeline - --as-of 2026-06-01 <own.ini >piped
grep -v own.ini out >named
checks=$((checks + 1))
cmp -s piped out || bad "standard input is another timeline"

# the two parts of every step add up to the difference of the balances
expect 0 "$poise" timeline spring.ini may.ini june.ini --as-of 2026-06-01 --format json
says out '"days_left_out": 0'
says out '"ruled_out_afterwards"'

# days out of order, and a case without any day
expect 2 "$poise" timeline may.ini spring.ini june.ini --as-of 2026-06-01
says err "spring.ini is older than the case before it"
printf 'age = 60\n' >undated.ini
expect 3 "$poise" timeline undated.ini may.ini --as-of 2026-06-01
says err "undated.ini: nothing in it is dated"
done_testing
