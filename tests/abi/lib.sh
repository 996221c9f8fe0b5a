# What the scripts of this folder share. Sourced.

# abi_of INCLUDE: the ABI that headers state, "1.0"
abi_of() {
    printf '#include <poise/plugin.h>\nPOISE_ABI_MAJOR POISE_ABI_MINOR\n' |
        gcc -std=c11 -E -P -I"$1" - | sed -n '$s/^\([0-9]*\)u \([0-9]*\)u$/\1.\2/p'
}

# template_of TREE: sets template_c, template_ini and template_cfg, the files of the C template
template_of() {
    template_c=$(find "$1/plugins/template" -name '*.c')
    template_ini=$(find "$1/plugins/template" -name '*.ini' -exec grep -l '^\[plugin\]' {} +)
    template_cfg=$(find "$1/plugins/template" -name '*.cfg' -exec grep -l '^options = ' {} +)
    [ -f "$template_c" ] && [ -f "$template_ini" ] && [ -f "$template_cfg" ] || {
        echo "plugins/template has not one C file, one manifest and one catalogue"
        exit 1
    }
}

# build_plugin INCLUDE SOURCE MANIFEST OUT: as poise_add_plugin() builds it, with what abidw
# needs to read
build_plugin() {
    {
        printf '__asm__(".section .poise.manifest,\\"a\\"\\n"\n'
        printf '        ".incbin \\"%s\\"\\n"\n        ".previous\\n");\n' "$3"
    } >"$4.manifest.c"
    gcc -std=c11 -g -fPIC -shared -fvisibility=hidden -Wall -Wextra -Werror \
        -I"$1" "$2" "$4.manifest.c" -o "$4"
}
