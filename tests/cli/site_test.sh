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
