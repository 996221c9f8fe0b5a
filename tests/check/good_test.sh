#!/bin/sh
# A plugin of this tree keeps every law, over a few hundred persons. PROGRAM TREE PLUGIN
# [CATALOGUE]
. "$(dirname "$0")/../cli/lib.sh"
plugin=$3
[ $# -lt 4 ] || set -- --catalogue "$4"
case ${1:-} in --catalogue) ;; *) set -- ;; esac
expect 0 "$poise" check "$plugin" --persons "${POISE_CHECK_PERSONS:-400}" --width 200 "$@"
says out "All laws hold"
not_says out "not tried"
# a few persons cannot show that a citation never matters
[ "${POISE_CHECK_PERSONS:-400}" -lt 400 ] || not_says out "decoration"
expect 0 "$poise" check "$plugin" --persons 50 --seed 7 --format json "$@"
says out '"broken": 0'
done_testing
