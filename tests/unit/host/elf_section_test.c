/* Finding the manifest in a shared object, whatever the file holds. */
#include <elf.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "fixture.h"
#include "host/manifest.h"
#include "unit.h"

#define HOSTILE_PLUGINS POISE_TEST_PLUGINS "/../tests/hostile"

static struct file_bytes read_plugin(struct fixture *fixture, const char *path)
{
    struct file_bytes bytes = {0};
    CU_ASSERT_EQUAL_FATAL(file_read(fixture->arena, path, (size_t)16 << 20, &bytes),
                          POISE_OK);
    return bytes;
}

static int32_t look(struct file_bytes bytes, const char **text, size_t *length)
{
    *text = NULL;
    *length = 0;
    return manifest_section(bytes.bytes, bytes.length, text, length);
}

static int32_t status_of(struct file_bytes bytes)
{
    const char *text;
    size_t length;
    return look(bytes, &text, &length);
}

/* The header of the manifest's section, for spoiling it. */
static Elf64_Shdr *manifest_header(struct file_bytes bytes)
{
    Elf64_Ehdr *file = (void *)bytes.bytes;
    Elf64_Shdr *sections = (void *)(bytes.bytes + file->e_shoff);
    const char *names = bytes.bytes + sections[file->e_shstrndx].sh_offset;
    for (int i = 0; i < file->e_shnum; i++)
        if (strcmp(names + sections[i].sh_name, POISE_MANIFEST_SECTION) == 0)
            return &sections[i];
    CU_FAIL_FATAL("the plugin has no manifest");
    return NULL;
}

static void the_manifest_of_a_plugin_is_found_where_it_lies(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = read_plugin(&fixture, POISE_TEST_PLUGINS "/bone_health.so");
    const char *text;
    size_t length;
    CU_ASSERT_EQUAL(look(bytes, &text, &length), POISE_OK);
    CU_ASSERT_PTR_EQUAL(text, bytes.bytes + manifest_header(bytes)->sh_offset);
    CU_ASSERT_EQUAL(length, manifest_header(bytes)->sh_size);
    CU_ASSERT_NSTRING_EQUAL(text, "; The manifest of the bone_health plugin", 40);
    fixture_close(&fixture);
}

static void text_and_nothing_are_no_shared_objects(void)
{
    char text[] = "[plugin]\nid = text\n";
    char nothing[] = "";
    CU_ASSERT_EQUAL(status_of((struct file_bytes){text, sizeof text - 1}),
                    POISE_E_PLUGIN_FILE);
    CU_ASSERT_EQUAL(status_of((struct file_bytes){nothing, 0}), POISE_E_PLUGIN_FILE);
}

static void programs_and_objects_are_no_shared_objects(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = read_plugin(&fixture, POISE_TEST_PLUGINS "/bone_health.so");
    Elf64_Ehdr *file = (void *)bytes.bytes;
    file->e_type = ET_EXEC;
    CU_ASSERT_EQUAL(status_of(bytes), POISE_E_PLUGIN_FILE);
    file->e_type = ET_REL;
    CU_ASSERT_EQUAL(status_of(bytes), POISE_E_PLUGIN_FILE);
    file->e_type = ET_DYN;
    CU_ASSERT_EQUAL(status_of(bytes), POISE_OK);
    fixture_close(&fixture);
}

static void a_file_for_another_machine_is_refused(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = read_plugin(&fixture, POISE_TEST_PLUGINS "/bone_health.so");
    Elf64_Ehdr *file = (void *)bytes.bytes;
    file->e_machine = EM_S390;
    CU_ASSERT_EQUAL(status_of(bytes), POISE_E_PLUGIN_FILE);
    fixture_close(&fixture);
}

static void a_shared_object_without_the_section_has_no_manifest(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_EQUAL(
        status_of(read_plugin(&fixture, HOSTILE_PLUGINS "/no_manifest/no_manifest.so")),
        POISE_E_PLUGIN_MANIFEST);
    fixture_close(&fixture);
}

static void a_section_that_takes_no_room_in_the_file_is_no_manifest(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = read_plugin(&fixture, POISE_TEST_PLUGINS "/bone_health.so");
    manifest_header(bytes)->sh_type = SHT_NOBITS;
    CU_ASSERT_EQUAL(status_of(bytes), POISE_E_PLUGIN_MANIFEST);
    fixture_close(&fixture);
}

static void a_section_that_reaches_past_the_file_is_refused(void)
{
    const struct {
        uint64_t offset, size;
    } lies[] = {{0, UINT64_MAX}, {UINT64_MAX, 1}, {UINT64_MAX - 8, 16}, {1, 1 << 30}};
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = read_plugin(&fixture, POISE_TEST_PLUGINS "/bone_health.so");
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        manifest_header(bytes)->sh_offset = lies[i].offset;
        manifest_header(bytes)->sh_size = lies[i].size;
        CU_ASSERT_EQUAL(status_of(bytes), POISE_E_PLUGIN_FILE);
    }
    manifest_header(bytes)->sh_offset = bytes.length;
    manifest_header(bytes)->sh_size = 0;
    CU_ASSERT_EQUAL(status_of(bytes), POISE_OK); /* the last place that is inside */
    fixture_close(&fixture);
}

/* Each piece is in memory of its own size, so that a sanitizer sees a byte too far. */
static void a_file_that_is_cut_off_is_never_read_past_its_end(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes whole = read_plugin(&fixture, POISE_TEST_PLUGINS "/bone_health.so");
    int refused = 0;
    for (size_t length = 1; length < whole.length; length += 61) {
        struct file_bytes piece = {malloc(length), length};
        const char *text;
        size_t found;
        memcpy(piece.bytes, whole.bytes, length);
        bool refuses = look(piece, &text, &found) != POISE_OK;
        CU_ASSERT(refuses ||
                  (text >= piece.bytes && text + found <= piece.bytes + length));
        refused += refuses;
        free(piece.bytes);
    }
    CU_ASSERT(refused > 0);
    fixture_close(&fixture);
}

UNIT_SUITE(elf_section) = {
    UNIT_TEST(the_manifest_of_a_plugin_is_found_where_it_lies),
    UNIT_TEST(text_and_nothing_are_no_shared_objects),
    UNIT_TEST(programs_and_objects_are_no_shared_objects),
    UNIT_TEST(a_file_for_another_machine_is_refused),
    UNIT_TEST(a_shared_object_without_the_section_has_no_manifest),
    UNIT_TEST(a_section_that_takes_no_room_in_the_file_is_no_manifest),
    UNIT_TEST(a_section_that_reaches_past_the_file_is_refused),
    UNIT_TEST(a_file_that_is_cut_off_is_never_read_past_its_end),
    UNIT_END,
};
