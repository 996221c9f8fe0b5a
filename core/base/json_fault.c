/* Where a text stops being JSON. Only for a text that was refused, so that it need not be
 * fast: a strict reader of RFC 8259 that counts lines. */
#include "json_read.h"
#include "text.h"

struct scan {
    const char *at;
    const char *end;
    int depth;
    const char *reason;
};

static bool value_scan(struct scan *scan);

static bool fault(struct scan *scan, const char *reason)
{
    if (scan->reason == NULL)
        scan->reason = scan->at >= scan->end ? "the text ends too early" : reason;
    return false;
}

static void space(struct scan *scan)
{
    while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t' ||
                                    *scan->at == '\r' || *scan->at == '\n'))
        scan->at++;
}

static bool take(struct scan *scan, char c)
{
    if (scan->at >= scan->end || *scan->at != c)
        return false;
    scan->at++;
    return true;
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool escape_scan(struct scan *scan)
{
    if (!take(scan, 'u')) {
        if (scan->at < scan->end && *scan->at != '\0' &&
            strchr("\"\\/bfnrt", *scan->at) != NULL) {
            scan->at++;
            return true;
        }
        return fault(scan, "a backslash before what needs none");
    }
    for (int i = 0; i < 4; i++, scan->at++)
        if (scan->at >= scan->end || !is_hex(*scan->at))
            return fault(scan, "\\u needs four hexadecimal digits");
    return true;
}

static bool string_scan(struct scan *scan)
{
    if (!take(scan, '"'))
        return fault(scan, "a name in double quotes belongs here");
    while (scan->at < scan->end && *scan->at != '"') {
        if ((unsigned char)*scan->at < 0x20)
            return fault(scan, "a string that does not end on its line");
        if (*scan->at++ == '\\' && !escape_scan(scan))
            return false;
    }
    return take(scan, '"') || fault(scan, "a string without an end");
}

static bool digits(struct scan *scan)
{
    const char *from = scan->at;
    while (scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9')
        scan->at++;
    return scan->at > from || fault(scan, "a digit belongs here");
}

static bool number_scan(struct scan *scan)
{
    take(scan, '-');
    if (!take(scan, '0') && !digits(scan))
        return false;
    if (take(scan, '.') && !digits(scan))
        return false;
    if (!take(scan, 'e') && !take(scan, 'E'))
        return true;
    if (!take(scan, '+'))
        take(scan, '-');
    return digits(scan);
}

static bool word_scan(struct scan *scan, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(scan->end - scan->at) < length || memcmp(scan->at, word, length) != 0)
        return fault(scan, "no value begins like this");
    scan->at += length;
    return true;
}

static bool member_scan(struct scan *scan)
{
    space(scan);
    if (!string_scan(scan))
        return false;
    space(scan);
    return (take(scan, ':') || fault(scan, "a colon belongs here")) && value_scan(scan);
}

static bool container_scan(struct scan *scan, bool object)
{
    char close = object ? '}' : ']';
    scan->at++;
    space(scan);
    if (take(scan, close))
        return true;
    do {
        if (!(object ? member_scan(scan) : value_scan(scan)))
            return false;
        space(scan);
    } while (take(scan, ','));
    return take(scan, close) || fault(scan, object ? "a comma or } belongs here"
                                                   : "a comma or ] belongs here");
}

static bool value_scan(struct scan *scan)
{
    space(scan);
    char c = scan->at < scan->end ? *scan->at : '\0';
    if (c == '{' || c == '[') {
        if (++scan->depth > JSON_DEPTH_LIMIT)
            return fault(scan, "nested too deep");
        bool fine = container_scan(scan, c == '{');
        scan->depth--;
        return fine;
    }
    switch (c) {
    case '"':
        return string_scan(scan);
    case 't':
        return word_scan(scan, "true");
    case 'f':
        return word_scan(scan, "false");
    case 'n':
        return word_scan(scan, "null");
    default:
        break;
    }
    if (c == '-' || (c >= '0' && c <= '9'))
        return number_scan(scan);
    return fault(scan, "a value belongs here");
}

/* The first byte that is not UTF-8. */
static const char *odd_byte(const char *bytes, size_t length)
{
    const char *at = bytes;
    const char *end = bytes + length;
    while (at < end) {
        size_t step = utf8_step(at, (size_t)(end - at));
        if (*at != '\0' && !utf8_valid(at, step))
            return at;
        at += step;
    }
    return NULL;
}

int json_fault_find(const char *bytes, size_t length, const char **reason)
{
    struct scan scan = {.at = bytes, .end = bytes + length};
    int line = 1;
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        scan.at += 3;
    if (value_scan(&scan)) {
        space(&scan);
        if (scan.at < scan.end)
            fault(&scan, "something stands after the end");
    }
    const char *odd = odd_byte(bytes, length);
    if (odd != NULL && (scan.reason == NULL || odd < scan.at)) {
        scan.at = odd;
        scan.reason = "a byte that is not UTF-8";
    }
    *reason = scan.reason == NULL ? "not a JSON document" : scan.reason;
    for (const char *c = bytes; c < scan.at && c < scan.end; c++)
        line += *c == '\n';
    return line;
}
