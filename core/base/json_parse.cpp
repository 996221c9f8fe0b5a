/* The only C++ of the project: simdjson's validating parser behind the C of json_read.h. */
#include "json_read.h"

#include <new>

#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

struct json_parser {
    simdjson::dom::parser parser;
};

json_parser *json_parser_new(void)
{
    return new (std::nothrow) json_parser;
}

void json_parser_free(json_parser *parser)
{
    delete parser;
}

static json_fault fault_of(simdjson::error_code error)
{
    switch (error) {
    case simdjson::SUCCESS:
        return JSON_FINE;
    case simdjson::MEMALLOC:
        return JSON_FAULT_MEMORY;
    case simdjson::CAPACITY:
        return JSON_FAULT_SIZE;
    case simdjson::DEPTH_ERROR:
        return JSON_FAULT_DEPTH;
    case simdjson::NUMBER_ERROR:
        return JSON_FAULT_NUMBER;
    case simdjson::UTF8_ERROR:
        return JSON_FAULT_TEXT;
    default:
        return JSON_FAULT_SYNTAX;
    }
}

json_fault json_parse(json_parser *parser, const char *bytes, size_t length, bool padded,
                      json_tape *out)
{
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    /* Memory for the depth first, and only once: a document may not be nested deeper. */
    size_t capacity = length > parser->parser.capacity() ? length : 0;
    if (capacity > 0 || parser->parser.max_depth() != JSON_DEPTH_LIMIT) {
        simdjson::error_code made = parser->parser.allocate(
            capacity > 0 ? capacity : parser->parser.capacity(), JSON_DEPTH_LIMIT);
        if (made != simdjson::SUCCESS)
            return fault_of(made);
    }
    static_assert(JSON_PADDING >= simdjson::SIMDJSON_PADDING, "padding");
    simdjson::dom::element root;
    json_fault fault = fault_of(parser->parser.parse(bytes, length, !padded).get(root));
    if (fault == JSON_FINE)
        *out = {parser->parser.doc.tape.get(), parser->parser.doc.string_buf.get()};
    return fault;
}
