#!/bin/sh
# Compiles each public header alone, in every standard a plugin may be written in, with
# every compiler there is. Padding inside a struct would be layout that nobody decided.
set -eu
include=$1
failed=0
tried=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

try() { # compiler language standard header
    printf '#include <poise/%s>\nint poise_header_is_complete;\n' "$4" >"$folder/one.$2"
    tried=$((tried + 1))
    "$1" -std="$3" -I"$include" -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wpadded \
        -Werror -c "$folder/one.$2" -o "$folder/one.o" || {
        echo "poise/$4 does not compile alone: $1 -std=$3"
        failed=1
    }
}

for header in "$include"/poise/*.h; do
    name=$(basename "$header")
    for compiler in gcc clang; do
        command -v $compiler >/dev/null || continue
        for standard in c99 c11 c17; do try $compiler c $standard "$name"; done
    done
    for compiler in g++ clang++; do
        command -v $compiler >/dev/null || continue
        for standard in c++11 c++14 c++17 c++20; do try $compiler cc $standard "$name"; done
    done
done
echo "$tried compilations"
[ "$tried" -gt 0 ] && exit $failed
