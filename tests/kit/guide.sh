#!/bin/sh
# The examples of the manual pages. Each display has a comment above it: `from FILE` means
# that it stands in that file, which is built and tested, word for word; `run` that it is run,
# line by line; `run if VERB` that it is run when this Poise has the verb. No display is
# without one.
. "$(dirname "$0")/lib.sh"

# displays PAGE: one file a display, shown.N, and in said.N what the comment above it says
displays() {
    rm -f shown.* said.*
    awk '
        /^\.\\" (from|run)/ { said = substr($0, 5) }
        /^\.Ed/ { inside = 0 }
        inside { gsub(/\\e/, "\\"); sub(/^\\&/, ""); print > ("shown." n) }
        /^\.Bd -literal/ {
            inside = 1
            n++
            printf "" > ("shown." n)
            print said > ("said." n)
            said = ""
        }' "$1"
}

# stands_in SHOWN FILE: all its lines, in a row
stands_in() {
    awk 'NR == FNR { wanted = wanted $0 "\n"; next } { text = text $0 "\n" }
         END { exit index(text, wanted) == 0 }' "$1" "$2"
}

tried=0
for page in "$tree/docs/poise-plugin.3" "$tree/docs/poise-manifest.5"; do
    step "$(basename "$page")"
    displays "$page"
    : >script
    for shown in shown.*; do
        read -r what where verb <"said.${shown#shown.}" || true
        tried=$((tried + 1))
        case $what in
        from) stands_in "$shown" "$tree/$where" || { cat "$shown"; fail "it does not stand in $where"; } ;;
        run)
            [ -s "$shown" ] || fail "an empty display"
            if [ -z "$where" ] || poise help "$verb" >/dev/null 2>&1; then
                sed 's/ && /\n/g' "$shown" >>script
            fi
            ;;
        *) cat "$shown"; fail "a display without a comment that says where it is from" ;;
        esac
    done
    # the order of `run` displays is that of the page
    [ ! -s script ] || quiet sh -e script
    if command -v mandoc >/dev/null; then
        mandoc -T lint -W warning "$page" >lint || { cat lint; fail "mandoc"; }
    else
        echo "lint: skipped: mandoc is not installed"
    fi
done
[ "$tried" -ge 20 ] || fail "only $tried displays were found"
echo "$tried examples"
