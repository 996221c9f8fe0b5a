#!/bin/sh
# The worked example of the guide, built and ranked as its author would; the rule itself is
# tried by its own test, at, below and above each limit and when the dose is unknown.
. "$(dirname "$0")/lib.sh"
cp -r "$tree/plugins/example" acme
cd acme

step "it builds, and its own test passes"
quiet cmake -B build -DCMAKE_C_FLAGS=-Werror
quiet cmake --build build
quiet ctest --test-dir build --output-on-failure

step "its option is in the list, with its fact asked for"
quiet poise rank test/person.ini --site site.cfg
says "$work/log" "Spine radiotherapy 8 Gy in 1"
quiet poise explain test/person.ini acme-spine-8gy-1 --site site.cfg
says "$work/log" "is not recorded"
quiet poise facts acme.cord_eqd2 --site site.cfg
says "$work/log" "0 = none"
quiet poise whatif test/person.ini acme.cord_eqd2=50 --site site.cfg
says "$work/log" "acme-spine-8gy-1"

step "what is no dose is refused"
{ cat test/person.ini; echo 'acme.cord_eqd2 = 20 mSv'; } >wrong.ini
refuses 3 "wrong.ini:" poise rank wrong.ini --site site.cfg
{ cat test/person.ini; echo 'acme.cord_eqd3 = 20'; } >wrong.ini
refuses 3 'the nearest is "acme.cord_eqd2"' poise rank wrong.ini --site site.cfg

step "a site may be more careful than the published limits, never less"
set_limit() { sed "s/^plugins = {/plugins = { settings = { acme = { $1 }; };/" site.cfg >strict.cfg; }
{ cat test/person.ini; echo 'acme.cord_eqd2 = 30'; } >thirty.ini
set_limit "most = 55;"
quiet poise explain thirty.ini acme-spine-20gy-5 --site strict.cfg
says "$work/log" "above 55 Gy"
set_limit "most = 80;"
refuses 2 'must be from 45 to 67' poise rank thirty.ini --site strict.cfg

step "an option without a dose in the code is refused at start"
sed -i 's/id = "acme-spine-8gy-1"/id = "acme-spine-10gy-1"/' acme.cfg
refuses 6 "an option whose dose the code does not know" poise rank test/person.ini --site site.cfg

echo "all steps done"
