#!/bin/sh
# A site by configuration alone, and what a wrong line says.
. "$(dirname "$0")/lib.sh"
person >case.ini

site() { # writes site.cfg around the lines given
    {
        cat
        printf 'catalogue = { folder = "%s/conf/catalogue"; %s };\n' "$tree" "${catalogue:-}"
        printf 'goals = { folder = "%s/conf/goals"; };\n' "$tree"
    } >site.cfg
}

# the samples work
for sample in "$tree"/conf/sites/*.cfg "$tree/conf/poise.cfg"; do
    expect 0 "$poise" rank case.ini --site "$sample"
    says out "Ribociclib"
    expect 0 "$poise" doctor --site "$sample"
done

# a small hospital without radiotherapy refers; what is elsewhere stays possible
{ person; printf '[symptoms]\nbone_pain = 6\n'; } >pain.ini
expect 0 "$poise" rank pain.ini --site "$tree/conf/sites/eu-small-hospital.cfg"
says out "given at the university hospital"

# enable, disable: the modality is not assessed, and the answer says so
site <<'CFG'
plugins = { disable = [ "surgery" ]; };
CFG
expect 0 "$poise" rank case.ini --site site.cfg
says out "NOT ASSESSED"
says out "surgery: switched off by the site"
site <<'CFG'
plugins = { disable = [ "hormone" ]; };
CFG
expect 0 "$poise" rank case.ini --site site.cfg
says out "hormone: switched off by the site"
site <<'CFG'
plugins = { enable = [ "hormone" ]; };
CFG
expect 0 "$poise" rank case.ini --site site.cfg
says out "chemotherapy: switched off by the site"
site <<'CFG'
plugins = { required = [ "hormone", "acme" ]; };
CFG
expect 6 "$poise" rank case.ini --site site.cfg
says out "acme:"

# isolated plugins: the same page, and it is said where they run
"$poise" rank case.ini --site "$tree/conf/poise.cfg" >page
site <<'CFG'
plugins = { isolate = true; };
CFG
expect 0 "$poise" rank case.ini --site site.cfg
checks=$((checks + 1))
cmp -s out page || bad "isolated plugins give another page: $(diff out page | head -5)"
expect 0 "$poise" plugins --site site.cfg
says out "in a process of its own"
checks=$((checks + 1))
[ "$(grep -c 'in a process of its own' out)" = "$(grep -c ' options' out)" ] || bad "not every plugin is isolated"
expect 0 "$poise" plugins --format json --site site.cfg
says out '"isolated": true'
not_says out '"isolated": false'
expect 0 "$poise" doctor --site site.cfg
says out "isolation: anti_her2, bone_health,"
says out "surgery, targeted, trials: in processes of their own, 1000 ms a person"
site <<'CFG'
plugins = { isolate = [ "surgery", "trials" ]; deadline_ms = 3000; memory_mb = 64; };
CFG
expect 0 "$poise" rank case.ini --site site.cfg
checks=$((checks + 1))
cmp -s out page || bad "some isolated plugins give another page"
expect 0 "$poise" doctor --site site.cfg
says out "isolation: surgery, trials: in processes of their own, 3000 ms a person, 64"
expect 0 "$poise" doctor --format json --site site.cfg
says out '"what": "isolation"'
expect 0 "$poise" doctor --site "$tree/conf/poise.cfg"
not_says out "isolation"
site <<'CFG'
plugins = { isolate = [ "acme" ]; required = [ "acme" ]; };
CFG
expect 6 "$poise" rank case.ini --site site.cfg
says out "acme: the site asks for this plugin"

# the formulary is a reason, shown
catalogue='formulary = [ "ai-mono" ];'
site </dev/null
expect 0 "$poise" explain case.ini ribociclib-ai --site site.cfg
says out "Not offered at this site"
catalogue='disable = [ "ribociclib-ai" ];'
site </dev/null
expect 0 "$poise" rank case.ini --site site.cfg
says out "Not offered at this site"
catalogue=

# every wrong line is named, with the nearest right name
wrong() { # LINE WORDS
    printf '%s\n' "$1" | site
    expect 2 "$poise" rank case.ini --site site.cfg
    says err "site.cfg:1:"
    says err "$2"
    is_empty out
}
wrong 'plugin = { };' '"plugin" is not known here; the nearest is "plugins"'
wrong 'plugins = { enabel = [ "hormone" ]; };' 'the nearest is "enable"'
wrong 'weights = { guideline = "much"; };' '"guideline" must be'
wrong 'weights = { guideline = 80; };' 'from 0 to 70'
wrong 'thresholds = { fresh_days = { qct = 30; }; };' 'the nearest is "qtc"'
wrong 'plugins = { settings = { radiation = { far = 5; }; }; };' 'plugin radiation has no setting "far"'
wrong 'plugins = { settings = { radiation = { far_km = 5000; }; }; };' 'must be from 1 to 2000'
wrong 'plugins = { isolate = [ "hormon" ]; };' 'no plugin is called "hormon"; the nearest is "hormone"'
wrong 'plugins = { isolate = [ "trials", "acme" ]; disable = [ "trials" ]; };' 'no plugin is called "acme"'
wrong 'plugins = { isolate = "yes"; };' '"isolate" must be'
wrong 'plugins = { isolate = true; deadline_ms = 0; };' 'from 1 to 600000'
wrong 'plugins = { isolate = true; memory_mb = 100000; };' 'from 1 to 65536'
wrong 'licence = { region = "uk"; };' '"region" has no value "uk"'
wrong 'weights = { preset = "ballance"; };' 'the nearest is "balance"'
wrong 'name = ;' ''

# overlays by @include: one file holds what several sites share
printf 'weights = { caution = 20; };\n' >shared.cfg
printf '@include "shared.cfg"\n' | site
expect 0 "$poise" rank case.ini --format json --site site.cfg
says out '"caution": 0.2'

expect 2 "$poise" rank case.ini --site nowhere.cfg
says err "nowhere.cfg"

done_testing
