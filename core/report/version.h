/* The version of this Poise, from CMake. */
#ifndef REPORT_VERSION_H
#define REPORT_VERSION_H

#ifndef POISE_VERSION
#define POISE_VERSION "0.1.0"
#endif

#define POISE_ABI_TEXT "1.0"

#endif
