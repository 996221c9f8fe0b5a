#!/bin/sh
# Writes what abidw sees of the template plugin and of the library: TREE FOLDER NAME gives
# FOLDER/plugin-NAME.abi and FOLDER/library-NAME.abi. Paths and lines are left out, so that a
# dump says nothing but the ABI.
set -eu
tree=$(cd "$1" && pwd)
out=$(cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

dump() { # FILE OUT
    abidw --no-show-locs --no-corpus-path --no-comp-dir-path --no-elf-needed \
        --no-architecture --exported-interfaces-only --drop-private-types \
        --headers-dir "$tree/include" --out-file "$2" "$1"
}

cd "$tree"
template_of .
build_plugin include "$template_c" "$template_ini" "$folder/template.so"
# The public functions and nothing else: what they call is not linked.
gcc -std=c11 -g -fPIC -shared -fvisibility=hidden -D_GNU_SOURCE -DPOISE_VERSION='""' \
    -Iinclude -Icore core/embed/*.c -o "$folder/libpoise.so"
dump "$folder/template.so" "$out/plugin-$3.abi"
dump "$folder/libpoise.so" "$out/library-$3.abi"
