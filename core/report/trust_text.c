/* What nobody has signed and is in use all the same: every page says so. */
#include "sheet.h"

void trust_text(struct sheet *sheet)
{
    const struct generation *generation = sheet->answer->engine->generation;
    struct text names = {0};
    struct text line = {0};
    uint32_t count = 0;
    for (uint32_t i = 0; i < generation->plugin_count; i++) {
        const struct plugin *plugin = &generation->plugins[i];
        if (plugin->status == POISE_OK && plugin->trust == TRUST_UNSIGNED)
            text_format(&names, "%s%s", count++ == 0 ? "" : ", ", plugin->id);
    }
    if (count > 0) {
        text_format(&line, "Unsigned plugin%s in use: %s", count == 1 ? "" : "s",
                    names.failed ? "" : names.bytes);
        page_newline(&sheet->page);
        sheet_say(sheet, 0, MARK_MIND, &line);
    }
    sheet->page.out->failed = sheet->page.out->failed || names.failed;
    text_free(&names);
}
