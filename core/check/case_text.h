/* A record as the case file that would state it: for a person to save, read and rank. */
#ifndef CHECK_CASE_TEXT_H
#define CHECK_CASE_TEXT_H

struct record;
struct text;

/* Writes what is given, by section, with dates; what is said to be unknown too. `title`
 * becomes the title. What follows from facts is not written. */
void case_write(const struct record *record, const char *title, struct text *out);

#endif
