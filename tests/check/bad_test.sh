#!/bin/sh
# A plugin that breaks one law: that law is found, no other, and the smallest person who
# breaks it is small and is a case that can be ranked. PROGRAM TREE SOURCE FOLDER
. "$(dirname "$0")/../cli/lib.sh"
source=$3
name=$(basename "$source" .c)
plugin=$4/$name.so
tell() { sed -n "s|^ \* $1: \(.*\)|\1|p" "$source" | sed 's| \*/$||'; }
expected=$(tell expect)
most=$(tell facts)
words=$(tell says)

# A locale with a decimal comma, made here.
if [ "$words" = "in another locale" ]; then
    [ -e /usr/share/i18n/locales/de_DE ] || { echo "no locale sources here"; exit 77; }
    mkdir -p locales
    localedef -i de_DE -f UTF-8 "$work/locales/de_DE.UTF-8" >/dev/null 2>&1
    export LOCPATH="$work/locales"
fi

wanted=8
[ "$expected" = none ] && wanted=0
expect $wanted "$poise" check "$plugin" --persons 400 --width 400
[ -z "$words" ] || grep -qE -- "$words" out || bad "the report does not say: $words"
expect $wanted "$poise" check "$plugin" --persons 400 --format json
broken=$(awk -F'"' '/"law":/ { law = $4 } /"state": "broken"/ { printf "%s ", law }' out)
checks=$((checks + 1))
[ "${broken:-none }" = "$expected " ] || bad "broken: ${broken:-none}, expected: $expected"
if [ -n "$most" ]; then
    stated=$(sed -n 's/^ *"facts": \([0-9]*\),*/\1/p' out)
    checks=$((checks + 1))
    [ "${stated:-99}" -le "$most" ] || bad "the smallest person states $stated facts, at most $most wanted"
fi

# The smallest person is a case file; alone it breaks the law again.
person=$(sed -n 's/^ *"person": \([0-9]*\),*/\1/p' out)
if grep -q '"replays": true' out; then
    printf '%b' "$(sed -n 's/^ *"case": "\(.*\)",*$/\1/p' out | sed 's/\\"/"/g')" >smallest.ini
    "$poise" rank smallest.ini >ranked 2>&1
    code=$?
    checks=$((checks + 1))
    [ $code = 0 ] || [ $code = 4 ] || bad "the smallest person cannot be ranked: $(cat ranked)"
    expect 8 "$poise" check "$plugin" --person "$person" --format json
    says out '"state": "broken"'
fi
done_testing
