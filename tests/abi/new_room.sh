#!/bin/sh
# At a release that changed the ABI: adds a room to the museum, with the public headers, the
# template and the small host as they were, and the dumps that abidiff compares with. TREE.
# What is in a room is never changed again.
set -eu
tree=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
abi=$(abi_of "$tree/include")
room=$here/museum/$abi
if [ -e "$room" ]; then
    echo "ABI $abi has its room already: raise POISE_ABI_MINOR first"
    exit 1
fi
sh "$here/freeze_check.sh" "$tree/include" "$here" --add
mkdir -p "$room/include/poise" "$room/template"
cp "$tree"/include/poise/*.h "$tree"/include/poise/*.def "$room/include/poise/"
template_of "$tree"
cp "$template_c" "$room/template/template.c"
cp "$template_ini" "$room/template/template.ini"
cp "$template_cfg" "$room/template/template.cfg"
# Its first sentence: what `poise explain` must still say of it.
awk '/poise_sentence sentences/ { inside = 1 }
     inside && match($0, /\{"[^"]+"/) { print substr($0, RSTART + 2, RLENGTH - 3); exit }' \
    "$room/template/template.c" >"$room/says.txt"
[ -s "$room/says.txt" ] || { echo "the template has no sentence"; exit 1; }
cp "$here/host.c" "$room/"
sh "$here/dump.sh" "$tree" "$here" "$abi"
echo "museum/$abi, plugin-$abi.abi and library-$abi.abi: commit them"
