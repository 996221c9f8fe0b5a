/* Locale-free text building and UTF-8. */
#include "text.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void text_free(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

void text_clear(struct text *text)
{
    text->length = 0;
    text->failed = false;
    if (text->bytes != NULL)
        text->bytes[0] = '\0';
}

/* Room for `more` bytes and the terminator. */
static bool reserve(struct text *text, size_t more)
{
    if (text->failed)
        return false;
    if (more > SIZE_MAX / 4 || text->length > SIZE_MAX / 4)
        return !(text->failed = true);
    size_t need = text->length + more + 1;
    if (need <= text->capacity)
        return true;
    size_t capacity = text->capacity < 256 ? 256 : text->capacity * 2;
    if (capacity < need)
        capacity = need;
    char *bytes = realloc(text->bytes, capacity);
    if (bytes == NULL)
        return !(text->failed = true);
    text->bytes = bytes;
    text->capacity = capacity;
    return true;
}

void text_grow_and_put(struct text *text, const char *bytes, size_t length)
{
    if (reserve(text, length))
        text_put_n(text, bytes, length);
}

void text_repeat(struct text *text, const char *string, int times)
{
    while (times-- > 0)
        text_put(text, string);
}

void text_format_args(struct text *text, const char *format, va_list args)
{
    va_list again;
    if (!reserve(text, 64))
        return;
    va_copy(again, args);
    size_t room = text->capacity - text->length;
    int length = vsnprintf(text->bytes + text->length, room, format, args);
    if (length < 0 || !reserve(text, (size_t)length))
        text->failed = true;
    else if ((size_t)length >= room)
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
    va_end(again);
    if (text->failed)
        text->bytes[text->length] = '\0';
    else
        text->length += (size_t)length;
}

void text_format(struct text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_format_args(text, format, args);
    va_end(args);
}

void text_trim(struct text *text)
{
    while (text->length > 0 && text->bytes[text->length - 1] == ' ')
        text->bytes[--text->length] = '\0';
}

static int64_t power_of_ten(int exponent)
{
    int64_t power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

/* The digits of a number, with zeros before them up to `least`. */
static void put_digits(struct text *text, uint64_t value, int least)
{
    char digits[24];
    size_t at = sizeof digits;
    for (; value > 0 || least > 0; value /= 10, least--)
        digits[--at] = (char)('0' + value % 10);
    text_put_n(text, digits + at, sizeof digits - at);
}

/* `scale` decimals of a size, after its sign. */
static void put_decimal(struct text *text, bool negative, uint64_t size, int scale)
{
    uint64_t unit = (uint64_t)power_of_ten(scale);
    if (negative && size > 0)
        text_put_char(text, '-');
    put_digits(text, size / unit, 1);
    if (scale > 0) {
        text_put_char(text, '.');
        put_digits(text, size % unit, scale);
    }
}

static uint64_t size_of(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

void text_put_int(struct text *text, int64_t value)
{
    put_decimal(text, value < 0, size_of(value), 0);
}

void text_put_fixed(struct text *text, int64_t value, int scale)
{
    uint64_t size = size_of(value);
    while (scale > 0 && size % 10 == 0) {
        size /= 10;
        scale--;
    }
    put_decimal(text, value < 0, size, scale);
}

void text_put_rounded(struct text *text, int64_t value, int scale, int decimals)
{
    uint64_t size = size_of(value);
    if (decimals < scale) {
        uint64_t drop = (uint64_t)power_of_ten(scale - decimals);
        size = (size + drop / 2) / drop;
    } else {
        size *= (uint64_t)power_of_ten(decimals - scale);
    }
    put_decimal(text, value < 0, size, decimals);
}

void text_put_number(struct text *text, double value)
{
    if (!(fabs(value) < 1e9)) {
        text_put(text, "?");
        return;
    }
    int64_t whole = (int64_t)value;
    if (!(value < (double)whole) && !(value > (double)whole))
        text_put_int(text, whole);
    else
        text_put_fixed(text, (int64_t)llround(value * 1e6), 6);
}

/* value x 10^exponent by exact powers of ten, so that it is the same everywhere. */
static double times_ten_to(double value, int exponent)
{
    for (; exponent > 22; exponent -= 22)
        value *= 1e22;
    for (; exponent < -22; exponent += 22)
        value /= 1e22;
    double power = (double)power_of_ten(abs(exponent) % 11);
    power *= abs(exponent) < 11 ? 1 : abs(exponent) < 22 ? 1e11 : 1e22;
    return exponent < 0 ? value / power : value * power;
}

/* The power of ten of the first digit; value above 0. */
static int leading_power(double value)
{
    int exponent = (int)((double)ilogb(value) * 0.30103);
    while (times_ten_to(value, -exponent) >= 10)
        exponent++;
    while (times_ten_to(value, -exponent) < 1)
        exponent--;
    return exponent;
}

/* Digits, the point after the first `1 + exponent` of them. */
static void put_significant(struct text *text, int64_t number, int count, int exponent)
{
    while (count > 1 && count > exponent + 1 && number % 10 == 0) {
        number /= 10;
        count--;
    }
    if (exponent < count) {
        text_put_fixed(text, number, count - 1 - exponent);
        return;
    }
    text_put_int(text, number);
    text_repeat(text, "0", exponent + 1 - count);
}

void text_put_real(struct text *text, double value, int digits)
{
    if (!isfinite(value) || (value >= 0 && value <= 0)) {
        text_put(text, isfinite(value) ? "0" : "?");
        return;
    }
    if (value < 0)
        text_put_char(text, '-');
    value = fabs(value);
    int exponent = leading_power(value);
    int64_t number = llround(times_ten_to(value, digits - 1 - exponent));
    if (number >= power_of_ten(digits)) {
        number /= 10;
        exponent++;
    }
    bool plain = exponent >= -5 && exponent < 15;
    put_significant(text, number, digits, plain ? exponent : 0);
    if (!plain)
        text_format(text, "e%d", exponent);
}

/* The length of the sequence that `lead` starts; 0 when it starts none. */
static size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/* Overlong forms, surrogates and code points past U+10FFFF show in the second byte. */
static bool second_byte_allowed(unsigned char lead, unsigned char second)
{
    if ((second & 0xc0) != 0x80)
        return false;
    switch (lead) {
    case 0xe0:
        return second >= 0xa0;
    case 0xed:
        return second <= 0x9f;
    case 0xf0:
        return second >= 0x90;
    case 0xf4:
        return second <= 0x8f;
    default:
        return true;
    }
}

bool utf8_valid(const char *bytes, size_t length)
{
    const unsigned char *s = (const unsigned char *)bytes;
    size_t at = 0;
    while (at < length) {
        size_t step = sequence_length(s[at]);
        if (step == 0 || step > length - at || s[at] == 0)
            return false;
        if (step > 1 && !second_byte_allowed(s[at], s[at + 1]))
            return false;
        for (size_t i = 2; i < step; i++)
            if ((s[at + i] & 0xc0) != 0x80)
                return false;
        at += step;
    }
    return true;
}

size_t utf8_step(const char *bytes, size_t length)
{
    size_t step = length == 0 ? 0 : sequence_length((unsigned char)bytes[0]);
    if (step == 0)
        return length == 0 ? 0 : 1;
    return step > length ? length : step;
}

size_t utf8_whole(const char *bytes, size_t length)
{
    size_t whole = 0;
    while (whole < length) {
        size_t step = utf8_step(bytes + whole, SIZE_MAX);
        if (step > length - whole)
            break;
        whole += step;
    }
    return whole;
}

static uint32_t code_point(const char *bytes, size_t step)
{
    static const unsigned char lead_mask[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    uint32_t code = (unsigned char)bytes[0] & lead_mask[step];
    for (size_t i = 1; i < step; i++)
        code = code << 6 | ((unsigned char)bytes[i] & 0x3f);
    return code;
}

static int code_point_columns(uint32_t code)
{
    if ((code >= 0x300 && code <= 0x36f) || code == 0x200d ||
        (code >= 0xfe00 && code <= 0xfe0f))
        return 0;
    bool wide =
        (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) ||
        (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
        (code >= 0xff00 && code <= 0xff60) || (code >= 0x1f300 && code <= 0x1faff);
    return wide ? 2 : 1;
}

int utf8_columns(const char *bytes, size_t length)
{
    int columns = 0;
    while (length > 0) {
        size_t step = utf8_step(bytes, length);
        columns += code_point_columns(code_point(bytes, step));
        bytes += step;
        length -= step;
    }
    return columns;
}
