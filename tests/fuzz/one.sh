#!/bin/sh
# Runs one fuzzer: PROGRAM SUBJECT TREE CORPUS FLAGS... Seeds are the files of the tree that
# its reader reads.
set -eu
program=$1
subject=$2
tree=$3
corpus=$4/$subject
shift 4
mkdir -p "$corpus" "$corpus-seeds"
case $subject in
case) cp "$tree"/conf/cases/*.ini "$tree"/tests/cases/*.ini "$corpus-seeds" ;;
goals) cp "$tree"/conf/goals/*.ini "$corpus-seeds" ;;
catalogue) cp "$tree"/conf/catalogue/support.cfg "$tree"/conf/catalogue/trials.cfg "$tree"/plugins/template/common/acme-protocol.cfg "$corpus-seeds" ;;
site) cp "$tree"/conf/poise.cfg "$tree"/conf/sites/*.cfg "$corpus-seeds" ;;
manifest) cp "$tree"/plugins/*/*.ini "$tree"/plugins/template/common/*.ini "$corpus-seeds" ;;
criteria) sed -n 's/^ *{* *\(when\|for\) = "\(.*\)";.*/\2/p' "$tree"/conf/catalogue/*.cfg | head -200 |
    awk -v d="$corpus-seeds" '{ f = d "/" NR; print > f; close(f) }' ;;
esac
export LSAN_OPTIONS="suppressions=$tree/tests/lsan.supp:print_suppressions=0"
exec "$program" -max_len=65536 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$corpus-" "$@" "$corpus" "$corpus-seeds" 2>&1
