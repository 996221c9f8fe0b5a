/* Walking .dynsym. */
#include "elf_exports.h"

#include <gelf.h>
#include <libelf.h>
#include <stdbool.h>

#include <poise/status.h>

static bool is_exported(const GElf_Sym *symbol)
{
    unsigned char binding = GELF_ST_BIND(symbol->st_info);
    unsigned char visibility = GELF_ST_VISIBILITY(symbol->st_other);
    return symbol->st_shndx != SHN_UNDEF &&
           (binding == STB_GLOBAL || binding == STB_WEAK || binding == STB_GNU_UNIQUE) &&
           (visibility == STV_DEFAULT || visibility == STV_PROTECTED);
}

static void walk(Elf *elf, Elf_Scn *section, const GElf_Shdr *header,
                 void (*each)(void *context, const char *name), void *context)
{
    GElf_Sym symbol;
    Elf_Data *data = elf_getdata(section, NULL);
    size_t size = (size_t)header->sh_entsize;
    size_t count = data == NULL || size == 0 ? 0 : (size_t)header->sh_size / size;
    for (size_t i = 0; i < count; i++) {
        if (gelf_getsym(data, (int)i, &symbol) == NULL || !is_exported(&symbol))
            continue;
        const char *name = elf_strptr(elf, header->sh_link, symbol.st_name);
        if (name != NULL)
            each(context, name);
    }
}

int32_t elf_exports(char *bytes, size_t length,
                    void (*each)(void *context, const char *name), void *context)
{
    GElf_Shdr header;
    if (elf_version(EV_CURRENT) == EV_NONE)
        return POISE_E_INTERNAL;
    Elf *elf = elf_memory(bytes, length);
    if (elf == NULL || elf_kind(elf) != ELF_K_ELF) {
        elf_end(elf);
        return POISE_E_PLUGIN_FILE;
    }
    Elf_Scn *section = NULL;
    while ((section = elf_nextscn(elf, section)) != NULL)
        if (gelf_getshdr(section, &header) != NULL && header.sh_type == SHT_DYNSYM)
            walk(elf, section, &header, each, context);
    elf_end(elf);
    return POISE_OK;
}
