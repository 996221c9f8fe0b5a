#!/bin/sh
# Ranks people with the plugin as it was built and looks for what it must say.
#   sh test/test.sh [PROGRAM]
set -u
cd "$(dirname "$0")/.." || exit 1
poise=${1:-poise}
option=acme-spine-20gy-5
page=$(mktemp)
trap 'rm -f "$page"' EXIT
failures=0

# explain LINE...: the page about the option, for the person of person.ini and these facts
explain() {
    { cat test/person.ini && printf '[facts]\n' && printf '%s\n' "$@"; } |
        "$poise" explain - $option --site site.cfg --as-of 2026-11-23 >"$page" 2>&1 ||
        bad "explain: exit $?"
}

bad() {
    echo "FAILED: $*"
    cat "$page"
    failures=$((failures + 1))
}

says() { # whatever the lines are broken at
    tr -s ' \n' '  ' <"$page" | grep -qF -- "$1" || bad "the page does not say: $1"
}

not_says() {
    tr -s ' \n' '  ' <"$page" | grep -qF -- "$1" && bad "the page says: $1"
}

# it is in the list, and nothing of it failed: required plugins make the exit code
"$poise" rank test/person.ini --site site.cfg --as-of 2026-11-23 --format json >"$page" 2>&1 ||
    bad "rank: exit $?"
says "\"option\": \"$option\""

# The cord: 20 Gy in 5 adds 30 Gy (EQD2). Below, at and above each limit, and unknown.
explain "acme.cord_eqd2 = 0"
says "With this course the cord has had 30 Gy"
not_says "At least 6 months"
explain "acme.cord_eqd2 = 30 Gy"
says "With this course the cord has had 60 Gy"
says "At least 6 months since the last course"
not_says "decide together"
explain "acme.cord_eqd2 = 30.1"
says "60.1 Gy to the cord in all (EQD2), above 60 Gy"
says "decide together"
explain "acme.cord_eqd2 = 37.75"
says "67.75 Gy to the cord in all (EQD2), above 60 Gy"
explain "acme.cord_eqd2 = 37.8"
says "Ruled out"
says "67.8 Gy to the cord in all (EQD2), above 67.75 Gy"
explain "acme.cord_eqd2 = unknown"
says "Earlier dose to the cord at this level is not recorded"
not_says "With this course"
explain "site_irradiated = yes"
says "Cannot tell yet"
says "without that dose nothing can be added"

# one fraction adds 20 Gy: where five are too many it may still be given
option=acme-spine-8gy-1
explain "acme.cord_eqd2 = 40"
says "With this course the cord has had 60 Gy"
explain "acme.cord_eqd2 = 47.8"
says "Ruled out"

# the laws that every plugin keeps, over generated people
if "$poise" help check >/dev/null 2>&1; then
    "$poise" check build/acme.so --catalogue acme.cfg >"$page" 2>&1 ||
        bad "check: exit $?"
fi

exit $((failures > 0))
