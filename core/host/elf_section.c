/* Finding the manifest inside a shared object. */
#include <gelf.h>
#include <libelf.h>
#include <string.h>

#include <poise/plugin.h>

#include "manifest.h"

#if defined(__x86_64__)
#define THIS_MACHINE EM_X86_64
#elif defined(__aarch64__)
#define THIS_MACHINE EM_AARCH64
#else
#define THIS_MACHINE EM_NONE
#endif

static bool is_shared_object(Elf *elf)
{
    GElf_Ehdr header;
    if (elf_kind(elf) != ELF_K_ELF || gelf_getehdr(elf, &header) == NULL)
        return false;
    return header.e_type == ET_DYN &&
           (THIS_MACHINE == EM_NONE || header.e_machine == THIS_MACHINE);
}

static bool section_is_manifest(Elf *elf, size_t names, Elf_Scn *section,
                                GElf_Shdr *header)
{
    if (gelf_getshdr(section, header) == NULL || header->sh_type == SHT_NOBITS)
        return false;
    const char *name = elf_strptr(elf, names, header->sh_name);
    return name != NULL && strcmp(name, POISE_MANIFEST_SECTION) == 0;
}

static int32_t find(Elf *elf, size_t length, size_t *offset, size_t *size)
{
    size_t names;
    GElf_Shdr header;
    if (!is_shared_object(elf))
        return POISE_E_PLUGIN_FILE;
    if (elf_getshdrstrndx(elf, &names) != 0)
        return POISE_E_PLUGIN_MANIFEST;
    Elf_Scn *section = NULL;
    while ((section = elf_nextscn(elf, section)) != NULL) {
        if (!section_is_manifest(elf, names, section, &header))
            continue;
        if (header.sh_offset > length || header.sh_size > length - header.sh_offset)
            return POISE_E_PLUGIN_FILE;
        *offset = header.sh_offset;
        *size = header.sh_size;
        return POISE_OK;
    }
    return POISE_E_PLUGIN_MANIFEST;
}

int32_t manifest_section(char *bytes, size_t length, const char **out, size_t *out_length)
{
    size_t offset = 0;
    if (elf_version(EV_CURRENT) == EV_NONE)
        return POISE_E_INTERNAL;
    Elf *elf = elf_memory(bytes, length);
    if (elf == NULL)
        return POISE_E_PLUGIN_FILE;
    int32_t status = find(elf, length, &offset, out_length);
    elf_end(elf);
    if (status == POISE_OK)
        *out = bytes + offset;
    return status;
}
