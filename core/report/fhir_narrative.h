/* XHTML that a client may show in place of a resource: escaped, with nothing but
 * paragraphs and lists. */
#ifndef REPORT_FHIR_NARRATIVE_H
#define REPORT_FHIR_NARRATIVE_H

struct text;

/* Text with & < > " escaped; what XML cannot hold becomes U+FFFD. */
void xhtml_put(struct text *out, const char *string);

/* <tag>string</tag>. */
void xhtml_element(struct text *out, const char *tag, const char *string);

#endif
