#!/bin/sh
# A person and the page that is expected, as text pairs: NAME.ini and NAME.txt. A first line
# `# flags: --goals quality-first` in the .ini adds flags. PROGRAM TREE [--update].
#
# --update writes the pages anew; read every difference before committing it.
set -u
poise=$1
tree=$(cd "$2" && pwd)
update=${3:-}
folder=$tree/tests/cases
failures=0
count=0
actual=$(mktemp)
trap 'rm -f "$actual"' EXIT
cd "$tree" || exit 1

for case in conf/cases/*.ini tests/cases/*.ini; do
    name=$(basename "$case" .ini)
    flags=$(sed -n '1s/^# flags: //p' "$case")
    # shellcheck disable=SC2086
    POISE_SITE=conf/poise.cfg LC_ALL=C.UTF-8 NO_COLOR=1 "$poise" rank "$case" --as-of 2026-11-23 --width 80 $flags \
        >"$actual" 2>&1
    echo "exit $?" >>"$actual"
    count=$((count + 1))
    if [ "$update" = --update ]; then
        cp "$actual" "$folder/$name.txt"
    elif ! diff -u "$folder/$name.txt" "$actual"; then
        failures=$((failures + 1))
        echo "FAILED: $case"
    fi
done
echo "$count cases, $failures failures"
[ "$failures" = 0 ] && [ "$count" -ge 16 ]
