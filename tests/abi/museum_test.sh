#!/bin/sh
# Old plugins in today's host, today's plugin in old hosts: PROGRAM TREE.
. "$(dirname "$0")/../cli/lib.sh"
. "$tree/tests/abi/lib.sh"
museum=$tree/tests/abi/museum
plugins=$(cd "$(dirname "$poise")" && pwd)/plugins
person >case.ini

# The program and the headers speak of one ABI.
expect 0 "$poise" version
says out "plugin ABI $(abi_of "$tree/include")"

# A site with the plugins of this build and those of one folder more.
site() { # FOLDER CATALOGUE
    mkdir -p "$1/catalogue"
    ln -s "$tree"/conf/catalogue/*.cfg "$1/catalogue/"
    cp "$2" "$1/catalogue/"
    printf 'plugins = { folders = [ "%s", "." ]; };\n' "$plugins" >"$1/site.cfg"
    printf 'catalogue = { folder = "catalogue"; };\n' >>"$1/site.cfg"
    printf 'trust = { unsigned = "allow"; };\n' >>"$1/site.cfg"
    printf 'goals = { folder = "%s/conf/goals"; };\n' "$tree" >>"$1/site.cfg"
}

template_of "$tree"
rooms=0
for room in "$museum"/*/; do
    name=$(basename "$room")
    rooms=$((rooms + 1))
    echo "-- ABI $name"

    # -------- the template of that time, built with its headers, in today's host
    site "old-$name" "$room/template/template.cfg"
    expect 0 build_plugin "$room/include" "$room/template/template.c" \
        "$room/template/template.ini" "old-$name/template.so"
    expect 0 "$poise" plugins --site "old-$name/site.cfg" --format json
    expect 0 "$poise" rank case.ini --site "old-$name/site.cfg" --format json
    option=$(sed -n 's/.*[^a-z_]id = "\([^"]*\)".*/\1/p' "$room/template/template.cfg" | head -1)
    says out "\"option\": \"$option\""
    says out '"not_assessed": []'
    expect 0 "$poise" explain case.ini "$option" --site "old-$name/site.cfg"
    says out "$(cat "$room/says.txt")"

    # -------- today's template in the host of that time, whose table may be shorter
    expect 0 gcc -std=c11 -D_GNU_SOURCE -I"$room/include" "$room/host.c" -o "host-$name"
    expect 0 build_plugin "$tree/include" "$template_c" "$template_ini" today.so
    expect 0 "./host-$name" ./today.so
    says out "notes"
    expect 0 "./host-$name" ./today.so short
    says out "notes"
done

# -------- proof that the small host notices: a plugin that reads past the table crashes
cat >greedy.c <<'C'
#include <poise/plugin.h>
static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    (void)setup;
    (void)self;
    return host->extension("poise.greedy/1") == NULL ? POISE_OK : POISE_E_ARGUMENT;
}
static void destroy(void *self) { (void)self; }
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)self; (void)patient; (void)option; (void)verdict;
    return POISE_OK;
}
static const poise_plugin plugin = {.size = sizeof(poise_plugin), .abi_major = POISE_ABI_MAJOR,
    .id = "greedy", .version = "1", .create = create, .destroy = destroy, .eligibility = eligibility};
POISE_EXPORT const poise_plugin *poise_plugin_entry(uint32_t major, uint32_t minor)
{
    (void)major; (void)minor;
    return &plugin;
}
C
expect 0 build_plugin "$tree/include" greedy.c "$template_ini" greedy.so
expect 1 "./host-$name" ./greedy.so
expect 139 "./host-$name" ./greedy.so short

[ "$rooms" -gt 0 ] || bad "the museum has no rooms"
done_testing
