/* What a file exports, whatever the file holds. */
#include "host/elf_exports.h"

#include <string.h>

#include "base/file.h"
#include "fixture.h"
#include "unit.h"

struct names_seen {
    int count;
    bool entry;
};

static void see(void *context, const char *name)
{
    struct names_seen *seen = context;
    seen->count++;
    seen->entry = seen->entry || strcmp(name, "poise_plugin_entry") == 0;
}

static void a_plugin_exports_its_entry(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes;
    struct names_seen seen = {0, false};
    CU_ASSERT_EQUAL(file_read(fixture.arena, POISE_TEST_PLUGINS "/trials.so",
                              (size_t)16 << 20, &bytes),
                    POISE_OK);
    CU_ASSERT_EQUAL(elf_exports(bytes.bytes, bytes.length, see, &seen), POISE_OK);
    CU_ASSERT_TRUE(seen.entry);
    CU_ASSERT_EQUAL(seen.count, 1);
    fixture_close(&fixture);
}

static void what_is_no_elf_file_is_refused(void)
{
    char text[] = "not an ELF file";
    struct names_seen seen = {0, false};
    CU_ASSERT_EQUAL(elf_exports(text, sizeof text, see, &seen), POISE_E_PLUGIN_FILE);
    CU_ASSERT_EQUAL(seen.count, 0);
}

/* Half a file, or one with its tables cut off, gives an error or fewer names, never a
 * crash. */
static void a_broken_file_does_no_harm(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes;
    struct names_seen seen = {0, false};
    file_read(fixture.arena, POISE_TEST_PLUGINS "/trials.so", (size_t)16 << 20, &bytes);
    for (size_t length = 0; length < bytes.length; length += 97)
        elf_exports(bytes.bytes, length, see, &seen);
    for (size_t i = 0; i < 64; i++) {
        bytes.bytes[i] = (char)(bytes.bytes[i] ^ 0x5a);
        elf_exports(bytes.bytes, bytes.length, see, &seen);
        bytes.bytes[i] = (char)(bytes.bytes[i] ^ 0x5a);
    }
    CU_PASS("still here");
    fixture_close(&fixture);
}

UNIT_SUITE(elf_exports) = {
    UNIT_TEST(a_plugin_exports_its_entry),
    UNIT_TEST(what_is_no_elf_file_is_refused),
    UNIT_TEST(a_broken_file_does_no_harm),
    UNIT_END,
};
