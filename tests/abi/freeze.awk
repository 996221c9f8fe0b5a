# Takes the public headers apart: preprocessed text with line markers in, declarations out.
#
# Reads the output of `cc -E -dD`. Only text of the folder `include` counts, and nothing in it
# is skipped silently: a declaration of a shape that is not known here is an error. What comes
# from the .def files is left to freeze.sh, which expands them by themselves.
#
# Writes C statements (for values that only a compiler knows) to standard output; run inside
# main() they print the list.

function fail(what) {
    print "freeze.awk cannot read: " what >"/dev/stderr"
    failed = 1
    exit 1
}

function trim(s) {
    gsub(/^ +| +$/, "", s)
    return s
}

function quoted(s) {
    gsub(/\\/, "\\\\", s)
    gsub(/"/, "\\\"", s)
    return "\"" s "\""
}

# "const poise_patient *patient, uint32_t fact" without the names of the parameters.
function unnamed(parameters,    count, part, i, out) {
    count = split(parameters, part, ",")
    for (i = 1; i <= count; i++) {
        part[i] = trim(part[i])
        if (part[i] ~ /[()]/)
            fail(parameters)
        if (part[i] ~ /[ *][A-Za-z_0-9]+$/)
            sub(/[A-Za-z_0-9]+$/, "", part[i])
        out = out (i > 1 ? ", " : "") trim(part[i])
    }
    return out
}

# One member of a struct: its name into `member`, its type into `type`.
function read_member(text,    at, rest) {
    if (match(text, /\(\*[A-Za-z_0-9]+\)\(/)) {
        member = substr(text, RSTART + 2, RLENGTH - 4)
        rest = substr(text, RSTART + RLENGTH)
        if (rest !~ /^[^()]*\)$/)
            fail(text)
        type = substr(text, 1, RSTART - 1) "(*)(" unnamed(substr(rest, 1, length(rest) - 1)) ")"
        return
    }
    at = text
    sub(/ *\[[^]]*\]$/, "", at)
    if (at !~ /^[a-z_0-9 ]*[ *][A-Za-z_0-9]+$/ && at !~ /^[A-Za-z_0-9 ]+[ *]+[A-Za-z_0-9]+$/)
        fail(text)
    match(at, /[A-Za-z_0-9]+$/)
    member = substr(at, RSTART)
    type = trim(substr(at, 1, RSTART - 1)) substr(text, length(at) + 1)
}

function read_struct(text,    name, body, count, part, i) {
    name = text
    sub(/^typedef struct /, "", name)
    sub(/ .*/, "", name)
    body = text
    sub(/^[^{]*\{/, "", body)
    if (body !~ ("\\} " name "$") || body ~ /\{/)
        fail(text)
    sub(/\}[^}]*$/, "", body)
    count = split(body, part, ";")
    print "    covered = 0;"
    for (i = 1; i <= count; i++) {
        part[i] = trim(part[i])
        if (part[i] == "")
            continue
        read_member(part[i])
        if (i == 1)
            grows = part[i] == "uint32_t size"
        printf "    FIELD(%s, %s, %s)\n", name, member, quoted(type)
    }
    printf "    STRUCT(%s, %d)\n", name, grows
}

function read_enum(text,    body, count, part, i) {
    body = text
    sub(/^[^{]*\{/, "", body)
    if (body !~ /\}$/ || body ~ /\{/)
        fail(text)
    sub(/\}$/, "", body)
    count = split(body, part, ",")
    for (i = 1; i <= count; i++) {
        sub(/=.*/, "", part[i])
        part[i] = trim(part[i])
        if (part[i] == "" || part[i] ~ /_END$/)
            continue
        if (part[i] !~ /^[A-Z_0-9]+$/)
            fail(text)
        printf "    CONSTANT(%s)\n", part[i]
    }
}

function read_function(kind, text,    name, before, after) {
    if (!match(text, /poise_[a-z_0-9]+\(/))
        fail(text)
    name = substr(text, RSTART, RLENGTH - 1)
    before = trim(substr(text, 1, RSTART - 1))
    after = substr(text, RSTART + RLENGTH)
    if (after !~ /^[^()]*\)$/)
        fail(text)
    printf "    LINE(%s)\n", quoted(kind " " name ": " before " (" \
                                    unnamed(substr(after, 1, length(after) - 1)) ")")
}

function read_declaration(text) {
    gsub(/__attribute__ *\(\(visibility\("default"\)\)\)/, "", text)
    gsub(/[ \t]+/, " ", text)
    text = trim(text)
    if (text == "")
        return
    if (text ~ /^enum \{/)
        read_enum(text)
    else if (text ~ /^typedef struct poise_[a-z_]+ \{/)
        read_struct(text)
    else if (text ~ /^typedef struct poise_[a-z_]+ poise_[a-z_]+$/)
        printf "    LINE(%s)\n", quoted("opaque " substr(text, 16, index(substr(text, 16), " ") - 1))
    else if (text ~ /^static inline [^{]*$/)
        read_function("inline", substr(text, 15))
    else if (text ~ /^[a-z][A-Za-z_0-9 *]*\(/)
        read_function("function", text)
    else
        fail(text)
}

# Splits at the semicolons outside braces; of a function body only the head is kept.
function read_text(text,    i, c, depth, declaration, is_body) {
    for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        if (c == "{") {
            if (depth == 0)
                is_body = declaration ~ /^ *static /
            depth++
        }
        if (!(is_body && depth > 0) && !(c == ";" && depth == 0))
            declaration = declaration c
        if (c == "}" && --depth == 0 && is_body) {
            read_declaration(declaration)
            declaration = ""
            is_body = 0
        }
        if (c == ";" && depth == 0) {
            read_declaration(declaration)
            declaration = ""
        }
    }
    if (declaration !~ /^[ \t]*$/)
        fail(declaration)
}

/^# [0-9]+ "/ {
    split($0, marker, "\"")
    ours = index(marker[2], include "/") == 1 && marker[2] !~ /\.def$/
    next
}
!ours { next }
/^#define POISE_[A-Z_]+($| )/ {
    name = $2
    value = substr($0, length("#define " name) + 2)
    if (name !~ /_H$/ && name != "POISE_ABI_MINOR")
        printf "    LINE(%s)\n", quoted("macro " name " " value)
    next
}
/^#/ { next }
{ all = all $0 " " }
END {
    if (!failed)
        read_text(all)
    exit failed
}
