/* The plan as text: what goes together, and what to mind where two things meet. */
#include "settings/catalogue.h"
#include "sheet.h"

void plan_text(struct sheet *sheet)
{
    const struct plan *plan = &sheet->answer->plan;
    bool any = false;
    for (uint32_t i = 0; i < plan->step_count; i++) {
        const struct plan_step *step = &plan->steps[i];
        struct text line = {0};
        sheet_heading(sheet, &any, "A PLAN THAT GOES TOGETHER");
        text_put(&line, step->option->label);
        if (step->goes_with != NULL)
            text_format(&line, " (goes with %s)", step->goes_with->id);
        sheet_say(sheet, 2, MARK_FOR, &line);
    }
    for (uint32_t i = 0; i < plan->note_count; i++) {
        const struct plan_note *note = &plan->notes[i];
        struct text line = {0};
        text_format(&line, "%s (%s with %s)", note->interaction->text, note->a->id,
                    note->b->id);
        sheet_say(sheet, 2, MARK_MIND, &line);
    }
}
