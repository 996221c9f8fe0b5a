/* FHIR's JSON, value by value. */
#include "fhir_write.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/text.h"

/* -------------------- values */

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 && c != '\n' && c != '\t' && c != '\r';
}

void r4_string(struct r4 *r4, const char *key, const char *value)
{
    struct text clean = {0};
    if (value == NULL || value[strspn(value, " \t\r\n")] == '\0')
        return;
    for (const char *c = value; *c != '\0'; c++) {
        if (is_control(*c))
            text_put(&clean, "\xef\xbf\xbd");
        else
            text_put_char(&clean, *c);
    }
    r4->json.out->failed |= clean.failed;
    json_string(&r4->json, key, clean.bytes == NULL ? "" : clean.bytes);
    text_free(&clean);
}

void r4_thousandths(struct r4 *r4, const char *key, int32_t value)
{
    if (value != FIXED_UNKNOWN)
        json_fixed(&r4->json, key, value, 3);
}

void r4_instant(struct r4 *r4, const char *key)
{
    char instant[32];
    snprintf(instant, sizeof instant, "%sT00:00:00Z", r4->day);
    json_string(&r4->json, key, instant);
}

void r4_item(struct r4_list *list)
{
    if (!list->open)
        json_open(&list->r4->json, list->key, '[');
    list->open = true;
    json_open(&list->r4->json, NULL, '{');
}

void r4_list_end(struct r4_list *list)
{
    if (list->open)
        json_close(&list->r4->json, ']');
    list->open = false;
}

/* -------------------- concepts */

static void put_system(struct r4 *r4, const char *system)
{
    char own[128];
    snprintf(own, sizeof own, R4_BASE "%s", system);
    json_string(&r4->json, "system", strstr(system, "://") != NULL ? system : own);
}

void r4_coding(struct r4 *r4, const char *key, const char *system, const char *code,
               const char *display)
{
    json_open(&r4->json, key, '{');
    put_system(r4, system);
    r4_string(r4, "code", code);
    r4_string(r4, "display", display);
    json_close(&r4->json, '}');
}

void r4_concept(struct r4 *r4, const char *key, const char *system, const char *code,
                const char *text)
{
    json_open(&r4->json, key, '{');
    json_open(&r4->json, "coding", '[');
    r4_coding(r4, NULL, system, code, NULL);
    json_close(&r4->json, ']');
    r4_string(r4, "text", text);
    json_close(&r4->json, '}');
}

void r4_words(struct r4 *r4, const char *key, const char *text)
{
    json_open(&r4->json, key, '{');
    r4_string(r4, "text", text);
    json_close(&r4->json, '}');
}

void r4_note(struct r4 *r4, const char *key, const char *text)
{
    json_open(&r4->json, key, '[');
    r4_words(r4, NULL, text);
    json_close(&r4->json, ']');
}

/* -------------------- references */

/* A UUID of version 8: the digest of the seed and of what is named, for the same answer
 * always the same. */
static void put_uuid(const struct r4 *r4, struct r4_id id, char out[64])
{
    unsigned char bytes[sizeof r4->seed.bytes + 64];
    char name[64];
    struct digest made;
    int length = snprintf(name, sizeof name, "%d %u %u", (int)id.part, (unsigned)id.a,
                          (unsigned)id.b);
    memcpy(bytes, r4->seed.bytes, sizeof r4->seed.bytes);
    memcpy(bytes + sizeof r4->seed.bytes, name, (size_t)length);
    digest_of(bytes, sizeof r4->seed.bytes + (size_t)length, &made);
    unsigned char *b = made.bytes;
    b[6] = (unsigned char)((b[6] & 0x0f) | 0x80);
    b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
    snprintf(
        out, 64,
        "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
        b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12],
        b[13], b[14], b[15]);
}

void r4_put_id(struct r4 *r4, struct r4_id id)
{
    char urn[64];
    put_uuid(r4, id, urn);
    json_string(&r4->json, "id", urn + strlen("urn:uuid:"));
}

static const char *type_of(const struct r4 *r4, struct r4_id id)
{
    static const char *const types[] = {
        [R4_GUIDANCE] = "GuidanceResponse",
        [R4_GROUP] = "RequestGroup",
        [R4_REQUEST] = "ServiceRequest",
        [R4_ISSUE] = "DetectedIssue",
        [R4_RISK] = "RiskAssessment",
        [R4_ALERT] = "CommunicationRequest",
        [R4_MESSAGES] = "OperationOutcome",
        [R4_GOALS] = "Parameters",
        [R4_SOFTWARE] = "Device",
        [R4_SOURCES_ALL] = "Provenance",
        [R4_SOURCES_OPTION] = "Provenance",
        [R4_SOURCES_ALERT] = "Provenance",
        [R4_BUNDLE] = "Bundle",
    };
    if (id.part == R4_REQUEST && r4_is_medicine(r4->answer->ranked[id.a - 1]))
        return "MedicationRequest";
    return types[id.part];
}

void r4_put_reference(struct r4 *r4, struct r4_id id)
{
    char urn[64];
    put_uuid(r4, id, urn);
    json_string(&r4->json, "reference", urn);
    json_string(&r4->json, "type", type_of(r4, id));
}

void r4_reference(struct r4 *r4, const char *key, struct r4_id id)
{
    json_open(&r4->json, key, '{');
    r4_put_reference(r4, id);
    json_close(&r4->json, '}');
}

void r4_logical(struct r4 *r4, const char *key, const char *system, const char *value,
                const char *display)
{
    json_open(&r4->json, key, '{');
    json_open(&r4->json, "identifier", '{');
    put_system(r4, system);
    r4_string(r4, "value", value);
    json_close(&r4->json, '}');
    r4_string(r4, "display", display);
    json_close(&r4->json, '}');
}

/* -------------------- extensions */

void r4_extension(struct r4_list *list, const char *name)
{
    char url[128];
    snprintf(url, sizeof url, R4_BASE "StructureDefinition/%s", name);
    r4_item(list);
    json_string(&list->r4->json, "url", url);
}

void r4_extension_end(struct r4 *r4, struct r4_list *inner)
{
    r4_list_end(inner);
    json_close(&r4->json, '}');
}

static void part_open(struct r4_list *inner, const char *name)
{
    r4_item(inner);
    json_string(&inner->r4->json, "url", name);
}

static void part_text(struct r4_list *inner, const char *name, const char *key,
                      const char *value)
{
    if (value == NULL || value[strspn(value, " \t\r\n")] == '\0')
        return;
    part_open(inner, name);
    r4_string(inner->r4, key, value);
    json_close(&inner->r4->json, '}');
}

void r4_part_string(struct r4_list *inner, const char *name, const char *value)
{
    part_text(inner, name, "valueString", value);
}

void r4_part_code(struct r4_list *inner, const char *name, const char *value)
{
    part_text(inner, name, "valueCode", value);
}

void r4_part_int(struct r4_list *inner, const char *name, int64_t value)
{
    part_open(inner, name);
    json_int(&inner->r4->json, "valueInteger", value);
    json_close(&inner->r4->json, '}');
}

void r4_part_bool(struct r4_list *inner, const char *name, bool value)
{
    part_open(inner, name);
    json_bool(&inner->r4->json, "valueBoolean", value);
    json_close(&inner->r4->json, '}');
}

void r4_part_fixed(struct r4_list *inner, const char *name, int64_t value, int scale)
{
    if (value == FIXED_UNKNOWN)
        return;
    part_open(inner, name);
    json_fixed(&inner->r4->json, "valueDecimal", value, scale);
    json_close(&inner->r4->json, '}');
}

/* -------------------- resources */

void r4_open(struct r4 *r4, struct r4_id id)
{
    char urn[64];
    put_uuid(r4, id, urn);
    json_open(&r4->json, NULL, '{');
    json_string(&r4->json, "fullUrl", urn);
    json_open(&r4->json, "resource", '{');
    json_string(&r4->json, "resourceType", type_of(r4, id));
    r4_put_id(r4, id);
    json_string(&r4->json, "language", "en-GB");
}

void r4_close(struct r4 *r4)
{
    json_close(&r4->json, '}');
    json_close(&r4->json, '}');
}
