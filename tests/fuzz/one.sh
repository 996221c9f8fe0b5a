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
smaa) cp "$tree"/tests/cli/smaa/*.json "$corpus-seeds" ;;
manifest) cp "$tree"/plugins/*/*.ini "$tree"/plugins/template/common/*.ini "$corpus-seeds" ;;
minisign) # made by the standard tool
    printf '%s\n' 'untrusted comment: signature from minisign secret key' 'RUQO6SVsbeCfWgUwu7iaorr28hqjytIS5h8R13zfkmCoz+mStWPyhfHj7jl2DVydPUUh2f0vr5xiTEsT7POkyvzmEL8al7WjAws=' 'trusted comment: by the real tool' 'C6EFnTBBoOuDfeGXCTLE8u6RvBv+QN8IcT4YsTlZoEL35e5yZ6IwfwIoJl+Ymq3xM0JZU0Gsnba+Q/KGjEUsDw==' >"$corpus-seeds/hashed"
    printf '%s\n' 'untrusted comment: signature from minisign secret key' 'RWQO6SVsbeCfWrN6DYRWSETuj72zNilYTScoGVXqj4YanquTrNDwECIN+QIl33V7HpL6URyzMfypxcoJhNhSXoBo787ZPj8GPgQ=' 'trusted comment: by the real tool' 'fGWnIFcxFoaDB62KalFpb4BkNzfimXDAHJIhqESTXVBpn2vXL5IbpDlpNdMGdR7DixTo9qom8mjuhmV1YlM6CQ==' >"$corpus-seeds/legacy"
    printf '%s\n' 'untrusted comment: minisign encrypted secret key' 'RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADuklbG3gn1rZJAJpatYrn49VV6Y9jkSqtPikKGd5MsujOz7qRr2Sz9/VNMkpCwdQ2vWznG8l/cPkoe8Xx7xqpx17jbQwp2WuAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' >"$corpus-seeds/secret"
    printf '%s\n' RWQO6SVsbeCfWt/VNMkpCwdQ2vWznG8l/cPkoe8Xx7xqpx17jbQwp2Wu >"$corpus-seeds/public" ;;
criteria) sed -n 's/^ *{* *\(when\|for\) = "\(.*\)";.*/\2/p' "$tree"/conf/catalogue/*.cfg | head -200 |
    awk -v d="$corpus-seeds" '{ f = d "/" NR; print > f; close(f) }' ;;
esac
export LSAN_OPTIONS="suppressions=$tree/tests/lsan.supp:print_suppressions=0"
exec "$program" -max_len=65536 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$corpus-" "$@" "$corpus" "$corpus-seeds" 2>&1
