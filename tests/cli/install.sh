#!/bin/sh
# An installed tree works wherever it is put: the program finds its plugins and settings,
# another program embeds libpoise. tests/kit builds plugins against an installed Poise.
set -eu
build=$(cd "$1" && pwd)
tree=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step() { echo "-- $*"; }
fail() {
    echo "FAILED: $*"
    exit 1
}

step "install, then move the whole tree"
cmake --install "$build" --strip --prefix "$work/first" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
mv "$work/first" "$work/moved"
cd "$work"
poise=$work/moved/bin/poise
conf=$work/moved/share/poise/conf

step "the moved program finds everything beside itself"
"$poise" doctor --width 200 >doctor.txt || { cat doctor.txt; fail "doctor"; }
grep -q "9 in use" doctor.txt || { cat doctor.txt; fail "nine plugins"; }
"$poise" rank "$conf/cases/first-line-bone.ini" --as-of 2026-11-23 >rank.txt || fail "rank"
grep -q "Ribociclib" rank.txt || fail "the list"

step "another program embeds libpoise"
cat >embed.c <<'C'
#include <poise/poise.h>
#include <stdio.h>
#include <string.h>
int main(int argc, char **argv)
{
    const char *record = "[facts]\nage = 58\nsex = female\nmenopause = post\ner = positive\n"
                         "pr = positive\nher2 = zero\nline = 1\nprior_therapy = none\n";
    poise_source source = {.size = sizeof source};
    poise_engine *engine = NULL;
    poise_session *session = NULL;
    poise_output *out = poise_output_new();
    if (argc != 3)
        return 2;
    source.site_file = argv[1];
    source.plugin_folder = argv[2];
    if (poise_open(&source, &engine, out) != POISE_OK ||
        poise_session_open(engine, &session) != POISE_OK) {
        fputs(poise_output_bytes(out), stderr);
        return 1;
    }
    poise_request request = {.size = sizeof request, .record = record,
                             .length = strlen(record), .as_of = "2026-11-23"};
    if (poise_rank(session, &request, out) != POISE_OK ||
        strstr(poise_output_bytes(out), "\"ribociclib-ai\"") == NULL)
        return 1;
    request.record = "er = maybe\n";
    request.length = strlen(request.record);
    if (poise_rank(session, &request, out) != POISE_E_FACT_VALUE)
        return 1;
    printf("%s", poise_output_bytes(out));
    poise_session_close(session);
    poise_close(engine);
    poise_output_free(out);
    return 0;
}
C
pc=$(dirname "$(find "$work/moved" -name poise.pc)")
libdir=$(PKG_CONFIG_PATH=$pc pkg-config --variable=libdir poise)
cc -std=c11 -Wall -Wextra -Werror embed.c $(PKG_CONFIG_PATH=$pc pkg-config --cflags --libs poise) -o embed
LD_LIBRARY_PATH=$libdir ./embed "$conf/poise.cfg" "$libdir/poise/plugins" >embed.txt || fail "embed"
grep -q 'er has no value "maybe"' embed.txt || { cat embed.txt; fail "the error of a bad record"; }
echo "all steps done"
