/* Flags as text: what is dangerous, what to keep in mind, what is worth knowing. */
#include <string.h>

#include "sheet.h"

/* Codes of what should be known; these stand under "find out next". */
static bool asks_for_a_fact(const struct raised_flag *flag)
{
    return strncmp(flag->code, "missing:", strlen("missing:")) == 0;
}

static void put_flags(struct sheet *sheet, const char *heading, enum severity severity,
                      enum mark mark)
{
    bool any = false;
    for (uint32_t i = 0; i < sheet->answer->flag_count; i++) {
        const struct raised_flag *flag = &sheet->answer->flags[i];
        struct text line = {0};
        if (flag->severity != severity || asks_for_a_fact(flag))
            continue;
        sheet_heading(sheet, &any, heading);
        text_put(&line, flag->text);
        sheet_facts(sheet, &flag->facts, 3, &line);
        sheet_say(sheet, 2, mark, &line);
    }
}

void alerts_text(struct sheet *sheet)
{
    put_flags(sheet, "EMERGENCY", SEVERITY_EMERGENCY, MARK_DANGER);
    put_flags(sheet, "MIND", SEVERITY_WARNING, MARK_MIND);
}

void notes_text(struct sheet *sheet)
{
    put_flags(sheet, "ALSO", SEVERITY_NOTE, MARK_NOTE);
}
