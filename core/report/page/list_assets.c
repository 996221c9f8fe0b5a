/* A tool of the build: the style sheet and the scripts of the page as a C file that is
 * linked into the core (core/report/page_assets.h), with the digests by which the page's
 * policy lets them in. The scripts become one function, in the order given.
 *
 *     list_assets OUT.c STYLE.css SCRIPT.js... */
#include <stdio.h>

#include "base/arena.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/text.h"

/* Past a comment that begins a line; `at` when there is none. */
static size_t skip_comment(const struct file_bytes *bytes, size_t at)
{
    const char *text = (const char *)bytes->bytes;
    if (bytes->length - at < 4 || text[at] != '/' || text[at + 1] != '*')
        return at;
    for (at += 3; at < bytes->length && (text[at - 1] != '*' || text[at] != '/');)
        at++;
    return at + 1;
}

/* Adds a file without the comments and the spaces at the start of its lines: they are for
 * who reads the source, and a sixth of the bytes. */
static int add_file(struct arena *arena, const char *path, struct text *out)
{
    struct file_bytes bytes;
    if (file_read(arena, path, (size_t)1 << 20, &bytes) != 0) {
        perror(path);
        return 1;
    }
    int start = 1;
    for (size_t i = 0; i < bytes.length; i++) {
        i = start ? skip_comment(&bytes, i) : i;
        char c = i < bytes.length ? (char)bytes.bytes[i] : '\n';
        if (!start || c != ' ')
            text_put_char(out, c);
        start = c == '\n' || (start && c == ' ');
    }
    return 0;
}

/* An array of bytes: a string literal may not be that long. */
static void put_asset(FILE *out, const char *name, const struct text *text)
{
    char digest[SOURCE_DIGEST];
    source_digest(text->bytes, text->length, digest);
    fprintf(out, "const char %s[] = {", name);
    for (size_t i = 0; i < text->length; i++)
        fprintf(out, "%s%d,", i % 16 == 0 ? "\n    " : "", text->bytes[i]);
    fprintf(out, "\n    0};\n\nconst char %s_digest[] = \"%s\";\n\n", name, digest);
}

/* Bytes of a signed char would be negative: the assets are ASCII. */
static int is_ascii(const struct text *text)
{
    for (size_t i = 0; i < text->length; i++)
        if ((unsigned char)text->bytes[i] >= 0x80)
            return 0;
    return !text->failed;
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new((size_t)1 << 20);
    FILE *out = argc < 4 ? NULL : fopen(argv[1], "w");
    struct text style = {0};
    struct text script = {0};
    int failed = arena == NULL || out == NULL || add_file(arena, argv[2], &style) != 0;
    text_put(&script, "(() => {\n\"use strict\";\n");
    for (int i = 3; i < argc && !failed; i++)
        failed = add_file(arena, argv[i], &script);
    text_put(&script, "})();\n");
    if (!failed && (!is_ascii(&style) || !is_ascii(&script))) {
        fputs("list_assets: write other characters as escapes: \\u2026\n", stderr);
        failed = 1;
    }
    if (!failed) {
        fputs("/* Made by the build: see core/report/page/list_assets.c. */\n"
              "#include \"report/page_assets.h\"\n\n",
              out);
        put_asset(out, "page_style", &style);
        put_asset(out, "page_script", &script);
    }
    if (out != NULL && fclose(out) != 0)
        failed = 1;
    text_free(&style);
    text_free(&script);
    arena_free(arena);
    return failed;
}
