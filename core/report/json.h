/* Writing JSON: keys in the order given, numbers from integers, valid UTF-8 only. */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include <stdbool.h>
#include <stdint.h>

struct text;

/* Start with {.out = text, .pretty = ...}. Inside an object every value has a key,
 * elsewhere the key is NULL. */
struct json {
    struct text *out;
    bool pretty;
    bool comma; /* the next value needs one before it */
    int depth;
};

void json_open(struct json *json, const char *key, char bracket);
void json_close(struct json *json, char bracket);

/* NULL writes null. Bytes that are not UTF-8 become U+FFFD. */
void json_string(struct json *json, const char *key, const char *value);
void json_int(struct json *json, const char *key, int64_t value);
void json_bool(struct json *json, const char *key, bool value);
void json_null(struct json *json, const char *key);
/* A fixed-point number with `scale` decimals; FIXED_UNKNOWN writes null. */
void json_fixed(struct json *json, const char *key, int64_t value, int scale);
/* A double that came from a short decimal. */
void json_number(struct json *json, const char *key, double value);

/* Any double, to JSON_REAL_DIGITS significant digits, so that what was computed looks the
 * same wherever it was; null for what is not finite. */
enum { JSON_REAL_DIGITS = 10 };
void json_real(struct json *json, const char *key, double value);

/* A whole number from 0 on. */
void json_unsigned(struct json *json, const char *key, uint64_t value);

#endif
