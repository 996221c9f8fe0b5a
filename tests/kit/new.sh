#!/bin/sh
# From nothing to a ranked option: `poise new` in each language, built as its README says,
# its own test, the list; and the mistakes an author makes first.
. "$(dirname "$0")/lib.sh"

languages="c cxx"
if command -v rustc >/dev/null; then
    languages="$languages rust"
else
    echo "rust: skipped: rustc is not installed"
fi

flag_of() { [ "$1" = c ] || echo "--$1"; }

# in a folder of the plugin: its test, the one symbol, the list in both formats
try_plugin() {
    [ "$(nm -D --defined-only build/acme-protocol.so | cut -d' ' -f3)" = poise_plugin_entry ] ||
        fail "one symbol"
    quiet poise plugins --site site.cfg --width 200
    says "$work/log" "acme-protocol 1.0.0"
    quiet poise rank test/person.ini --site site.cfg
    says "$work/log" "Supervised exercise"
    quiet poise rank test/person.ini --site site.cfg --format json
    says "$work/log" '"option": "acme-protocol-exercise"'
}

for language in $languages; do
    step "$language: find_package"
    # shellcheck disable=SC2046
    quiet poise new acme-protocol $(flag_of "$language") --folder "$language"
    cd "$language"
    quiet cmake -B build -DCMAKE_C_FLAGS=-Werror -DCMAKE_CXX_FLAGS=-Werror
    quiet cmake --build build
    quiet ctest --test-dir build --output-on-failure
    try_plugin
    step "$language: pkg-config"
    rm -r build
    quiet make CFLAGS=-Werror CXXFLAGS=-Werror "RUSTFLAGS=-D warnings"
    quiet make check
    try_plugin
    cd ..
done

step "the languages answer alike, byte for byte"
for facts in "" "fracture = impending" "acme-protocol.video_at_home = yes" \
    "acme-protocol.video_at_home = no" "cord_compression = confirmed" "ecog = 4"; do
    for language in $languages; do
        {
            [ "$facts" = "ecog = 4" ] || cat c/test/person.ini
            printf '[facts]\n%s\n' "$facts"
        } >person.ini
        for verb in "rank person.ini --all" "explain person.ini acme-protocol-exercise"; do
            # shellcheck disable=SC2086
            poise $verb --site "$language/site.cfg" --as-of 2026-11-23 || [ $? = 4 ] || fail "$verb"
        done >"$language.txt"
        cmp c.txt "$language.txt" || { diff c.txt "$language.txt"; fail "$language: $facts"; }
    done
done

step "in a process of its own each answers the same bytes"
{ cat c/test/person.ini; echo 'acme-protocol.video_at_home = yes'; } >person.ini
for language in $languages; do
    sed 's/^plugins = {/plugins = { isolate = true;/' "$language/site.cfg" >"$language/isolated.cfg"
    for site in site isolated; do
        poise rank person.ini --all --site "$language/$site.cfg" --as-of 2026-11-23 >$site.txt ||
            fail "$language: $site"
    done
    cmp site.txt isolated.txt || fail "$language: isolated"
done

step "another name is another plugin beside it"
quiet poise new st_anna-exercise2 --folder other
cd other
quiet make
quiet make check
cp build/st_anna-exercise2.so ../c/build/
cp st_anna-exercise2.cfg ../c/
cd ../c
quiet poise plugins --site site.cfg --width 200
says "$work/log" "st_anna-exercise2 1.0.0"
quiet poise rank test/person.ini --site site.cfg
rm build/st_anna-exercise2.so
cd ..

step "the mistakes an author makes first are named"
mistake() { # FILE SED-EXPRESSION WORDS: a change, and what `poise plugins` says of it
    cp -r c mistaken
    cd mistaken
    sed -i "$2" "$1"
    quiet make
    refuses 6 "$3" poise plugins --site site.cfg --width 300
    cd ..
    rm -r mistaken
}
mistake acme-protocol.c 's/\.id = "acme-protocol"/.id = "acme-exercise"/' \
    'the manifest says id "acme-protocol", the table "acme-exercise"'
mistake acme-protocol.ini 's/^id = .*/id = acme/' 'must begin with the plugin'"'"'s id'
mistake acme-protocol.ini 's/^fracture = optional/fractrue = optional/' 'the nearest is fracture'
mistake acme-protocol.ini 's/^abi = .*/abi = 2.0/' 'is built for ABI 2.0, this Poise speaks 1.0'
mistake acme-protocol.cfg 's/ecog <= 2/ecgo <= 2/' 'acme-protocol.cfg:'
mistake acme-protocol.cfg 's/^plugin = .*/plugin = "acme";/' 'this is the catalogue of "acme"'
mistake site.cfg 's/also = \[ "\." \]/also = [ ]/' 'acme-protocol.cfg'

step "a fact that the manifest does not declare is refused, named, and costs only this plugin"
cp -r c undeclared
cd undeclared
sed -i '/^distance_km/d' acme-protocol.ini
quiet make
{ cat test/person.ini; echo 'acme-protocol.video_at_home = yes'; } >person.ini
refuses 6 "does not declare" poise rank person.ini --site site.cfg
cd ..

step "a build that is missing does not pass unseen"
rm -r c/build
refuses 2 "build: the plugin folder cannot be read" poise rank c/test/person.ini --site c/site.cfg

echo "all steps done"
