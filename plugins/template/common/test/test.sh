#!/bin/sh
# Ranks people with the plugin as it was built and looks for what it must say.
#   sh test/test.sh [PROGRAM]
set -u
cd "$(dirname "$0")/.." || exit 1
poise=${1:-poise}
option=acme-protocol-exercise
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

# each rule of the code: when it holds, when it does not, when too little is known
explain "acme-protocol.video_at_home = yes"
says "It keeps you strong beside any treatment"
says "three of four sessions are by video"
not_says "the physiotherapist looks first"
explain "acme-protocol.video_at_home = no" "fracture = impending"
says "the physiotherapist looks first"
not_says "by video"
explain "acme-protocol.video_at_home = unknown" "fracture = unknown"
says "the physiotherapist looks first"
not_says "by video"

# the laws that every plugin keeps, over generated people
if "$poise" help check >/dev/null 2>&1; then
    "$poise" check build/acme-protocol.so --catalogue acme-protocol.cfg >"$page" 2>&1 ||
        bad "check: exit $?"
fi

exit $((failures > 0))
