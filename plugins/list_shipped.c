/* A tool of the build: lists the plugins of this tree by the digests of their files, as a
 * C file that is linked into the core (core/host/shipped.h).
 *
 *     list_shipped OUT.c PLUGIN.so... */
#include <stdio.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/file.h"

static int put_digest(FILE *out, struct arena *arena, const char *path)
{
    struct file_bytes bytes;
    struct digest digest;
    if (file_read(arena, path, (size_t)64 << 20, &bytes) != 0) {
        perror(path);
        return 1;
    }
    digest_of(bytes.bytes, bytes.length, &digest);
    fputs("    {{", out);
    for (size_t i = 0; i < sizeof digest.bytes; i++)
        fprintf(out, "%s0x%02x", i == 0 ? "" : ",", digest.bytes[i]);
    fprintf(out, "}}, /* %s */\n", path_name(path));
    return 0;
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new((size_t)1 << 20);
    FILE *out = argc < 3 ? NULL : fopen(argv[1], "w");
    int failed = arena == NULL || out == NULL;
    if (!failed)
        fputs("/* Made by the build: see plugins/list_shipped.c. */\n"
              "#include \"host/shipped.h\"\n\n"
              "const struct digest shipped_plugins[] = {\n",
              out);
    for (int i = 2; i < argc && !failed; i++)
        failed = put_digest(out, arena, argv[i]);
    if (!failed)
        fprintf(out, "};\n\nconst uint32_t shipped_count = %d;\n", argc - 2);
    if (out != NULL && fclose(out) != 0)
        failed = 1;
    arena_free(arena);
    return failed;
}
