#!/bin/sh
# A reload, rehearsed: what would change if another site file followed this one.
. "$(dirname "$0")/lib.sh"
build=$(cd "$(dirname "$poise")" && pwd)

# A site of its own: the good plugins, and whatever is put into mine/.
mkdir mine
site() { # NAME LINES...: writes NAME.cfg
    name=$1
    shift
    {
        printf 'plugins = { folders = [ "%s", "mine" ]; };\n' "$build/plugins"
        printf 'catalogue = { folder = "%s/conf/catalogue"; also = [ "mine" ]; };\n' "$tree"
        printf 'goals = { folder = "%s/conf/goals"; };\n' "$tree"
        printf 'trust = { unsigned = "allow"; };\n'
        printf '%s\n' "$@"
    } >"$name.cfg"
}
site old
site new
export POISE_SITE=old.cfg

# nothing differs
expect 0 "$poise" reload new.cfg --dry-run --persons 200
says out "9 the same"
says out "200 GENERATED PERSONS"
says out "200 get the same answer"
says out "The new generation may follow. Nothing has been changed."

# other weights: the same parts, other answers, and who would get them
site new 'weights = { guideline = 10; };'
expect 0 "$poise" reload new.cfg --dry-run --persons 200
says out "another first option"
says out "THE FIRST OF THEM, AS A CASE FILE"
says out "generated person"
cp out first
expect 0 "$poise" reload new.cfg --dry-run --persons 200
cmp -s out first || bad "the same seed gives other bytes"
expect 0 "$poise" reload new.cfg --dry-run --persons 200 --seed 7
cmp -s out first && bad "another seed gives other persons"
expect 0 "$poise" reload new.cfg --dry-run --persons 200 --format json
says out '"may_follow": true'
says out '"kind": "first"'

# a case that would change is a case file like any other: it ranks differently
awk 'found; /AS A CASE FILE/ { found = 1 }' first | sed -n '/^  /s/^  //p' >changed.ini
"$poise" rank changed.ini --as-of 2026-11-23 --format json --site old.cfg >before
"$poise" rank changed.ini --as-of 2026-11-23 --format json --site new.cfg >after
cmp -s before after && bad "the example changes nothing"

# a new plugin is checked, and seen in the answers
cp "$build/tests/acme-protocol.so" mine/
cp "$tree/plugins/template/common/acme-protocol.cfg" mine/
sed 's/, "mine"//; s/ also = \[ "mine" \];//' old.cfg >without.cfg
expect 0 "$poise" reload old.cfg --dry-run --persons 200 --site without.cfg
says out "acme-protocol: new, 1.0.0; keeps all laws"
says out "get other options"

# and one that is gone
expect 0 "$poise" reload without.cfg --dry-run --persons 200 --site old.cfg
says out "acme-protocol: no longer there, was 1.0.0"

# a plugin that breaks a law must not follow
bad_one=$build/tests/check/hides_a_reason
if [ -e "$bad_one/hides_a_reason.so" ]; then
    cp "$bad_one"/hides_a_reason.so "$bad_one"/hides_a_reason.cfg mine/
    expect 8 "$poise" reload old.cfg --dry-run --persons 50 --site without.cfg
    says out "laws broken"
    says out "The new generation must not follow"
    rm mine/hides_a_reason.*
else
    echo "skipped: the plugins that break laws are not built here"
fi

# what cannot be opened is told, and nothing else is
site new 'nonsense = 1;'
expect 2 "$poise" reload new.cfg --dry-run
says err "nonsense"
expect 2 "$poise" reload nowhere.cfg --dry-run
says err "nowhere.cfg"

# a command line is no service
expect 2 "$poise" reload new.cfg
says err "nothing runs here that could be reloaded"
expect 2 "$poise" rank new.cfg --dry-run
says err "--dry-run goes with"
done_testing
