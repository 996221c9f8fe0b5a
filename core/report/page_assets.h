/* The style sheet and the script of the page, put into the program by the build: see
 * core/report/page. */
#ifndef REPORT_PAGE_ASSETS_H
#define REPORT_PAGE_ASSETS_H

extern const char page_style[];
extern const char page_style_digest[]; /* "sha256-..." */
extern const char page_script[];
extern const char page_script_digest[];

#endif
