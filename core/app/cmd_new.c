/* poise new: a plugin to begin with, outside this tree.
 *
 * The texts are the files of plugins/template, in which a whole plugin of that name
 * stands: they are copied under another name. Nothing is overwritten; all files are
 * written, or none. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/problem.h"
#include "new_folder.h"
#include "report/json.h"
#include "report/page.h"
#include "rust_facts.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_new = {
    .name = "new",
    .usage = "NAME [--cxx|--rust] [--folder DIR]",
    .summary = "a plugin to begin with: builds, has a test, is ranked",
    .help =
        "  poise new acme-protocol\n"
        "  poise new acme-protocol --rust --folder ~/plugins/acme\n"
        "\n"
        "Writes a small plugin into a new folder: code, manifest, catalogue, a test,\n"
        "CMakeLists.txt, Makefile, and a site that uses it beside the shipped ones.\n"
        "In C, or in C++ or Rust. NAME: lower case letters, digits, \"-\" and \"_\".\n"
        "Nothing is overwritten. The guide is `man 3 poise-plugin`.\n",
    .least = 1,
    .most = 1,
    .run = run,
};

/* What plugins/template calls itself. */
static const char stand_in[] = "acme-protocol";

enum { NAME_MOST = 40, TEMPLATE_BYTES = 1 << 20 };

struct language {
    const char *name;
    const char *files[NEW_FILE_MOST]; /* below plugins/template */
    bool facts;                       /* facts.rs is made too */
};

#define COMMON_FILES                                                                     \
    "common/acme-protocol.ini", "common/acme-protocol.cfg", "common/site.cfg",           \
        "common/test/person.ini", "common/test/test.sh"

static const struct language language_c = {
    .name = "C",
    .files = {"c/README.md", "c/acme-protocol.c", COMMON_FILES, "c/CMakeLists.txt",
              "c/Makefile", NULL},
};

static const struct language language_cxx = {
    .name = "C++",
    .files = {"cxx/README.md", "cxx/acme-protocol.cc", COMMON_FILES, "cxx/CMakeLists.txt",
              "cxx/Makefile", NULL},
};

static const struct language language_rust = {
    .name = "Rust",
    .files = {"rust/README.md", "rust/acme-protocol.rs", "rust/poise.rs", COMMON_FILES,
              "rust/CMakeLists.txt", "rust/Makefile", "rust/Cargo.toml", NULL},
    .facts = true,
};

struct kit {
    struct desk *desk;
    const struct language *language;
    const char *name;
    struct new_folder folder;
};

/* -------------------- names */

static bool name_allowed(const char *name)
{
    size_t length = strlen(name);
    return length <= NAME_MOST && name[0] >= 'a' && name[0] <= 'z' &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") == length;
}

/* The nearest name that is allowed; "" when nothing of it is. */
static void nearest_name(const char *name, char out[NAME_MOST + 1])
{
    size_t length = 0;
    for (; *name != '\0' && length < NAME_MOST; name++) {
        char c = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;
        bool letter = c >= 'a' && c <= 'z';
        bool inner = letter || (c >= '0' && c <= '9') || c == '_';
        if (letter || (length > 0 && inner))
            out[length++] = c;
        else if (length > 0 && out[length - 1] != '-')
            out[length++] = '-';
    }
    while (length > 0 && out[length - 1] == '-')
        length--;
    out[length] = '\0';
}

/* Words that CMake, or a file of the new folder, means already. */
static bool is_taken_word(const char *name)
{
    static const char *const words[] = {"all",   "clean", "help",       "install",
                                        "poise", "site",  "preinstall", "package",
                                        "test",  NULL};
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], name) == 0)
            return true;
    return false;
}

static bool is_shipped(struct arena *arena, const char *name)
{
    static const char *const places[] = {"../conf/catalogue",
                                         "../share/poise/conf/catalogue",
                                         "../../../conf/catalogue", NULL};
    char file[NAME_MOST + 8];
    snprintf(file, sizeof file, "%s.cfg", name);
    const char *path = path_join(arena, desk_beside_program(arena, places), file);
    return path != NULL && path_exists(path);
}

static enum exit_code check_name(struct desk *desk, const char *name)
{
    char near[NAME_MOST + 1];
    if (!name_allowed(name)) {
        nearest_name(name, near);
        return complain(
            EXIT_USAGE,
            "\"%s\" cannot name a plugin: lower case letters, digits, \"-\" and "
            "\"_\", a letter first, at most %d%s%s",
            name, NAME_MOST, near[0] == '\0' ? "" : "; try ", near);
    }
    if (is_taken_word(name))
        return complain(EXIT_USAGE, "\"%s\" means something else here; try acme-%s", name,
                        name);
    if (is_shipped(desk->arena, name))
        return complain(EXIT_USAGE, "Poise has a catalogue \"%s\" already; try acme-%s",
                        name, name);
    return EXIT_RANKED;
}

/* -------------------- making */

static void put_renamed(struct text *out, const char *bytes, const char *name)
{
    const char *at;
    while ((at = strstr(bytes, stand_in)) != NULL) {
        text_put_n(out, bytes, (size_t)(at - bytes));
        text_put(out, name);
        bytes = at + strlen(stand_in);
    }
    text_put(out, bytes);
}

/* The file's name in the new folder: without the template's folder, renamed. */
static const char *name_in_folder(const struct kit *kit, const char *file)
{
    struct text text = {0};
    put_renamed(&text, strchr(file, '/') + 1, kit->name);
    const char *name = text.failed ? NULL : arena_string(kit->desk->arena, text.bytes);
    text_free(&text);
    return name;
}

static enum exit_code make_file(struct kit *kit, const char *templates, const char *file)
{
    struct file_bytes bytes;
    struct arena *arena = kit->desk->arena;
    struct new_file *made = &kit->folder.files[kit->folder.count];
    const char *path = path_join(arena, templates, file);
    made->name = name_in_folder(kit, file);
    if (path == NULL || made->name == NULL)
        return complain(EXIT_INTERNAL, "out of memory");
    int32_t status = file_read(arena, path, TEMPLATE_BYTES, &bytes);
    if (status != POISE_OK)
        return complain(EXIT_INTERNAL, "%s: %s; install Poise again", path,
                        status == POISE_E_IO ? strerror(errno) : status_cause(status));
    kit->folder.count++;
    put_renamed(&made->text, bytes.bytes, kit->name);
    return made->text.failed ? complain(EXIT_INTERNAL, "out of memory") : EXIT_RANKED;
}

static enum exit_code make_files(struct kit *kit)
{
    static const char *const places[] = {"../plugins/template", "../share/poise/template",
                                         "../../../plugins/template", NULL};
    const char *templates = desk_beside_program(kit->desk->arena, places);
    enum exit_code code = EXIT_RANKED;
    for (int i = 0; code == EXIT_RANKED && kit->language->files[i] != NULL; i++)
        code = make_file(kit, templates, kit->language->files[i]);
    if (code != EXIT_RANKED || !kit->language->facts)
        return code;
    struct new_file *facts = &kit->folder.files[kit->folder.count++];
    facts->name = "facts.rs";
    rust_facts(&facts->text);
    return facts->text.failed ? complain(EXIT_INTERNAL, "out of memory") : EXIT_RANKED;
}

/* -------------------- telling */

/* The prefix that this Poise is installed under, for CMake; NULL in a build folder. */
static const char *installed_under(struct arena *arena)
{
    static const char *const packages[] = {"../" POISE_LIBDIR "/cmake/poise", NULL};
    static const char *const prefixes[] = {"..", NULL};
    return path_exists(desk_beside_program(arena, packages))
               ? desk_beside_program(arena, prefixes)
               : NULL;
}

static void tell_next(struct kit *kit, struct page *page)
{
    struct text *out = page->out;
    const char *prefix = installed_under(kit->desk->arena);
    page_heading(page, "Next:", NULL);
    if (prefix == NULL)
        text_put(
            out,
            "  install this Poise: cmake --install BUILD --prefix DIR; put DIR/bin on "
            "the PATH\n");
    text_format(out, "  cd %s\n  cmake -B build", kit->folder.path);
    if (prefix != NULL)
        text_format(out, " -DCMAKE_PREFIX_PATH=%s", prefix);
    text_put(out, "\n  cmake --build build && ctest --test-dir build\n"
                  "  poise rank test/person.ini --site site.cfg\n");
}

static void tell_text(struct kit *kit)
{
    struct page page = {&kit->desk->out, kit->desk->style};
    struct text title = {0};
    text_format(&title, "%s: a plugin in %s with one option and one rule to replace",
                kit->name, kit->language->name);
    if (!title.failed)
        page_title(&page, title.bytes);
    text_free(&title);
    for (int i = 0; i < kit->folder.count; i++)
        text_format(page.out, "  %s/%s\n", kit->folder.path, kit->folder.files[i].name);
    if (!kit->desk->args->quiet)
        tell_next(kit, &page);
}

static void tell_json(struct kit *kit)
{
    struct json json = {.out = &kit->desk->out, .pretty = true};
    json_open(&json, NULL, '{');
    json_string(&json, "plugin", kit->name);
    json_string(&json, "language", kit->language->name);
    json_string(&json, "folder", kit->folder.path);
    json_open(&json, "files", '[');
    for (int i = 0; i < kit->folder.count; i++)
        json_string(&json, NULL, kit->folder.files[i].name);
    json_close(&json, ']');
    json_close(&json, '}');
    text_put_char(&kit->desk->out, '\n');
}

/* -------------------- the verb */

static enum exit_code complain_taken(const struct kit *kit)
{
    return complain(EXIT_USAGE,
                    "%s is there already, and nothing is overwritten; choose another "
                    "NAME, or another folder with --folder DIR",
                    kit->folder.path);
}

static enum exit_code check_folder(const struct kit *kit)
{
    const char *path = kit->folder.path;
    if (path[0] == '\0' || path[strlen(path) - 1] == '/')
        return complain(EXIT_USAGE, "--folder: give the path of a folder that is not "
                                    "there yet, without a slash at its end");
    return path_exists(path) ? complain_taken(kit) : EXIT_RANKED;
}

static enum exit_code write_folder(struct kit *kit)
{
    int error = new_folder_write(kit->desk->arena, &kit->folder);
    if (error == 0)
        return EXIT_RANKED;
    if (error == EEXIST)
        return complain_taken(kit);
    return complain(EXIT_USAGE, "%s cannot be written: %s; nothing of it is left",
                    kit->folder.path, strerror(error));
}

static enum exit_code make(struct kit *kit)
{
    enum exit_code code = check_name(kit->desk, kit->name);
    if (code == EXIT_RANKED)
        code = check_folder(kit);
    if (code == EXIT_RANKED)
        code = make_files(kit);
    return code == EXIT_RANKED ? write_folder(kit) : code;
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    if (args->cxx && args->rust)
        return complain(EXIT_USAGE, "--cxx and --rust: choose one language");
    struct kit kit = {
        .desk = desk,
        .language = args->cxx    ? &language_cxx
                    : args->rust ? &language_rust
                                 : &language_c,
        .name = args->items[0],
        .folder.path = args->folder == NULL ? args->items[0] : args->folder,
    };
    enum exit_code code = make(&kit);
    if (code == EXIT_RANKED && args->format == FORMAT_JSON)
        tell_json(&kit);
    else if (code == EXIT_RANKED)
        tell_text(&kit);
    new_folder_free(&kit.folder);
    return code;
}
