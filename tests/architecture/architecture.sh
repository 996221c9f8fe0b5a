#!/bin/sh
# The architecture as a test: data flows one way, so includes go down one list only; a
# plugin knows nothing but the contract; every file says what it is for, every folder has
# its paragraph; nothing grows too large to read.
set -eu
cd "$1"
failed=0

complain() {
    echo "$*"
    failed=1
}

# -------- includes go down: a room may include itself and what stands below it
rooms="app embed serve cohort report check engine weigh smaa host settings intake fhir record base"
number_of() {
    n=0
    for room in $rooms; do
        n=$((n + 1))
        [ "$room" = "$1" ] && echo $n && return
    done
    echo 0
}
for folder in core/*/; do
    room=$(basename "$folder")
    [ "$(number_of "$room")" != 0 ] || complain "core/$room is in no order: add it to tests/architecture"
done
edges=$(grep -n '^#include "' core/*/*.[ch] core/*/*.cpp 2>/dev/null || true)
echo "$edges" | sed 's/^core\/\([a-z]*\)\/\([^:]*\):\([0-9]*\):#include "\([^"]*\)".*/\1 \2 \3 \4/' >"${TMPDIR:-/tmp}/edges.$$"
while read -r room file line target; do
    [ -n "$room" ] || continue
    case $target in
    */*) to=${target%%/*} ;;
    *) to=$room ;;
    esac
    from_n=$(number_of "$room")
    to_n=$(number_of "$to")
    [ "$to_n" != 0 ] || complain "core/$room/$file:$line includes $target, which is no room"
    [ "$to_n" -ge "$from_n" ] || complain "core/$room/$file:$line includes $target: includes go down only"
done <"${TMPDIR:-/tmp}/edges.$$"
rm -f "${TMPDIR:-/tmp}/edges.$$"

# -------- a plugin includes the contract and the C library
bad=$(grep -n '^#include "' plugins/*/*.[ch] 2>/dev/null || true)
[ -z "$bad" ] || complain "plugins include only <poise/...> and the C library: $bad"
bad=$(grep -n '^#include <' include/poise/*.h include/poise/*.def 2>/dev/null | grep -v '<stdint.h>\|<stddef.h>' || true)
[ -z "$bad" ] || complain "public headers need only stdint.h and stddef.h: $bad"

# -------- every file begins with what it is for
for file in core/*/*.[ch] plugins/*/*.c include/poise/* tests/*/*.[ch] tests/unit/*/*.c; do
    [ -e "$file" ] || continue
    head -c 2 "$file" | grep -q '/\*' || complain "$file does not begin with a comment"
done

# -------- every folder has its paragraph
for folder in . core core/*/ plugins plugins/template plugins/example conf conf/*/ include tests tests/*/ docs; do
    [ -d "$folder" ] || continue
    [ -e "$folder/README.md" ] || complain "${folder%/} has no README.md"
done

# -------- readable sizes: a file of at most 500 lines, lines of at most 90 columns
for file in core/*/*.[ch] plugins/*/*.[ch] include/poise/*.h; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 500 ] || complain "$file has $lines lines: redesign the room"
done
for file in core/*/*.[ch] plugins/*/*.[ch] include/poise/*.h tests/*/*.[ch] tests/unit/*/*.c; do
    [ -e "$file" ] || continue
    long=$(awk 'length($0) > 90 { print FILENAME ":" FNR }' "$file" | head -3)
    [ -z "$long" ] || complain "longer than 90 columns: $long"
done

# -------- no global mutable state: nothing of the library is in .data or .bss
if command -v objdump >/dev/null && [ -n "${2:-}" ]; then
    mutable=$(objdump -t "$2" | awk '/ O / && !/\.rodata|\.data\.rel\.ro/')
    [ -z "$mutable" ] || complain "mutable global state: $mutable"
fi
exit $failed
