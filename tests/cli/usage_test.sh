#!/bin/sh
# Verbs, flags, help, exit codes.
. "$(dirname "$0")/lib.sh"
person >case.ini

# help everywhere, examples first
expect 0 "$poise"
says out "poise rank CASE.ini"
says out "advises the conversation"
for verb in rank explain compare whatif options facts plugins check reload new sign replay doctor cohort smaa help version; do
    expect 0 "$poise" help $verb
    says out "poise $verb"
    expect 0 "$poise" $verb --help
    expect 0 "$poise" -h $verb
done
for topic in case goals criteria site receipts exit-codes safety; do
    expect 0 "$poise" help $topic
done
expect 0 "$poise" --version
says out "plugin ABI 1.0"
says out "evidence reviewed 20"
expect 0 "$poise" version --format json
says out '"abi": "1.0"'

# the manual page names every verb and every flag
"$poise" help >out
for word in $(sed -n '/^Verbs:/,/^$/s/^  \([a-z]*\) .*/\1/p; s/^  .*\(--[a-z-]*\).*/\1/p' out); do
    checks=$((checks + 1))
    grep -qE -- "Cm ${word#--}( |$)|-${word#--}( |$)" "$tree/docs/poise.1" || bad "docs/poise.1 lacks $word"
done

# near misses are named, never run
expect 2 "$poise" rnak case.ini
says err 'did you mean `poise rank`?'
expect 2 "$poise" rank case.ini --formt json
says err "did you mean --format?"
expect 2 "$poise" rank case.ini --goals quality-frist
says err "did you mean quality-first?"
expect 2 "$poise" explain case.ini ribociclib-ia
says err "did you mean ribociclib-ai?"
expect 2 "$poise" facts ecgo
says err "did you mean ecog?"
expect 2 "$poise" help gaols
says err "did you mean"
is_empty out

# wrong use
expect 2 "$poise" rank
says err "usage: poise rank CASE..."
expect 2 "$poise" explain case.ini
expect 2 "$poise" compare case.ini ribociclib-ai
expect 2 "$poise" rank case.ini --format xml
expect 2 "$poise" rank case.ini --width 20
expect 2 "$poise" rank case.ini --as-of yesterday
expect 2 "$poise" rank case.ini --goals
expect 2 "$poise" rank case.ini --all=yes
expect 2 "$poise" frobnicate
expect 2 "$poise" replay case.ini
says err "usage: poise replay RECEIPT CASE"
expect 2 "$poise" explain case.ini ribociclib-ai --receipt r
says err "--receipt goes with"
expect 2 "$poise" rank case.ini --new-key k
says err "--new-key goes with"

expect 2 "$poise" rank case.ini --key a.key
says err "--key goes with \`poise sign\` only"
expect 2 "$poise" rank case.ini --verify
expect 2 "$poise" rank case.ini --new-key a

# flags may stand anywhere, -- ends them
expect 0 "$poise" --format json rank case.ini
says out '"schema": "poise/1"'
expect 0 "$poise" rank --format=json -- case.ini

# every verb in both formats
for format in text json; do
    expect 0 "$poise" rank case.ini --format $format
    expect 0 "$poise" rank case.ini --all --format $format
    expect 0 "$poise" explain case.ini ribociclib-ai --format $format
    expect 0 "$poise" explain case.ini paclitaxel-weekly --format $format
    expect 0 "$poise" explain case.ini trk-inhibitor --format $format
    expect 0 "$poise" explain case.ini thp-docetaxel --format $format
    expect 0 "$poise" compare case.ini ribociclib-ai ai-mono --format $format
    expect 0 "$poise" compare case.ini ribociclib-ai olaparib --format $format
    expect 0 "$poise" whatif case.ini her2=positive --format $format
    expect 0 "$poise" whatif case.ini goals=quality-first --format $format
    expect 0 "$poise" options --format $format
    expect 0 "$poise" options cdk46 --format $format
    expect 0 "$poise" facts --format $format
    expect 0 "$poise" facts her2 --format $format
    expect 0 "$poise" plugins --format $format
    expect 0 "$poise" doctor --format $format
done
expect 4 "$poise" options no-such-thing
expect 3 "$poise" whatif case.ini her3=positive
says err 'the nearest is "her2"'

# standard input: a dash reads it; a terminal is not waited for
expect 0 "$poise" rank - <case.ini
says out "Ribociclib"

# exit codes
{ person; printf '[cancer]\nstage = early\n'; } >early.ini
expect 4 "$poise" rank early.ini
says out "outside the scope"
{ person; printf '[health]\nqtc = 420 [2020-01-01]\n'; } >stale.ini
expect 0 "$poise" rank stale.ini --as-of 2026-11-23
says out "days old"
expect 7 "$poise" rank stale.ini --as-of 2026-11-23 --strict

done_testing
