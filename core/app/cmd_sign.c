/* poise sign: signs plugins, makes keys, checks signatures; all in minisign's format. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "base/minisign_secret.h"
#include "host/plugin.h"
#include "password.h"
#include "report/json.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_sign = {
    .name = "sign",
    .usage = "PLUGIN.so --key FILE",
    .summary = "sign a plugin, make a key, or check a signature",
    .help =
        "  poise sign acme.so --key acme.key           writes acme.so.minisig\n"
        "  poise sign --new-key acme                   makes acme.key and acme.pub\n"
        "  poise sign --verify acme.so --pub acme.pub\n"
        "\n"
        "Signatures and keys have the format of minisign, a standard tool: either may\n"
        "sign and either may check. A new key has no password; `minisign -C -s "
        "acme.key`\n"
        "gives it one. The password of a key is asked for, or read from the first line\n"
        "of the file that POISE_PASSWORD_FILE names. A site says which keys it trusts,\n"
        "and for what, under `trust` in its settings; `poise plugins` shows the result.\n"
        "Exit code 3 when a file is not what it should be or a signature does not fit.\n",
    .least = 0,
    .most = 1,
    .run = run,
};

/* -------------------- what was done */

/* Control characters would be the terminal's business. */
static bool is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < ' ' && text[i] != '\t')
            return false;
    return utf8_valid(text, length);
}

/* A signature as it is told. */
struct told {
    const char *did; /* "signed", "signature good" */
    const struct plugin *plugin;
    const unsigned char *key_id;
    const char *comment;
    size_t comment_length;
};

static void tell(struct desk *desk, const struct told *told)
{
    char id[MINISIGN_ID_TEXT];
    char digest[DIGEST_TEXT];
    struct json json = {.out = &desk->out, .pretty = true};
    bool plain = is_plain(told->comment, told->comment_length);
    const char *comment =
        plain ? arena_copy(desk->arena, told->comment, told->comment_length) : NULL;
    minisign_id_write(told->key_id, id);
    digest_format(&told->plugin->digest, digest);
    if (desk->args->format == FORMAT_TEXT) {
        text_format(&desk->out, "%s: %s, %s %s, key %s\n%s\n", told->plugin->path,
                    told->did, told->plugin->id, told->plugin->manifest.version, id,
                    comment == NULL ? "(its comment is not text)" : comment);
        return;
    }
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise/1");
    json_string(&json, "did", told->did);
    json_string(&json, "file", told->plugin->path);
    json_string(&json, "plugin", told->plugin->id);
    json_string(&json, "version", told->plugin->manifest.version);
    json_string(&json, "digest", digest);
    json_string(&json, "key", id);
    json_string(&json, "comment", comment);
    json_close(&json, '}');
    text_put_char(&desk->out, '\n');
}

static enum exit_code complain_status(const char *path, int32_t status)
{
    return complain(EXIT_RECORD, "%s: %s; %s", path, status_cause(status),
                    status_remedy(status));
}

static const char *with_ending(struct desk *desk, const char *path, const char *ending)
{
    struct text text = {0};
    text_format(&text, "%s%s", path, ending);
    const char *copy = text.failed ? NULL : arena_string(desk->arena, text.bytes);
    text_free(&text);
    return copy == NULL ? path : copy;
}

/* Only what a site could use is signed or checked. */
static enum exit_code inspect(struct desk *desk, const char *path, struct plugin *out)
{
    plugin_inspect(out, desk->arena, path);
    return out->status == POISE_OK ? EXIT_RANKED
                                   : complain(EXIT_RECORD, "%s", out->reason);
}

/* -------------------- secret keys */

/* Reads a secret key file into the caller's memory, to be wiped there. */
static enum exit_code read_secret_file(const char *path, char *out, size_t size,
                                       size_t *length)
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 || fstat(fd, &about) != 0 ? -1 : read(fd, out, size);
    int error = errno;
    if (fd >= 0)
        close(fd);
    if (got < 0)
        return complain(EXIT_USAGE, "--key %s: %s", path, strerror(error));
    if ((about.st_mode & (S_IROTH | S_IWOTH)) != 0)
        return complain(EXIT_RECORD,
                        "--key %s: everybody on this machine can read or change the "
                        "secret key; run `chmod 600` on it",
                        path);
    *length = (size_t)got;
    return EXIT_RANKED;
}

static int32_t open_secret(const char *path, const char *text, size_t length,
                           struct minisign_secret *out)
{
    char prompt[512];
    char password[PASSWORD_LIMIT];
    int32_t status = minisign_secret_read(text, length, NULL, out);
    if (status != POISE_E_TRUST_PASSWORD)
        return status;
    snprintf(prompt, sizeof prompt, "Password of %.400s: ", path);
    if (password_read(prompt, password))
        status = minisign_secret_read(text, length, password, out);
    explicit_bzero(password, sizeof password);
    return status;
}

static enum exit_code read_secret(const char *path, struct minisign_secret *out)
{
    char text[MINISIGN_FILE_LIMIT];
    size_t length = 0;
    enum exit_code code = read_secret_file(path, text, sizeof text, &length);
    if (code == EXIT_RANKED) {
        int32_t status = open_secret(path, text, length, out);
        if (status != POISE_OK)
            code = complain_status(path, status);
    }
    explicit_bzero(text, sizeof text);
    return code;
}

/* -------------------- signing */

/* To the flag's file, else beside the plugin. */
static enum exit_code write_signature(struct desk *desk, const struct told *told,
                                      const struct text *signature)
{
    if (desk->args->output != NULL) {
        text_put_n(&desk->out, signature->bytes, signature->length);
        return EXIT_RANKED;
    }
    const char *path = with_ending(desk, told->plugin->path, MINISIGN_ENDING);
    if (file_replace(path, signature->bytes, signature->length) != POISE_OK)
        return complain(EXIT_USAGE, "%s: %s", path, strerror(errno));
    tell(desk, told);
    return EXIT_RANKED;
}

static enum exit_code sign_with(struct desk *desk, const struct plugin *plugin,
                                const struct minisign_secret *secret)
{
    char day[11];
    struct text comment = {0};
    struct text signature = {0};
    date_format(desk_as_of(desk), day);
    text_format(&comment, "plugin %s %s\tfile %s\tsigned %s", plugin->id,
                plugin->manifest.version, path_name(plugin->path), day);
    bool ok = !comment.failed &&
              minisign_sign(secret, plugin->sealed.bytes, plugin->sealed.length,
                            comment.bytes, &signature);
    struct told told = {"signed", plugin, secret->id, comment.bytes, comment.length};
    enum exit_code code =
        ok && !signature.failed
            ? write_signature(desk, &told, &signature)
            : complain(EXIT_RECORD, "%s: the name of the file cannot be signed",
                       plugin->path);
    text_free(&signature);
    text_free(&comment);
    return code;
}

static enum exit_code sign(struct desk *desk, const char *path)
{
    struct plugin plugin;
    struct minisign_secret secret;
    enum exit_code code = inspect(desk, path, &plugin);
    if (code == EXIT_RANKED)
        code = read_secret(desk->args->key, &secret);
    if (code == EXIT_RANKED) {
        code = sign_with(desk, &plugin, &secret);
        minisign_secret_wipe(&secret);
    }
    plugin_unload(&plugin);
    return code;
}

/* -------------------- checking */

static enum exit_code read_text(struct desk *desk, const char *path,
                                struct file_bytes *out)
{
    int32_t status = file_read(desk->arena, path, MINISIGN_FILE_LIMIT, out);
    if (status == POISE_E_IO)
        return complain(EXIT_USAGE, "%s: %s", path, strerror(errno));
    return status == POISE_OK ? EXIT_RANKED : complain_status(path, POISE_E_TRUST_FORMAT);
}

static enum exit_code check(struct desk *desk, const struct plugin *plugin)
{
    struct file_bytes bytes;
    struct minisign_key key;
    struct minisign_signature signature;
    const char *pub = desk->args->pub;
    const char *beside = with_ending(desk, plugin->path, MINISIGN_ENDING);
    enum exit_code code = read_text(desk, pub, &bytes);
    if (code != EXIT_RANKED)
        return code;
    if (!minisign_key_file(bytes.bytes, bytes.length, &key))
        return complain_status(pub, POISE_E_TRUST_FORMAT);
    code = read_text(desk, beside, &bytes);
    if (code != EXIT_RANKED)
        return code;
    if (!minisign_signature_read(bytes.bytes, bytes.length, &signature))
        return complain_status(beside, POISE_E_TRUST_FORMAT);
    int32_t status =
        minisign_verify(&signature, &key, plugin->sealed.bytes, plugin->sealed.length);
    if (status == POISE_E_TRUST_KEY)
        return complain(EXIT_RECORD, "%s: signed with another key than %s", beside, pub);
    if (status != POISE_OK)
        return complain_status(plugin->path, status);
    tell(desk, &(struct told){"signature good", plugin, key.id, signature.comment,
                              signature.comment_length});
    return EXIT_RANKED;
}

static enum exit_code verify(struct desk *desk, const char *path)
{
    struct plugin plugin;
    enum exit_code code = inspect(desk, path, &plugin);
    if (code == EXIT_RANKED)
        code = check(desk, &plugin);
    plugin_unload(&plugin);
    return code;
}

/* -------------------- new keys */

static enum exit_code write_keys(struct desk *desk, const struct minisign_secret *secret,
                                 const char *line)
{
    char text[MINISIGN_SECRET_TEXT];
    char id[MINISIGN_ID_TEXT];
    struct text pub = {0};
    const char *secret_path = with_ending(desk, desk->args->new_key, ".key");
    const char *path = with_ending(desk, desk->args->new_key, ".pub");
    minisign_id_write(secret->id, id);
    text_format(&pub, "untrusted comment: minisign public key %s\n%s\n", id, line);
    minisign_secret_write(secret, text);
    int32_t status = file_create(secret_path, 0600, text, strlen(text));
    int error = errno;
    explicit_bzero(text, sizeof text);
    if (status == POISE_OK) {
        status =
            pub.failed ? POISE_E_MEMORY : file_create(path, 0644, pub.bytes, pub.length);
        error = errno;
        if (status != POISE_OK)
            remove(secret_path);
    } else {
        path = secret_path;
    }
    text_free(&pub);
    return status == POISE_OK ? EXIT_RANKED
                              : complain(EXIT_USAGE, "%s: %s", path, strerror(error));
}

static enum exit_code new_key(struct desk *desk)
{
    char line[MINISIGN_KEY_TEXT];
    struct minisign_secret secret;
    struct minisign_key key;
    const char *name = desk->args->new_key;
    if (!minisign_secret_new(&secret))
        return complain(EXIT_INTERNAL, "the system gives no random bytes");
    minisign_secret_public(&secret, &key);
    minisign_key_write(&key, line);
    enum exit_code code = write_keys(desk, &secret, line);
    minisign_secret_wipe(&secret);
    if (code == EXIT_RANKED)
        text_format(&desk->out,
                    "%s.key is secret: whoever has it can sign. It has no password.\n"
                    "%s.pub is for the sites, whose settings then say:\n"
                    "  trust = { keys = ( { name = \"%s\"; key = \"%s\"; } ); };\n",
                    name, name, path_name(name), line);
    return code;
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    bool makes = args->new_key != NULL;
    const char *plugin = args->count == 1 ? args->items[0] : NULL;
    if (makes && plugin == NULL && args->key == NULL && !args->verify)
        return new_key(desk);
    if (!makes && plugin != NULL && args->verify && args->pub != NULL &&
        args->key == NULL)
        return verify(desk, plugin);
    if (!makes && plugin != NULL && !args->verify && args->key != NULL)
        return sign(desk, plugin);
    return complain(EXIT_USAGE, "usage: poise sign PLUGIN.so --key FILE, "
                                "poise sign --new-key NAME, or "
                                "poise sign --verify PLUGIN.so --pub FILE");
}
