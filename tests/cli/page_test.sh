#!/bin/sh
# poise rank --format html: one file about one case, by one verb.
. "$(dirname "$0")/lib.sh"
person >case.ini

expect 0 "$poise" rank case.ini --format html --as-of 2026-11-23 -o one.html
is_empty out
says one.html "<!doctype html>"
says one.html "default-src 'none'"
says one.html "It does not choose for you."
expect 0 "$poise" rank - --format html --as-of 2026-11-23 <case.ini
checks=$((checks + 1))
cmp -s out one.html || bad "the same case, read from standard input, gives another page"

expect 2 "$poise" rank case.ini case.ini --format html
says err "a page is about one case"
expect 2 "$poise" explain case.ini ribociclib-ai --format html
says err "--format html goes with \`poise rank\` only"
expect 0 "$poise" help page
says out "For my team"

# nothing of a case can become markup
sed 's/^age/title = <script>x<\/script>\nage/' case.ini >odd.ini
sed -i 's/^\[person\]/[meta]\nid = <b>odd<\/b>\n[person]/; /^title/d' odd.ini
expect 0 "$poise" rank odd.ini --format html -o odd.html
not_says odd.html "<b>odd"
says odd.html "&lt;b&gt;odd"

done_testing
