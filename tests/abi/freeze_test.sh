#!/bin/sh
# The ABI as a list: what was released is still there, what is new is listed. Then proof that
# the list catches what it must: each law is broken in a copy of the headers. TREE.
set -u
tree=$(cd "$1" && pwd)
here=$tree/tests/abi
. "$here/lib.sh"
abi=$(abi_of "$tree/include")
minor=${abi#*.}
next=${abi%.*}.$((minor + 1))
raise_it="s/^#define POISE_ABI_MINOR ${minor}u/#define POISE_ABI_MINOR $((minor + 1))u/"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
checks=0

bad() {
    echo "FAILED: $*"
    sed 's/^/    /' "$work/said" | head -20
    failures=$((failures + 1))
}

# A copy of the headers and the lists, to spoil, as if the present ABI had been released.
copy() {
    rm -rf "$work/include" "$work/abi"
    cp -r "$tree/include" "$work/include"
    mkdir "$work/abi"
    cp "$here"/freeze-*.txt "$work/abi/"
    cp -r "$here/museum" "$work/abi/museum"
    [ -d "$work/abi/museum/$abi" ] || {
        mkdir "$work/abi/museum/$abi"
        cp -r "$tree/include" "$work/abi/museum/$abi/"
    }
}

# spoil FILE SED: changes the copy, and makes sure that it did
spoil() {
    cp "$work/$1" "$work/before"
    sed -i "$2" "$work/$1"
    cmp -s "$work/before" "$work/$1" && bad "nothing was spoilt: $2"
}

check() { # [--add]
    sh "$here/freeze_check.sh" "$work/include" "$work/abi" "$@" >"$work/said" 2>&1
}

# says WHAT WORDS...: the copy is refused with these words
says() {
    what=$1
    shift
    checks=$((checks + 1))
    check && bad "$what is not noticed"
    for words in "$@"; do
        grep -qF -- "$words" "$work/said" || bad "$what: it does not say: $words"
    done
}

# passes WHAT [--add]
passes() {
    what=$1
    shift
    checks=$((checks + 1))
    check "$@" || bad "$what"
}

host='include/poise/plugin.h'
back='put it back as it was'
raise='raise POISE_ABI_MINOR'
add='freeze_check.sh include tests/abi --add'

sh "$here/freeze_check.sh" "$tree/include" "$here" >"$work/said" 2>&1
code=$?
[ "$code" = 77 ] && {
    echo "the lists are of machines with 64 bits"
    exit 77
}
checks=1
[ "$code" = 0 ] || bad "the headers of this tree"
copy
sh "$here/freeze.sh" "$work/include" gcc >"$work/gcc.txt"
if command -v clang >/dev/null; then
    checks=$((checks + 1))
    sh "$here/freeze.sh" "$work/include" clang >"$work/said"
    cmp -s "$work/said" "$work/gcc.txt" || bad "gcc and clang list the same"
fi

# -------- tables
copy
spoil $host 's/^    int32_t (\*number)(/    int32_t (*extra)(void);\n&/'
says "a field inserted into poise_host" "gone or changed: field poise_host.number at 16" "$back"
spoil $host "$raise_it"
says "a field inserted, and the minor number raised" "gone or changed: field poise_host.number" "$back"

copy
spoil $host '/^    void (\*destroy)(void \*self);/d'
says "a function taken out of poise_plugin" "gone or changed: field poise_plugin.destroy at 48"

copy
spoil $host 's/(\*standing_now)/(*swapped)/; s/(\*answer_now)/(*standing_now)/; s/(\*swapped)/(*answer_now)/'
says "two functions of one type that changed places" "gone or changed: field poise_host.answer_now at 48"

copy
spoil $host 's/(\*urgency)(poise_verdict \*verdict, int32_t urgency)/(*urgency)(poise_verdict *verdict, int64_t urgency)/'
says "another parameter type" "gone or changed: field poise_host.urgency at 88"

copy
spoil $host 's/(\*urgency)(poise_verdict \*verdict, int32_t urgency)/(*urgency)(poise_verdict *where, int32_t how_soon)/'
passes "parameters may get other names"

copy
spoil $host 's/^    int32_t numbers\[2\];/    int32_t numbers[2];\n    uint32_t extra[2];/'
says "a field added to poise_note, whose size is fixed" "gone or changed: size poise_note 32"

copy
spoil $host 's/^} poise_plugin;/    int32_t (*added_later)(void *self);\n&/'
says "a function added at the end of a released table" "new, but ABI $abi is released: field poise_plugin.added_later at" "$raise"
spoil $host "$raise_it"
says "the same with the minor number raised, but not listed" "new and not listed: field poise_plugin.added_later" "$add"
passes "the same, listed" --add
passes "a legal addition"
spoil abi/freeze-$next.txt 's/added_later at [0-9]*/added_later at 8/'
says "a list that does not fit" "gone or changed: field poise_plugin.added_later at 8"

# -------- constants
copy
spoil include/poise/status.def 's/^POISE_STATUS(37, E_OPTION/POISE_STATUS(38, E_OPTION/'
says "a status with another number" "gone or changed: status 37 E_OPTION" "$back"

copy
spoil $host 's/POISE_NOTE_DOSE = 5/POISE_NOTE_DOSE = 7/'
says "another number for a kind of note" "gone or changed: constant POISE_NOTE_DOSE = 5"

copy
spoil $host 's/POISE_STANDING_LATER = 150/POISE_STANDING_LATER = 200/'
says "another mark" "gone or changed: constant POISE_STANDING_LATER = 150"

copy
spoil $host 's/"poise_plugin_entry"/"poise_entry"/'
says "another name of the entry" "gone or changed: macro POISE_ENTRY_SYMBOL"

copy
spoil include/poise/facts.def 's/^POISE_FACT(4, ECOG,/POISE_FACT(250, ECOG,/'
says "a fact with another number" "gone or changed: fact 4 ecog INT"

copy
spoil include/poise/facts.def 's/^POISE_FACT(4, ECOG, ecog, INT,/POISE_FACT(4, ECOG, ecog, NUMBER,/'
says "a fact of another type" "gone or changed: fact 4 ecog INT"

copy
spoil include/poise/facts.def 's/POISE_VALUE(SEX, MALE, male, 1)/POISE_VALUE(SEX, MALE, male, 2)/'
says "a value with another number" "gone or changed: value SEX male = 1"

copy
spoil include/poise/therapies.def '/^POISE_THERAPY(36, CAMIZESTRANT/d'
says "a therapy taken out" "gone or changed: therapy 36 camizestrant"

copy
spoil include/poise/dimensions.def 's/hair, BURDEN, PERSON/hair, BENEFIT, PERSON/'
says "a dimension on the other side" "gone or changed: dimension 3 hair BURDEN"

copy
spoil include/poise/dimensions.def 's/^POISE_DIMENSION(12,/POISE_DIMENSION(13, NEW, new, BURDEN, SITE, "", "", "")\n&/'
says "a new dimension, which an older host does not know" "new, but ABI $abi is released: dimension 13 new BURDEN" "$raise"

copy
spoil include/poise/status.def 's/^POISE_STATUS(37, E_OPTION/POISE_STATUS(999, E_NEW, "", "")\n&/'
spoil include/poise/therapies.def 's/^POISE_THERAPY(95,/POISE_THERAPY(120, NEW, new, "")\n&/'
says "a new status and a new therapy, not listed" "new and not listed: status 999 E_NEW" "new and not listed: therapy 120 new" "$add"
passes "the same, listed" --add
passes "statuses, facts and therapies need no new minor number"

# -------- functions
copy
spoil include/poise/poise.h '/^POISE_API size_t poise_output_length/d'
says "a function of the library taken out" "gone or changed: function poise_output_length"

copy
spoil include/poise/poise.h 's/^POISE_API const char \*poise_version(void);/&\nPOISE_API int32_t poise_new(void);/'
says "a function added to a released library" "new, but ABI $abi is released: function poise_new" "$raise"

copy
spoil include/poise/ask.h 's/^static inline uint32_t poise_has(/static inline uint32_t poise_holds(/'
says "a short way to ask taken out" "gone or changed: inline poise_has"

# -------- the lists themselves, and what nobody can list
copy
spoil abi/freeze-1.0.txt '/POISE_NOTE_DOSE/d'
says "a line taken out of the list" "freeze-1.0.txt is not what was released" "never edited"

copy
spoil $host 's/POISE_NOTE_DOSE = 5/POISE_NOTE_DOSE = 7/'
spoil abi/freeze-1.0.txt 's/POISE_NOTE_DOSE = 5/POISE_NOTE_DOSE = 7/'
says "a list changed together with the header" "constant POISE_NOTE_DOSE = 5" "never edited"

copy
spoil $host 's/^typedef struct poise_sentence {/typedef union poise_both {\n    int32_t a;\n} poise_both;\n\n&/'
says "a declaration of a new shape" "freeze.awk cannot read: typedef union poise_both"

copy
spoil $host 's/^    uint32_t length;/    uint16_t length;/'
says "padding" "poise_text: a field was not read, or there is padding"

echo "$checks checks, $failures failures"
[ "$failures" = 0 ] && [ "$checks" -gt 25 ]
