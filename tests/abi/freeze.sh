#!/bin/sh
# Prints all of the ABI that public headers state, one line each, sorted: INCLUDE [COMPILER].
# INCLUDE is the folder that holds poise/. Nothing is listed by hand: the headers are
# preprocessed and taken apart (freeze.awk), the .def files are expanded, and a program made
# of both prints offsets and values.
set -eu
include=$(cd "$1" && pwd)
compiler=${2:-gcc}
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for header in "$include"/poise/*.h; do
    echo "#include <poise/$(basename "$header")>"
done >"$folder/every.h"
$compiler -std=c11 -E -dD -I"$include" "$folder/every.h" >"$folder/every.i"
awk -v include="$include" -f "$here/freeze.awk" "$folder/every.i" >"$folder/statements"

{
    cat <<'C'
#include <stddef.h>
#include <stdio.h>
#include "every.h"
static size_t covered;
#define LINE(text) puts(text);
#define CONSTANT(name) printf("constant %s = %lld\n", #name, (long long)name);
#define FIELD(type, member, is)                                                     \
    printf("field %s.%s at %zu, %zu bytes: %s\n", #type, #member,                  \
           offsetof(type, member), sizeof(((type *)0)->member), is);                \
    covered += sizeof(((type *)0)->member);
/* A struct that is led by its size may grow; any other has its size for ever. */
#define STRUCT(type, grows)                                                         \
    if (covered != sizeof(type)) {                                                  \
        fprintf(stderr, "%s: a field was not read, or there is padding\n", #type);  \
        return 1;                                                                   \
    }                                                                               \
    if (!grows)                                                                     \
        printf("size %s %zu\n", #type, sizeof(type));
#define POISE_FACT(number, upper, name, type, section, unit, low, high, fresh, loinc, \
                   formula, meaning)                                                \
    printf("fact %d %s %s \"%s\"\n", POISE_FACT_##upper, #name, #type, unit);
#define POISE_VALUE(fact, upper, name, number)                                      \
    printf("value %s %s = %d\n", #fact, #name, POISE_##fact##_##upper);
#define POISE_THERAPY(number, upper, name, implied)                                 \
    printf("therapy %d %s\n", POISE_THERAPY_##upper, #name);
#define POISE_DIMENSION(number, upper, name, side, owner, label, best, worst)       \
    printf("dimension %d %s %s\n", POISE_DIMENSION_##upper, #name, #side);
#define POISE_STATUS(number, upper, cause, remedy)                                  \
    printf("status %d %s\n", POISE_##upper, #upper);
int main(void)
{
    if (sizeof(void *) != 8 || sizeof(size_t) != 8)
        return 77; /* the lists are of machines with 64 bits */
C
    cat "$folder/statements"
    for def in "$include"/poise/*.def; do
        echo "#include <poise/$(basename "$def")>"
    done
    echo '    return 0;'
    echo '}'
} >"$folder/list.c"
$compiler -std=c11 -I"$include" -I"$folder" "$folder/list.c" -o "$folder/list"
"$folder/list" >"$folder/out"
LC_ALL=C sort "$folder/out"
