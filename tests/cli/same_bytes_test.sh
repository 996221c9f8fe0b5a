#!/bin/sh
# Same input, same bytes: whatever the locale, the folder, the environment.
. "$(dirname "$0")/lib.sh"
cp "$tree/conf/cases/after-palbociclib.ini" case.ini
answer() { "$poise" rank case.ini --all --format json --as-of 2026-11-23 "$@"; }

answer >first || { echo "no answer"; exit 1; }
same() {
    checks=$((checks + 1))
    cmp -s first out || bad "other bytes: $*"
}
expect 0 answer
same "again"
expect 0 env -i PATH="$PATH" POISE_SITE="$POISE_SITE" LC_ALL=C TZ=Pacific/Apia "$poise" rank case.ini --all --format json --as-of 2026-11-23
same "an empty environment in another time zone"
mkdir -p elsewhere
expect 0 sh -c "cd elsewhere && cp ../case.ini . && '$poise' rank case.ini --all --format json --as-of 2026-11-23"
same "another folder"

# A locale with a decimal comma, made here: the program must not care.
if [ -e /usr/share/i18n/locales/de_DE ]; then
    mkdir -p locales
    localedef -i de_DE -f UTF-8 "$work/locales/de_DE.UTF-8" >/dev/null 2>&1
    expect 0 env LOCPATH="$work/locales" LC_ALL=de_DE.UTF-8 "$poise" rank case.ini --all --format json --as-of 2026-11-23
    same "a decimal comma"
else
    echo "no locale sources here: the decimal comma was not tried"
fi
done_testing
