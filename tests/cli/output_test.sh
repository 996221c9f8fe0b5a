#!/bin/sh
# Colour, width, characters, files: what a terminal, a pipe and a script get.
. "$(dirname "$0")/lib.sh"
person >case.ini
escape=$(printf '\033')

# a pipe has no colour; flags and variables say otherwise, in this order
expect 0 "$poise" rank case.ini
not_says out "$escape"
expect 0 "$poise" rank case.ini --color always
says out "$escape"
unset NO_COLOR
expect 0 env FORCE_COLOR=1 "$poise" rank case.ini
says out "$escape"
expect 0 env FORCE_COLOR=1 NO_COLOR=1 "$poise" rank case.ini
not_says out "$escape"
expect 0 env FORCE_COLOR=1 "$poise" rank case.ini --no-color
not_says out "$escape"

# no line is wider than asked for (the longest id has 41 letters), none ends in a space
for width in 60 80 100 200; do
    expect 0 "$poise" rank case.ini --all --width $width
    checks=$((checks + 1))
    wide=$(LC_ALL=C.UTF-8 wc -L <out)
    [ "$wide" -le $width ] || bad "$wide columns wide, $width were asked for"
    checks=$((checks + 1))
    grep -q ' $' out && bad "a line ends in a space"
done

# ASCII where the locale is not UTF-8, or when asked for
expect 0 env LC_ALL=C "$poise" rank case.ini
checks=$((checks + 1))
LC_ALL=C grep -q '[^ -~]' out && bad "not ASCII in the C locale"
expect 0 "$poise" rank case.ini --ascii
checks=$((checks + 1))
LC_ALL=C grep -q '[^ -~]' out && bad "not ASCII with --ascii"
expect 0 env LC_ALL=C.UTF-8 "$poise" rank case.ini
says out "█"

# -o writes the whole file or none
expect 0 "$poise" rank case.ini -o answer.txt
is_empty out
says answer.txt "Ribociclib"
echo before >kept.txt
expect 3 "$poise" rank nowhere.ini -o kept.txt
says kept.txt before
expect 2 "$poise" rank case.ini -o no/such/folder/x.txt
checks=$((checks + 1))
ls ./*.part >/dev/null 2>&1 && bad "a half file was left"
expect 0 "$poise" rank case.ini -o -
says out "Ribociclib"

# hints only when wanted
expect 0 "$poise" rank case.ini
says out "Next: poise explain case.ini ribociclib-ai"
expect 0 "$poise" rank case.ini -q
not_says out "Next:"

# a reader that goes away is no error message
expect 0 sh -c "'$poise' rank case.ini --all | head -1"
is_empty err

# only the answer on standard output
expect 0 "$poise" rank case.ini --format json
checks=$((checks + 1))
[ "$(head -c 1 out)" = "{" ] || bad "JSON does not begin the output"
is_empty err

done_testing
