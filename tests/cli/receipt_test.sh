#!/bin/sh
# Receipts: what an answer was made from, proven later; what changed is named.
. "$(dirname "$0")/lib.sh"
cp "$tree/conf/cases/after-palbociclib.ini" case.ini
plugins=$(cd "$(dirname "$poise")" && pwd)/plugins
day=2026-11-23

# A site of our own, to change: catalogues, goals, plugins.
cp -r "$tree/conf/catalogue" "$tree/conf/goals" .
mkdir plugins
cp "$plugins"/*.so plugins/
site() { # lines of the site file
    {
        echo 'plugins = { folders = [ "plugins" ]; };'
        echo 'trust = { unsigned = "allow"; };' # one of them will be changed
        echo 'catalogue = { folder = "catalogue"; };'
        echo 'goals = { folder = "goals"; };'
        cat
    } >site.cfg
}
export POISE_SITE="$work/site.cfg"
site </dev/null

# the answer is the same bytes with and without a receipt; in JSON it is one more member
expect 0 "$poise" rank case.ini --as-of $day
cp out plain.txt
expect 0 "$poise" rank case.ini --as-of $day --receipt open.receipt
checks=$((checks + 1))
cmp -s out plain.txt || bad "a receipt changes the answer"
expect 0 "$poise" rank case.ini --as-of $day --format json --receipt json.receipt
says out '"receipt": {'
says out '"input": "no site key: input not bound"'
expect 0 cmp open.receipt json.receipt
expect 0 "$poise" rank case.ini --as-of $day --format json
not_says out '"receipt"'

# -------- without a key: the same, and it says what it does not prove
expect 0 "$poise" replay open.receipt case.ini
says out "THE SAME ANSWER, byte for byte"
says out "no site key: the receipt does not say which case it belongs to"
not_says open.receipt "key ="
sed 's/ecog = 1/ecog = 2/' case.ini >other.ini
expect 9 "$poise" replay open.receipt other.ini
says out "most likely the case is another"

# -------- a key: made once, kept to its owner
expect 0 "$poise" replay --new-key site.key
says out 'receipts = { key_file = "site.key"; };'
expect 2 "$poise" replay --new-key site.key
says err "File exists"
site <<'CFG'
receipts = { key_file = "site.key"; };
CFG
expect 0 "$poise" rank case.ini --as-of $day --receipt sealed.receipt
expect 0 "$poise" replay sealed.receipt case.ini
says out "the seal holds"
says out "the case is that of the receipt, byte for byte"
expect 0 "$poise" doctor
says out "receipts: sealed with"
chmod 644 site.key
expect 2 "$poise" rank case.ini --receipt none.receipt
says err "others may read or write it (mode 0644)"
is_empty out
[ ! -e none.receipt ] || bad "a receipt without its key"
expect 2 "$poise" replay sealed.receipt case.ini
expect 0 "$poise" doctor
says out "others may read or write it"
expect 0 "$poise" rank case.ini --as-of $day
chmod 600 site.key

# nothing of the person stands in it
for word in maria age ecog vepdegestrant elacestrant bone positive hip; do
    not_says sealed.receipt "$word ="
    not_says sealed.receipt "$word "
done

# -------- tampering is noticed
sed 's/^as_of = .*/as_of = 2026-11-22/' sealed.receipt >altered.receipt
expect 10 "$poise" replay altered.receipt case.ini
says err "its seal is broken"
is_empty out
grep -v '^place' sealed.receipt >altered.receipt
expect 10 "$poise" replay altered.receipt case.ini
{ cat sealed.receipt; echo "# a remark"; } >altered.receipt
expect 10 "$poise" replay altered.receipt case.ini
grep -v '^key' sealed.receipt | sed 's/^seal = .*/seal = none: the site has no key/' >altered.receipt
expect 10 "$poise" replay altered.receipt case.ini
says err "has no seal, though this site seals its receipts"
expect 10 "$poise" replay open.receipt case.ini
cp site.key first.key
rm site.key
expect 0 "$poise" replay --new-key site.key
expect 10 "$poise" replay sealed.receipt case.ini
says err "sealed with another key"
cp first.key site.key
cp site.cfg keyed.cfg
site </dev/null
expect 10 "$poise" replay sealed.receipt case.ini
says err "no key to check it with"
cp keyed.cfg site.cfg
expect 0 "$poise" replay sealed.receipt case.ini

# -------- what changed is named, one thing at a time
changed() { # CODE WORDS...: and nothing else has changed
    expect "$1" "$poise" replay sealed.receipt case.ini --width 120
    shift
    for words in "$@"; do says out "$words"; done
    checks=$((checks + 1))
    [ "$(sed -n '/WHAT HAS CHANGED/,/^$/p' out | grep -c ' ! ')" = 1 ] || bad "not one change"
}

cp case.ini kept.ini
sed 's/ecog = 1/ecog = 3/' kept.ini >case.ini
changed 9 "input: blake2b:" "ANOTHER ANSWER" "FIRST DIFFERENCE" "place " " then, "
{ cat kept.ini; echo "# a remark"; } >case.ini
changed 9 "THE SAME ANSWER, byte for byte, from another case file"
cp kept.ini case.ini

# the option that comes first, under another id
first=$("$poise" rank case.ini --as-of $day --format json | sed -n 's/.*"option": "\([^"]*\)".*/\1/p' | head -1)
cp catalogue/hormone.cfg kept.cfg
sed -i "s/id = \"$first\"/id = \"another\"/" catalogue/hormone.cfg
changed 9 "catalogue hormone: blake2b:" "place 1: an option that is in no catalogue now then"
cp kept.cfg catalogue/hormone.cfg
echo "# a remark" >>catalogue/hormone.cfg
changed 0 "catalogue hormone: blake2b:" "THE SAME ANSWER, byte for byte"
cp kept.cfg catalogue/hormone.cfg

cp plugins/hormone.so kept.so
printf 'x' >>plugins/hormone.so
changed 0 "plugin hormone: 1.0.0 blake2b:"
cp kept.so plugins/hormone.so

site <<'CFG'
weights = { guideline = 20; };
receipts = { key_file = "site.key"; };
CFG
changed 9 "site: blake2b:" "FIRST DIFFERENCE"
printf 'weights = { guideline = 33; };\n' >weights.cfg
site <<'CFG'
@include "weights.cfg"
receipts = { key_file = "site.key"; };
CFG
expect 0 "$poise" rank case.ini --as-of $day --receipt included.receipt
sed -i s/33/32/ weights.cfg
expect 9 sh -c "cd / && '$poise' replay '$work/included.receipt' '$work/case.ini'"
says out "site: blake2b:"
cp keyed.cfg site.cfg

cp goals/keep-hair.ini kept.goals
sed -i 's/^hair = .*/hair = 3/' goals/keep-hair.ini
cmp -s goals/keep-hair.ini kept.goals && bad "keep-hair has no hair"
changed 0 "goals presets: blake2b:"
cp kept.goals goals/keep-hair.ini

expect 9 "$poise" replay sealed.receipt case.ini --goals quality-first
says out "goals: case then, preset quality-first now"
expect 9 "$poise" replay sealed.receipt case.ini --as-of 2027-11-23
says out "day: 2026-11-23 then, 2027-11-23 now"

# -------- goals of the flag are those of the receipt
expect 0 "$poise" rank case.ini --as-of $day --goals quality-first --receipt preset.receipt
expect 0 "$poise" replay preset.receipt case.ini
cp goals/keep-hair.ini hers.ini
expect 0 "$poise" rank case.ini --as-of $day --goals hers.ini --receipt file.receipt
expect 2 "$poise" replay file.receipt case.ini
says err "give it again: --goals FILE"
mkdir elsewhere
mv hers.ini elsewhere/
expect 0 "$poise" replay file.receipt case.ini --goals elsewhere/hers.ini
says out "THE SAME ANSWER"
expect 9 "$poise" replay file.receipt case.ini --goals goals/time-at-home.ini
says out "goals: file blake2b:"

# -------- the same anywhere: another folder, another name, standard input, JSON
expect 0 sh -c "cd elsewhere && cp ../case.ini she.ini && '$poise' replay ../sealed.receipt she.ini"
expect 0 "$poise" replay sealed.receipt - <case.ini
expect 0 "$poise" replay sealed.receipt case.ini --format json
says out '"same": true'
says out '"changed": []'
expect 9 "$poise" replay sealed.receipt other.ini --format json
says out '"same": false'
says out '"what": "input"'

# -------- wrong use
expect 2 "$poise" rank case.ini case.ini --receipt two.receipt
says err "a receipt is of one case"
expect 2 "$poise" rank case.ini --receipt /none/r
is_empty out
expect 3 "$poise" replay case.ini case.ini
says err "is no line of a receipt"
expect 3 "$poise" replay /none/r case.ini
says err "cannot be read"
expect 3 "$poise" rank /none/case.ini --receipt none.receipt
[ ! -e none.receipt ] || bad "a receipt of no answer"
expect 2 "$poise" replay --new-key a.key open.receipt case.ini
done_testing
