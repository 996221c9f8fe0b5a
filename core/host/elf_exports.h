/* What a shared object exports, read from the file; none of its code runs. */
#ifndef HOST_ELF_EXPORTS_H
#define HOST_ELF_EXPORTS_H

#include <stddef.h>
#include <stdint.h>

/* Calls `each` with the name of every dynamic symbol that an ELF file held in memory
 * defines for others. The name is void when `each` returns. POISE_OK,
 * POISE_E_PLUGIN_FILE when it is no ELF file, POISE_E_INTERNAL. [any] */
int32_t elf_exports(char *bytes, size_t length,
                    void (*each)(void *context, const char *name), void *context);

#endif
