#!/bin/sh
# The ABI as a compiler and abidiff see it: fresh builds against the committed dumps, then
# proof that it catches what it must. TREE LIBPOISE.
#
# abidiff follows every type from the entry of a plugin and from the functions of the library.
# It gives one code for a legal addition and for an illegal insertion and does not see numbers
# that are renumbered: freeze_test.sh does.
set -u
tree=$(cd "$1" && pwd)
library=$2
here=$tree/tests/abi
. "$here/lib.sh"
if ! command -v abidiff >/dev/null; then
    echo "abidiff is not installed (Debian: abigail-tools)"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
checks=0

bad() {
    echo "FAILED: $*"
    sed 's/^/    /' "$work/said" | head -40
    failures=$((failures + 1))
}

# compare OLD NEW: abidiff's code; 4 something changed, 8 something that was there is gone
compare() {
    abidiff "$1" "$2" >"$work/said" 2>&1
}

abi=$(abi_of "$tree/include")
sh "$here/dump.sh" "$tree" "$work" now || {
    echo "FAILED: the template and the library do not build"
    exit 1
}
for part in plugin library; do
    for dump in "$here/$part-${abi%.*}".*.abi; do
        of=$(basename "$dump" .abi)
        of=${of#"$part-"}
        checks=$((checks + 1))
        compare "$dump" "$work/$part-now.abi"
        code=$?
        if [ "$of" = "$abi" ]; then
            [ $code = 0 ] || bad "$part: it is no longer ABI $abi: undo the change or raise POISE_ABI_MINOR"
        else
            # Where an addition stands is the freeze list's to judge.
            [ $((code & ~4)) = 0 ] || bad "$part: something of ABI $of is gone"
        fi
    done
done

# -------- the library exports what poise.h declares, and nothing else
checks=$((checks + 1))
sh "$here/freeze.sh" "$tree/include" | sed -n 's/^function \([a-z_]*\):.*/\1/p' | grep -v '^poise_plugin_entry$' >"$work/declared"
nm -D --defined-only "$library" | sed -n 's/.* T //p' | LC_ALL=C sort >"$work/exported"
diff "$work/declared" "$work/exported" >"$work/said" || bad "libpoise.so exports something else than poise.h declares"

# -------- proof: the same with spoilt headers
spoil() { # FILE SED
    rm -rf "$work/tree"
    mkdir "$work/tree"
    cp -r "$tree/include" "$work/tree/include"
    ln -s "$tree/core" "$work/tree/core"
    ln -s "$tree/plugins" "$work/tree/plugins"
    sed -i "$2" "$work/tree/$1"
    cmp -s "$tree/$1" "$work/tree/$1" && bad "nothing was spoilt: $2"
}

differs() { # PART CODE WHAT: the dump of the spoilt headers is refused with a code
    checks=$((checks + 1))
    sh "$here/dump.sh" "$work/tree" "$work" spoilt >"$work/said" 2>&1 || bad "$3: it does not build"
    compare "$work/$1-now.abi" "$work/$1-spoilt.abi"
    code=$?
    [ $((code & $2)) = "$2" ] || bad "$3: abidiff exits with $code"
}

spoil include/poise/plugin.h 's/^    int32_t (\*number)(/    int32_t (*extra)(void);\n&/'
differs plugin 4 "a function inserted into the host's table"
spoil include/poise/plugin.h 's/^    uint32_t facts\[4\];/    uint32_t facts[6];/'
differs plugin 4 "a longer note"
spoil include/poise/plugin.h 's/uint32_t fact, int32_t \*out)/uint32_t fact, int64_t *out)/'
differs plugin 4 "another type behind a pointer, which no offset shows"
spoil include/poise/poise.h '/^POISE_API const char \*poise_version/d'
sed -i 's/^POISE_API void poise_close/const char *poise_version(void);\n&/' "$work/tree/include/poise/poise.h"
differs library 8 "a function that is no longer exported"
spoil include/poise/poise.h 's/^    const char \*conf_folder;/    const char *other;\n&/'
differs library 4 "a field inserted into poise_source"

echo "$checks checks, $failures failures"
[ "$failures" = 0 ] && [ "$checks" -ge 8 ]
