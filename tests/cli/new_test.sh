#!/bin/sh
# `poise new`: names, languages, and that all files are written or none. What it writes is
# built and ranked by tests/kit.
. "$(dirname "$0")/lib.sh"

# every language: the name is the new one everywhere, no other file is left behind
for language in "" --cxx --rust; do
    # shellcheck disable=SC2086
    expect 0 "$poise" new st_anna-2 $language --folder "in$language"
    says out "in$language/st_anna-2.ini"
    says out "poise rank test/person.ini --site site.cfg"
    checks=$((checks + 1))
    grep -rq "acme" "in$language" && bad "the name of the template stands in in$language"
done
expect 0 test -e in/st_anna-2.c
expect 0 test -e in--cxx/st_anna-2.cc
expect 0 grep -q "pub const POISE_FACT_HER2: u32 = " in--rust/facts.rs
expect 0 "$poise" new acme --format json
says out '"language": "C"'
says out '"test/person.ini"'
expect 0 "$poise" new acme-quiet --quiet
not_says out "Next"
expect 0 "$poise" new acme-protocol
for file in acme-protocol.c CMakeLists.txt Makefile README.md; do
    expect 0 cmp "acme-protocol/$file" "$tree/plugins/template/c/$file"
done
for file in acme-protocol.ini acme-protocol.cfg site.cfg test/person.ini test/test.sh; do
    expect 0 cmp "acme-protocol/$file" "$tree/plugins/template/common/$file"
done

# names that cannot be, with the nearest that can
refused() { # NAME WORDS
    expect 2 "$poise" new "$1"
    says err "$2"
    is_empty out
    expect 1 test -e "$1"
}
refused "Acme Protocol" "try acme-protocol"
refused "9-acme.plugin!" "try acme-plugin"
refused 7 "a letter first"
refused "../acme2" "try acme2"
refused hormone "already; try acme-hormone"
refused common "already; try acme-common"
refused site "means something else here; try acme-site"
refused test-with-a-name-of-more-than-forty-letters "at most 40"
expect 2 "$poise" new
says err "usage: poise new NAME"
expect 2 "$poise" new one two
expect 2 "$poise" new acme2 --cxx --rust
says err "choose one language"

# nothing is overwritten; all is written or nothing
echo mine >taken
expect 2 "$poise" new acme2 --folder taken
says err "taken is there already, and nothing is overwritten"
expect 0 grep -qx mine taken
expect 2 "$poise" new acme-protocol
says err "choose another NAME"
expect 2 "$poise" new acme2 --folder none/there
says err "none/there cannot be written: No such file or directory"
expect 2 "$poise" new acme2 --folder there/
says err "without a slash"
# no file may grow beyond 2 KiB: the second one cannot be written
expect 2 sh -c 'trap "" XFSZ; ulimit -f 4; exec "$0" new acme2' "$poise"
says err "nothing of it is left"
checks=$((checks + 1))
[ -z "$(find . -name '*.part*' -o -name acme2)" ] || bad "something was left"

done_testing
