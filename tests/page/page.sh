#!/bin/sh
# One test of the page: PROGRAM TREE MODULES NAME. Exit 77 with a sentence where it cannot run.
program=$1
tree=$2
modules=$3
name=$4

skip() {
    echo "skipped: $*"
    exit 77
}

command -v node >/dev/null || skip "node is not installed"
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    skip "Chromium is not installed"
[ -d "$modules/playwright-core" ] ||
    skip "the npm packages are not in $modules; ./dev test installs them"
export POISE_PROGRAM="$program" POISE_TREE="$tree" POISE_MODULES="$modules" POISE_CHROMIUM="$chromium"
export POISE_SITE="$tree/conf/poise.cfg"
exec node "$tree/tests/page/${name}_test.mjs"
