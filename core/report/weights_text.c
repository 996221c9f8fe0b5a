/* By whose goals the list was weighed. */
#include "intake/goals.h"
#include "sheet.h"

void weights_text(struct sheet *sheet)
{
    const struct weights *weights = &sheet->answer->weights;
    const struct goals *goals = sheet->answer->goals;
    struct text line = {0};
    text_put(&line, "Weighed ");
    if (weights->origin == WEIGHTS_FROM_GOALS)
        text_format(&line, "by the goals of %s",
                    goals->label != NULL    ? goals->label
                    : goals->origin != NULL ? goals->origin
                                            : "the request");
    else
        text_put(&line, weights->origin == WEIGHTS_FROM_WISHES
                            ? "by the wishes in the record: "
                            : "without goals, by the preset ");
    for (uint32_t i = 0; i < weights->preset_count; i++)
        text_format(&line, "%s%s", i == 0 ? "" : ", ", weights->presets[i]->name);
    if (weights->far)
        text_put(&line, "; travel counts more because of the distance");
    text_put(
        &line,
        ". Figures are of each option's own trial and not comparable between trials.");
    page_newline(&sheet->page);
    sheet_say(sheet, 0, MARK_DIM, &line);
}
