#!/bin/sh
# poise check as its users run it: arguments, replay, the report, and bad files.
. "$(dirname "$0")/lib.sh"
plugins=$(dirname "$poise")/plugins
trials=$plugins/trials.so

expect 0 "$poise" check "$trials" --persons 50
says out "trials 1.0.0"
says out "50 persons, seed 20261123"
says out "All laws hold."
expect 0 "$poise" check "$trials" --persons 50 --ascii
not_says out "✓"
expect 0 "$poise" check "$trials" --seed 7 --person 3 --format json
says out '"seed": 7'
says out '"first": 3'
says out '"persons": 1'

# the manual page defines every law
expect 0 "$poise" check "$trials" --person 0 --format json
for law in $(sed -n 's/^ *"law": "\([a-z]*\)",*/\1/p' out); do
    checks=$((checks + 1))
    grep -qx ".It Cm $law" "$tree/docs/poise.1" || bad "docs/poise.1 does not define $law"
done

# the catalogue: given, beside the plugin, or the site's
cp "$trials" ./trials.so
expect 0 "$poise" check ./trials.so --person 0 --format json
says out "$tree/conf/catalogue/trials.cfg"
cp "$tree/conf/catalogue/trials.cfg" ./trials.cfg
expect 0 "$poise" check ./trials.so --person 0 --format json
says out '"catalogue": "./trials.cfg"'
sed 's/plugin = "trials"/plugin = "other"/' trials.cfg >other.cfg
expect 8 "$poise" check ./trials.so --person 0 --catalogue other.cfg
says out "other.cfg"
says out "not tried"

# a site that switches a plugin off, or isolates it, does not keep it from being tried
printf 'plugins = { disable = [ "trials" ]; isolate = true; };\n' >site.cfg
printf 'catalogue = { folder = "%s/conf/catalogue"; };\ngoals = { folder = "%s/conf/goals"; };\n' \
    "$tree" "$tree" >>site.cfg
expect 0 "$poise" check "$trials" --persons 20 --site site.cfg

# what is no plugin
printf 'not a plugin' >text.so
expect 8 "$poise" check text.so
says out "× load"
expect 2 "$poise" check nowhere.so
says err "nowhere.so"
expect 2 "$poise" check
expect 2 "$poise" check "$trials" --persons 0
expect 2 "$poise" check "$trials" --persons many
expect 2 "$poise" check "$trials" --person -1
expect 2 "$poise" check "$trials" --seed x
expect 2 "$poise" check "$trials" --site nowhere.cfg
done_testing
