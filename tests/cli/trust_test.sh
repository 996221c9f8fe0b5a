#!/bin/sh
# Whose plugins run: with the real minisign, and what is done to what nobody vouches for.
build=$(cd "$(dirname "$1")" && pwd)
. "$(dirname "$0")/lib.sh"
command -v minisign >/dev/null || { echo "minisign is not installed; ./dev test does that"; exit 1; }
umask 022
person >case.ini
mkdir catalogue mine
ln -s "$tree"/conf/catalogue/*.cfg "$tree/plugins/template/common/acme-protocol.cfg" catalogue/

# site TRUST [FOLDER]: the shipped plugins and those of a folder
site() {
    cat >site.cfg <<CFG
plugins = { folders = [ "$build/plugins", "${2:-mine}" ]; };
catalogue = { folder = "catalogue"; };
goals = { folder = "$tree/conf/goals"; };
trust = { $1 };
CFG
}

# A fresh copy of the template, unsigned.
fresh() {
    rm -rf mine
    mkdir mine
    cp "$build/tests/acme-protocol.so" mine/
}

rank() { "$poise" rank case.ini --site site.cfg "$@"; }
plugins() { "$poise" plugins --site site.cfg --width 400 "$@"; }

# refused WORDS: the template is not in use, and the others are
refused() {
    expect 6 plugins
    says out "not in use: "
    says out "$1"
    says out "options, shipped"
    expect 6 rank
    says out "NOT ASSESSED"
    says out "Ribociclib"
    not_says out "Unsigned plugin"
}

# trusted WORDS: the template is in use, and this is said of it
trusted() {
    expect 0 plugins
    says out "1 options, $1"
    expect 0 plugins --format json
    says out "\"trust\": \"$1\""
    expect 0 rank --format json
    says out "\"trust\": \"shipped\""
    says out "\"trust\": \"$1\""
}

# -------- shipped: what was built together needs no signature
mkdir none
site '' none
expect 0 rank --format json
says out '"trust": "shipped"'
not_says out "unsigned"
expect 0 plugins
says out "options, shipped"

# -------- unsigned: refused, or allowed and named in every answer
fresh
site ''
refused "the plugin is not signed: ./mine/acme-protocol.so; sign it with"
site 'unsigned = "allow";'
trusted unsigned
for verb in "rank case.ini" "rank case.ini --all" "explain case.ini ribociclib-ai" \
    "compare case.ini ribociclib-ai ai-mono" "whatif case.ini her2=positive"; do
    # shellcheck disable=SC2086
    expect 0 "$poise" $verb --site site.cfg
    says out "Unsigned plugin in use: acme-protocol"
    # shellcheck disable=SC2086
    expect 0 "$poise" $verb --site site.cfg --format json
    says out '"trust": "unsigned"'
done
expect 0 "$poise" doctor --site site.cfg
says out "trust: acme-protocol: unsigned"
says out "unsigned plugins are allowed"

# -------- the standard tool signs, both ways
minisign -G -W -p ward.pub -s ward.key >/dev/null
minisign -G -W -p other.pub -s other.key >/dev/null
ward=$(tail -1 ward.pub)
key="name = \"Ward 7\"; key = \"$ward\";"
site "keys = ( { $key } );"
for way in "" -l; do
    # shellcheck disable=SC2086
    minisign -S $way -s ward.key -m mine/acme-protocol.so >/dev/null
    trusted "signed by Ward 7"
done
expect 0 rank
not_says out "nsigned plugin"
expect 0 "$poise" doctor --site site.cfg
says out "trust: acme-protocol: signed by Ward 7"
site 'keys = ( { name = "Ward 7"; file = "ward.pub"; } );'
trusted "signed by Ward 7"

# -------- poise signs, and the standard tool agrees
expect 0 "$poise" sign --new-key unit
says out "unit.key is secret"
says out "$(tail -1 unit.pub)"
checks=$((checks + 1))
[ "$(stat -c %a unit.key)" = 600 ] || bad "unit.key is not secret: $(stat -c %a unit.key)"
expect 0 "$poise" sign mine/acme-protocol.so --key unit.key --as-of 2026-11-23
says out "signed, acme-protocol 1.0.0, key"
expect 0 minisign -V -p unit.pub -m mine/acme-protocol.so
says out "plugin acme-protocol 1.0.0	file acme-protocol.so	signed 2026-11-23"
expect 0 minisign -V -H -p unit.pub -m mine/acme-protocol.so
expect 0 "$poise" sign --verify mine/acme-protocol.so --pub unit.pub
says out "signature good, acme-protocol 1.0.0, key"
expect 0 "$poise" sign --verify mine/acme-protocol.so --pub unit.pub --format json
says out '"did": "signature good"'
site "keys = ( { name = \"Unit\"; key = \"$(tail -1 unit.pub)\"; }, { $key } );"
trusted "signed by Unit"
expect 0 minisign -R -p again.pub -s unit.key
checks=$((checks + 1))
[ "$(tail -1 unit.pub)" = "$(tail -1 again.pub)" ] || bad "the public key is another one"
cp mine/acme-protocol.so.minisig first
expect 0 "$poise" sign mine/acme-protocol.so --key unit.key --as-of 2026-11-23
expect 0 cmp first mine/acme-protocol.so.minisig
expect 0 "$poise" sign mine/acme-protocol.so --key unit.key --as-of 2026-11-23 -o elsewhere
expect 0 cmp first elsewhere
expect 0 "$poise" sign mine/acme-protocol.so --key ward.key
expect 0 minisign -V -p ward.pub -m mine/acme-protocol.so

# -------- what poise sign refuses
expect 2 "$poise" sign --new-key unit
says err "unit.key: File exists"
expect 3 "$poise" sign --verify mine/acme-protocol.so --pub unit.pub
says err "signed with another key than unit.pub"
expect 3 "$poise" sign "$tree/README.md" --key unit.key
says err "not a loadable plugin file"
cp unit.pub wrong.key
chmod 600 wrong.key
expect 3 "$poise" sign mine/acme-protocol.so --key wrong.key
says err "not a key or signature in minisign format"
expect 2 "$poise" sign mine/acme-protocol.so --key nowhere.key
expect 2 "$poise" sign mine/acme-protocol.so
says err "usage: poise sign"
expect 2 "$poise" sign mine/acme-protocol.so --key unit.key --verify --pub unit.pub
expect 2 "$poise" sign --verify mine/acme-protocol.so
chmod 644 unit.key
expect 3 "$poise" sign mine/acme-protocol.so --key unit.key
says err "chmod 600"
chmod 600 unit.key

# -------- a key behind a password (made with the least work that scrypt allows)
cat >closed.key <<'KEY'
untrusted comment: minisign encrypted secret key
RWRTY0Iyc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3MAgAAAAAAAAAAAAAEAAAAASVpAx3ozilQ7O/bei156+6hc6eGL0qjojE50zGhwbfDrZNMBi6R4xiQpghIAe7ZQokZvkeRHxMfvpDP0BUo6vh2XnxkVD3sLzuLezZhjv5Mg6mULVe5PGtTqlJCJnFvMh+ycfJ5hmRw=
KEY
chmod 600 closed.key
echo "correct horse" >password
expect 0 env POISE_PASSWORD_FILE=password "$poise" sign mine/acme-protocol.so --key closed.key
expect 0 minisign -V -P RWQO6SVsbeCfWt/VNMkpCwdQ2vWznG8l/cPkoe8Xx7xqpx17jbQwp2Wu -m mine/acme-protocol.so
echo "another horse" >password
expect 3 env POISE_PASSWORD_FILE=password "$poise" sign mine/acme-protocol.so --key closed.key
says err "does not open without its password"
expect 3 env POISE_PASSWORD_FILE=nowhere "$poise" sign mine/acme-protocol.so --key closed.key

# -------- what was tampered with
site "keys = ( { $key } ); unsigned = \"allow\";" # allowed or not: a known key must fit
signed() {
    fresh
    minisign -S -s ward.key -m mine/acme-protocol.so -t "as it was" >/dev/null
}
signed
printf 'x' >>mine/acme-protocol.so
refused "the signature does not fit the bytes"
signed
printf '\001' | dd of=mine/acme-protocol.so bs=1 seek=4200 conv=notrunc 2>/dev/null
refused "the signature does not fit the bytes"
expect 3 "$poise" sign --verify mine/acme-protocol.so --pub ward.pub
says err "the signature does not fit the bytes"
signed
sed -i '2s/\(.\{40\}\)\(.\)/\1#/; 2s/#/A/' mine/acme-protocol.so.minisig
cmp -s mine/acme-protocol.so.minisig first && bad "nothing was tampered with"
refused "the signature does not fit the bytes"
signed
sed -i '3s/as it was/as it is/' mine/acme-protocol.so.minisig
refused "the signature does not fit the bytes"
signed
sed -i '1s/.*/untrusted comment: says anything/' mine/acme-protocol.so.minisig
trusted "signed by Ward 7"
: >mine/acme-protocol.so.minisig
refused "not a key or signature in minisign format"

# -------- a shipped plugin that was changed costs its own modality only
mkdir changed
cp "$build"/plugins/*.so changed/
printf 'x' >>changed/hormone.so
cat >site.cfg <<CFG
plugins = { folders = [ "changed" ]; };
catalogue = { folder = "catalogue"; };
goals = { folder = "$tree/conf/goals"; };
CFG
expect 6 rank
says out "hormone: the plugin is not signed: ./changed/hormone.so"
says out "SUPPORT"

# -------- keys that are not known, or not for this
site "keys = ( { $key } );"
minisign -S -s other.key -m mine/acme-protocol.so >/dev/null
refused "signed with a key that the site does not know"
site "keys = ( { $key } ); unsigned = \"allow\";"
trusted unsigned
signed
site "keys = ( { $key roles = [ \"local\", \"bone\" ]; } );"
refused 'the key of "Ward 7" is for options of the role local, bone, and acme-protocol-exercise is support'
site "keys = ( { $key roles = [ \"support\" ]; plugins = [ \"acme*\" ]; } );"
trusted "signed by Ward 7"
site "keys = ( { $key plugins = [ \"ward-*\" ]; } );"
refused 'the key of "Ward 7" is for the plugins ward-*, and this is acme-protocol'
site "keys = ( { $key rolls = [ ]; } );"
expect 2 rank
says err 'the nearest is "roles"'

# -------- what everybody can write to, whoever signed it
site "keys = ( { $key } );"
signed
chmod o+w mine/acme-protocol.so
refused "everybody on this machine can change it: $PWD/mine/acme-protocol.so; run \`chmod o-w\` on it"
signed
chmod o+w mine
refused "everybody on this machine can change it: $PWD/mine; run \`chmod o-w\` on it"
chmod +t mine
refused "everybody on this machine can change it: $PWD/mine; run \`chmod o-w\` on it"
signed
mkdir -p open
mv mine/acme-protocol.so open/
ln -s ../open/acme-protocol.so mine/acme-protocol.so
trusted "signed by Ward 7"
chmod o+w open
refused "everybody on this machine can change it: $PWD/open; run \`chmod o-w\` on it"
chmod o-w open

# -------- replaced between check and load: what was checked is what runs
# A plugin whose code, in the child that loads everything first, puts another file in the
# place of the template: one that would not even load.
signed
cat >swap.ini <<'INI'
[plugin]
id = a_swap
version = 1.0.0
abi = 1.0
about = Puts another file in the place of one that was checked
INI
cat >swap.c <<'C'
#include <poise/plugin.h>
#include <stdio.h>
__asm__(".section .poise.manifest,\"a\"\n.incbin \"swap.ini\"\n.previous\n");
__attribute__((constructor)) static void swap(void)
{
    rename("not-a-plugin", "mine/acme-protocol.so");
}
const poise_plugin *poise_plugin_entry(uint32_t major, uint32_t minor)
{
    return major == minor ? 0 : 0;
}
C
expect 0 cc -shared -fPIC -I "$tree/include" swap.c -o mine/swap.so
printf 'plugin = "a_swap"; options = ( { id = "swap"; label = "l"; plain = "p"; role = "support"; for = "yes"; standing = { level = "other"; }; } );\n' >catalogue/a_swap.cfg
echo "no plugin at all" >not-a-plugin
minisign -S -s ward.key -m mine/swap.so >/dev/null
expect 6 rank --format json
says out '"acme-protocol-exercise"'
checks=$((checks + 1))
grep -q "no plugin at all" mine/acme-protocol.so || bad "the file was not replaced: nothing was tried"
expect 6 plugins # and the next one sees what is there now
says out "not a loadable plugin file: ./mine/acme-protocol.so"

done_testing
