/* Files that everybody could have put there are not opened, by whatever way. */
#include "base/safe_file.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poise/status.h>

#include "base/file.h"
#include "fixture.h"
#include "unit.h"

/* A folder with "a.so" in it; more folders are made below it and removed again. */
struct tree {
    struct fixture fixture;
    const char *folder;
    const char *file;
};

static struct tree tree_new(void)
{
    struct tree tree = {.fixture = fixture_open()};
    tree.file = fixture_file(&tree.fixture, "a.so", "bytes", 5);
    tree.folder = path_folder(tree.fixture.arena, tree.file);
    return tree;
}

static const char *below(struct tree *tree, const char *name)
{
    return path_join(tree->fixture.arena, tree->folder, name);
}

static const char *link_to(struct tree *tree, const char *target, const char *name)
{
    const char *path = below(tree, name);
    CU_ASSERT_EQUAL_FATAL(symlink(target, path), 0);
    return path;
}

static void mode(const char *path, mode_t bits)
{
    CU_ASSERT_EQUAL_FATAL(chmod(path, bits), 0);
}

/* Opens it and closes it again; *where is what everybody could change. */
static int32_t try(struct tree *tree, const char *path, const char **where)
{
    struct safe_file file;
    int32_t status = safe_open(tree->fixture.arena, path, &file);
    CU_ASSERT_EQUAL(status == POISE_OK, file.fd >= 0);
    if (file.fd >= 0)
        close(file.fd);
    if (where != NULL)
        *where = file.where == NULL ? "" : file.where;
    return status;
}

static void expect_refused(struct tree *tree, const char *path, const char *named)
{
    const char *where;
    CU_ASSERT_EQUAL(try(tree, path, &where), POISE_E_TRUST_WRITABLE);
    CU_ASSERT_STRING_EQUAL(where, named);
}

static void a_file_of_ones_own_is_opened_for_reading(void)
{
    struct tree tree = tree_new();
    struct safe_file file;
    char bytes[8];
    CU_ASSERT_EQUAL_FATAL(safe_open(tree.fixture.arena, tree.file, &file), POISE_OK);
    CU_ASSERT_EQUAL(read(file.fd, bytes, sizeof bytes), 5);
    CU_ASSERT_EQUAL(memcmp(bytes, "bytes", 5), 0);
    close(file.fd);
    fixture_close(&tree.fixture);
}

static void every_way_to_spell_a_path_works(void)
{
    struct tree tree = tree_new();
    static const char *const ways[] = {"a.so", "./a.so", ".//./a.so", "../%s/a.so"};
    char path[256];
    char before[4096];
    CU_ASSERT_PTR_NOT_NULL_FATAL(getcwd(before, sizeof before));
    CU_ASSERT_EQUAL_FATAL(chdir(tree.folder), 0);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const char *mark = strstr(ways[i], "%s");
        size_t head = mark == NULL ? strlen(ways[i]) : (size_t)(mark - ways[i]);
        snprintf(path, sizeof path, "%.*s%s%s", (int)head, ways[i],
                 mark == NULL ? "" : path_name(tree.folder),
                 mark == NULL ? "" : mark + 2);
        CU_ASSERT_EQUAL(try(&tree, path, NULL), POISE_OK);
    }
    CU_ASSERT_EQUAL_FATAL(chdir(before), 0);
    fixture_close(&tree.fixture);
}

static void a_file_that_everybody_can_write_to_is_refused(void)
{
    struct tree tree = tree_new();
    mode(tree.file, 0646);
    expect_refused(&tree, tree.file, tree.file);
    mode(tree.file, 0664); /* the group is the site's affair */
    CU_ASSERT_EQUAL(try(&tree, tree.file, NULL), POISE_OK);
    fixture_close(&tree.fixture);
}

static void a_folder_that_everybody_can_write_to_is_refused(void)
{
    struct tree tree = tree_new();
    mode(tree.folder, 0757);
    expect_refused(&tree, tree.file, tree.folder);
    mode(tree.folder, 01777); /* a new name could be made there all the same */
    expect_refused(&tree, tree.file, tree.folder);
    mode(tree.folder, 0755);
    fixture_close(&tree.fixture);
}

static void so_is_a_folder_further_up_unless_it_is_sticky(void)
{
    struct tree tree = tree_new();
    const char *inner = below(&tree, "inner");
    CU_ASSERT_EQUAL_FATAL(mkdir(inner, 0755), 0);
    const char *file = below(&tree, "inner/b.so");
    CU_ASSERT_EQUAL_FATAL(rename(tree.file, file), 0);
    mode(tree.folder, 0777);
    expect_refused(&tree, file, tree.folder);
    mode(tree.folder, 01777);
    CU_ASSERT_EQUAL(try(&tree, file, NULL), POISE_OK);
    mode(tree.folder, 0755);
    unlink(file);
    rmdir(inner);
    fixture_close(&tree.fixture);
}

static void a_link_is_as_good_as_where_it_is_and_where_it_leads(void)
{
    struct tree tree = tree_new();
    const char *open = below(&tree, "open");
    CU_ASSERT_EQUAL_FATAL(mkdir(open, 0755), 0);
    const char *file = below(&tree, "open/b.so");
    CU_ASSERT_EQUAL_FATAL(rename(tree.file, file), 0);
    const char *to_file = link_to(&tree, "open/b.so", "to_file.so");
    const char *to_link = link_to(&tree, "to_file.so", "to_link.so");
    const char *absolute = link_to(&tree, file, "absolute.so");
    link_to(&tree, "open", "to_folder");
    const char *through = below(&tree, "to_folder/b.so");
    const char *const ways[] = {to_file, to_link, absolute, through};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        CU_ASSERT_EQUAL(try(&tree, ways[i], NULL), POISE_OK);
    mode(open, 0777);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        expect_refused(&tree, ways[i], open);
    mode(open, 0755);
    mode(tree.folder, 01777); /* sticky, but the links in it may be anybody's */
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        expect_refused(&tree, ways[i], tree.folder);
    mode(tree.folder, 0755);
    unlink(file);
    rmdir(open);
    fixture_close(&tree.fixture);
}

static void links_in_a_circle_end(void)
{
    struct tree tree = tree_new();
    const char *path = link_to(&tree, "circle.so", "circle.so");
    CU_ASSERT_EQUAL(try(&tree, path, NULL), POISE_E_IO);
    CU_ASSERT_EQUAL(errno, ELOOP);
    fixture_close(&tree.fixture);
}

static void what_is_no_file_is_not_opened(void)
{
    struct tree tree = tree_new();
    const char *pipe = below(&tree, "pipe.so");
    char longer[5000];
    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = '\0';
    CU_ASSERT_EQUAL_FATAL(mkfifo(pipe, 0600), 0); /* would wait for ever */
    const struct {
        const char *path;
        int error;
    } cases[] = {
        {"", ENOENT},
        {"/", EISDIR},
        {tree.folder, EISDIR},
        {below(&tree, "none.so"), ENOENT},
        {below(&tree, "a.so/b.so"), ENOTDIR},
        {pipe, EINVAL},
        {longer, ENAMETOOLONG},
        {"/dev/null", EINVAL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CU_ASSERT_EQUAL(try(&tree, cases[i].path, NULL), POISE_E_IO);
        CU_ASSERT_EQUAL(errno, cases[i].error);
    }
    fixture_close(&tree.fixture);
}

static void many_files_are_opened_from_one_folder(void)
{
    struct tree tree = tree_new();
    struct safe_file folder;
    struct safe_file file;
    CU_ASSERT_EQUAL_FATAL(safe_folder(tree.fixture.arena, tree.folder, &folder),
                          POISE_OK);
    CU_ASSERT_EQUAL_FATAL(safe_open_in(tree.fixture.arena, folder.fd, "a.so", &file),
                          POISE_OK);
    close(file.fd);
    CU_ASSERT_EQUAL(safe_open_in(tree.fixture.arena, folder.fd, "b.so", &file),
                    POISE_E_IO);
    CU_ASSERT_EQUAL(errno, ENOENT);
    mode(tree.folder, 0757);
    CU_ASSERT_EQUAL(safe_open_in(tree.fixture.arena, folder.fd, "a.so", &file),
                    POISE_E_TRUST_WRITABLE);
    close(folder.fd);
    CU_ASSERT_EQUAL(safe_folder(tree.fixture.arena, tree.folder, &folder),
                    POISE_E_TRUST_WRITABLE);
    CU_ASSERT_STRING_EQUAL(folder.where, tree.folder);
    mode(tree.folder, 0755);
    CU_ASSERT_EQUAL(safe_folder(tree.fixture.arena, tree.file, &folder), POISE_E_IO);
    CU_ASSERT_EQUAL(errno, ENOTDIR);
    fixture_close(&tree.fixture);
}

static void no_descriptor_is_left_open(void)
{
    struct tree tree = tree_new();
    int before = dup(0);
    try(&tree, tree.file, NULL);
    try(&tree, link_to(&tree, "a.so", "l.so"), NULL);
    try(&tree, link_to(&tree, tree.file, "m.so"), NULL);
    try(&tree, "/nowhere/at/all", NULL);
    mode(tree.file, 0606);
    try(&tree, tree.file, NULL);
    int after = dup(0);
    CU_ASSERT_EQUAL(after, before + 1);
    close(before);
    close(after);
    fixture_close(&tree.fixture);
}

UNIT_SUITE(safe_file) = {
    UNIT_TEST(a_file_of_ones_own_is_opened_for_reading),
    UNIT_TEST(every_way_to_spell_a_path_works),
    UNIT_TEST(a_file_that_everybody_can_write_to_is_refused),
    UNIT_TEST(a_folder_that_everybody_can_write_to_is_refused),
    UNIT_TEST(so_is_a_folder_further_up_unless_it_is_sticky),
    UNIT_TEST(a_link_is_as_good_as_where_it_is_and_where_it_leads),
    UNIT_TEST(links_in_a_circle_end),
    UNIT_TEST(what_is_no_file_is_not_opened),
    UNIT_TEST(many_files_are_opened_from_one_folder),
    UNIT_TEST(no_descriptor_is_left_open),
    UNIT_END,
};
