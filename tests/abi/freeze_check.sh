#!/bin/sh
# Holds headers against the lists of what was released: INCLUDE ABI_FOLDER [--add].
#
# ABI_FOLDER holds freeze-MAJOR.MINOR.txt, each with the lines that this ABI added, and the
# rooms of the museum, whose headers say which of them are released. Lines are only ever
# added. --add writes the new lines that are allowed into the list of the present ABI.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
include=$1
lists=$2
add=${3:-}
export LC_ALL=C
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

complain() { # LINE REMEDY
    printf '%s\n    %s\n' "$1" "$2"
    failed=1
}

# What is asked for by name, or only ever printed, needs no new minor number: an older host
# refuses or does not know it, and says so.
open_kinds='^(fact|value|therapy|status) '

# The lists of ABI $1 and of those before it.
lists_up_to() {
    number=0
    while [ "$number" -le "${1#*.}" ]; do
        list=$lists/freeze-${1%.*}.$number.txt
        number=$((number + 1))
        [ ! -e "$list" ] || cat "$list"
    done | sort
}

abi=$(abi_of "$include")
[ -n "$abi" ] || {
    echo "plugin.h does not say POISE_ABI_MAJOR and POISE_ABI_MINOR as \"1u\""
    exit 1
}
sh "$here/freeze.sh" "$include" >"$folder/now" || exit $?

# -------- what was released stays
lists_up_to "$abi" >"$folder/committed"
comm -23 "$folder/committed" "$folder/now" >"$folder/gone"
while read -r line; do
    complain "gone or changed: $line" \
        "put it back as it was and add the new thing beside it, or raise POISE_ABI_MAJOR"
done <"$folder/gone"

# -------- what is new is listed, under a number that is not released yet
comm -13 "$folder/committed" "$folder/now" >"$folder/new"
: >"$folder/allowed"
while read -r line; do
    if ! echo "$line" | grep -qE "$open_kinds" && [ -d "$lists/museum/$abi" ]; then
        complain "new, but ABI $abi is released: $line" "raise POISE_ABI_MINOR in plugin.h"
    elif [ "$add" = --add ]; then
        echo "$line" >>"$folder/allowed"
    else
        complain "new and not listed: $line" "run: sh tests/abi/freeze_check.sh include tests/abi --add"
    fi
done <"$folder/new"
if [ -s "$folder/allowed" ]; then
    list=$lists/freeze-$abi.txt
    [ ! -e "$list" ] || cat "$list" >>"$folder/allowed"
    sort "$folder/allowed" >"$list"
fi

# -------- the lists say what was released, no more and no less
for room in "$lists"/museum/*/; do
    [ -d "$room/include" ] || continue
    name=$(basename "$room")
    sh "$here/freeze.sh" "$room/include" >"$folder/room"
    lists_up_to "$name" >"$folder/listed"
    grep -vE "$open_kinds" "$folder/room" >"$folder/room.closed"
    grep -vE "$open_kinds" "$folder/listed" >"$folder/listed.closed" || true
    comm -3 "$folder/room.closed" "$folder/listed.closed" | tr -d '\t' >"$folder/differs"
    comm -23 "$folder/room" "$folder/listed" | grep -E "$open_kinds" >>"$folder/differs" || true
    while read -r line; do
        complain "freeze-$name.txt is not what was released with ABI $name: $line" \
            "lists of a released ABI are never edited: undo the change"
    done <"$folder/differs"
done
exit $failed
