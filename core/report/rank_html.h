/* The answer as a page for two people who look at it together: one self-contained HTML
 * file, for the person and for the team.
 *
 * Complete without scripts and without a network; the script only adds sliders, sorting
 * and views. Figures about length of life are folded until someone asks for them. */
#ifndef REPORT_RANK_HTML_H
#define REPORT_RANK_HTML_H

#include "engine/answer.h"

struct text;

/* Writes the page. The same answer gives the same bytes. */
void rank_html(const struct answer *answer, struct text *out);

#endif
