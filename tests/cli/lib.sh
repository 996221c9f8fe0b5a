# What the scripts share. Sourced: . "$(dirname "$0")/lib.sh"
# $1 is the program, $2 the tree; the working folder is a fresh one.
set -u
poise=$1
tree=$(cd "$2" && pwd)
export POISE_SITE="$tree/conf/poise.cfg"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0
checks=0

# expect CODE COMMAND...: the exit code; what it printed is in out and err
expect() {
    wanted=$1
    shift
    "$@" >out 2>err
    got=$?
    checks=$((checks + 1))
    [ "$got" = "$wanted" ] || bad "exit $got, expected $wanted: $*"
}

# says FILE WORDS: a fixed string is in out or err
says() {
    checks=$((checks + 1))
    grep -qF -- "$2" "$1" || bad "$1 does not say: $2"
}

# not_says FILE WORDS
not_says() {
    checks=$((checks + 1))
    grep -qF -- "$2" "$1" && bad "$1 says: $2"
}

# is_empty FILE
is_empty() {
    checks=$((checks + 1))
    [ ! -s "$1" ] || bad "$1 is not empty"
}

bad() {
    echo "FAILED: $*"
    sed 's/^/    out: /' out | cut -c 1-300 | head -20
    sed 's/^/    err: /' err | cut -c 1-300 | head -20
    failures=$((failures + 1))
}

done_testing() {
    echo "$checks checks, $failures failures"
    [ "$failures" = 0 ] && [ "$checks" -gt 0 ]
    exit $?
}

# A person about whom enough is known.
person() {
    printf '[person]\nage = 58\nsex = female\nmenopause = post\necog = 0\n'
    printf '[cancer]\nsetting = de_novo\ner = positive\npr = positive\nher2 = zero\n'
    printf '[history]\nline = 1\nprior_therapy = none\n[spread]\nsites = bone\nvisceral_crisis = no\n'
}
