# What the scripts share. Sourced: . "$(dirname "$0")/lib.sh"
# $1 is a build folder, $2 the tree. Poise is installed into a folder of its own; the working
# folder is a fresh one.
set -eu
build=$(cd "$1" && pwd)
tree=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cmake --install "$build" --prefix "$work/poise" >log 2>&1 || { cat log; exit 1; }
PATH=$work/poise/bin:$PATH
export PATH
unset POISE_SITE POISE_PLUGIN_PATH 2>/dev/null || true

step() { echo "-- $*"; }
fail() {
    echo "FAILED: $*"
    exit 1
}

# quiet COMMAND...: its output is shown only when it fails
quiet() {
    "$@" >"$work/log" 2>&1 || {
        cat "$work/log"
        fail "$*"
    }
}

# says FILE WORDS: whatever the lines are broken at
says() {
    tr -s ' \n' '  ' <"$1" | grep -qF -- "$2" || {
        cat "$1"
        fail "it does not say: $2"
    }
}

# refuses CODE WORDS COMMAND...: the exit code and the sentence of a mistake
refuses() {
    wanted=$1
    words=$2
    shift 2
    got=0
    "$@" >refused 2>&1 || got=$?
    [ "$got" = "$wanted" ] || { cat refused; fail "exit $got, expected $wanted: $*"; }
    says refused "$words"
}
