/* The group `trust` of a site file: whose signatures count, and for what. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/problem.h"
#include "base/safe_file.h"
#include "catalogue_read.h"
#include "site_read.h"

static void bad_key(struct site_reader *reader, const config_setting_t *at,
                    const char *name)
{
    config_problem(&reader->config, at, POISE_E_TRUST_FORMAT,
                   "\"%s\" is not a public key of minisign", name);
}

/* A key from a file of its own, which not everybody may be able to change. */
static void read_key_file(struct site_reader *reader, const config_setting_t *item,
                          struct trust_key *out)
{
    const config_setting_t *at = config_member(item, "file");
    const char *path = NULL;
    struct safe_file file;
    char text[MINISIGN_FILE_LIMIT];
    site_read_path(reader, item, "file", &path);
    if (path == NULL)
        return;
    int32_t status = safe_open(reader->arena, path, &file);
    ssize_t length = status == POISE_OK ? read(file.fd, text, sizeof text) : -1;
    if (status == POISE_OK)
        close(file.fd);
    if (status == POISE_E_TRUST_WRITABLE)
        config_problem(&reader->config, at, status, "everybody can change %s",
                       file.where);
    else if (length < 0)
        config_problem(&reader->config, at, POISE_E_IO, "%s: %s", path, strerror(errno));
    else if (!minisign_key_file(text, (size_t)length, &out->key))
        bad_key(reader, at, path);
}

static void read_key(struct site_reader *reader, const config_setting_t *item,
                     struct trust_key *out)
{
    const char *text = NULL;
    bool has_file = config_member(item, "file") != NULL;
    bool has_key = config_member(item, "key") != NULL;
    if (has_file == has_key)
        config_problem(&reader->config, item, POISE_E_CONFIG_MISSING,
                       "a key needs either \"key\" or \"file\"");
    else if (has_file)
        read_key_file(reader, item, out);
    else
        config_string(&reader->config, item, "key", CONFIG_REQUIRED, &text);
    if (text != NULL && !minisign_key_read(text, strlen(text), &out->key))
        bad_key(reader, config_member(item, "key"), text);
}

static void read_roles(struct site_reader *reader, const config_setting_t *item,
                       struct trust_key *out)
{
    struct names names = {0};
    site_read_names(reader, item, "roles", &names);
    for (uint32_t i = 0; i < names.count; i++) {
        int role = 0;
        while (role < ROLE_COUNT && strcmp(names.items[i], role_keys[role]) != 0)
            role++;
        if (role < ROLE_COUNT)
            out->roles |= 1U << role;
        else
            config_problem(&reader->config, config_member(item, "roles"),
                           POISE_E_CONFIG_RANGE,
                           "\"%s\" is no role; there are systemic, local, bone, support "
                           "and trial",
                           names.items[i]);
    }
}

/* An empty list would allow everything, and nobody means that. */
static void check_limits(struct site_reader *reader, const config_setting_t *item,
                         const struct trust_key *key)
{
    const char *const empty =
        config_member(item, "plugins") != NULL && key->plugins.count == 0 ? "plugins"
        : config_member(item, "roles") != NULL && key->roles == 0         ? "roles"
                                                                          : NULL;
    if (empty != NULL)
        config_problem(&reader->config, config_member(item, empty), POISE_E_CONFIG_RANGE,
                       "\"%s\" names nothing that the key may sign; leave it out to "
                       "allow everything",
                       empty);
}

static bool is_twice(const struct trust_key *keys, uint32_t i)
{
    for (uint32_t j = 0; j < i; j++)
        if (memcmp(keys[i].key.id, keys[j].key.id, sizeof keys[i].key.id) == 0)
            return true;
    return false;
}

static void read_keys(struct site_reader *reader, const config_setting_t *group)
{
    static const char *const names[] = {"name", "key", "file", "plugins", "roles", NULL};
    const config_setting_t *list = config_list(&reader->config, group, "keys");
    uint32_t count = list == NULL ? 0 : (uint32_t)config_setting_length(list);
    struct trust_key *keys = arena_array(reader->arena, count, sizeof *keys);
    int before = reader->config.problems->count;
    for (uint32_t i = 0; keys != NULL && i < count; i++) {
        const config_setting_t *item = config_setting_get_elem(list, i);
        config_check_keys(&reader->config, item, names);
        config_string(&reader->config, item, "name", CONFIG_REQUIRED, &keys[i].name);
        read_key(reader, item, &keys[i]);
        site_read_names(reader, item, "plugins", &keys[i].plugins);
        read_roles(reader, item, &keys[i]);
        if (reader->config.problems->count > before)
            continue;
        check_limits(reader, item, &keys[i]);
        if (is_twice(keys, i))
            config_problem(&reader->config, item, POISE_E_CONFIG_DUPLICATE,
                           "the key of \"%s\" stands here twice", keys[i].name);
    }
    reader->site->key_count = keys == NULL ? 0 : count;
    reader->site->keys = keys;
}

void site_read_trust(struct site_reader *reader, const config_setting_t *top)
{
    static const char *const names[] = {"keys", "unsigned", NULL};
    static const char *const choices[] = {"refuse", "allow", NULL};
    const config_setting_t *group = config_group(&reader->config, top, "trust");
    int choice = UNSIGNED_REFUSE;
    if (group == NULL)
        return;
    config_check_keys(&reader->config, group, names);
    config_choice(&reader->config, group, "unsigned", CONFIG_OPTIONAL, choices, &choice);
    reader->site->unsigned_plugins = (enum unsigned_plugins)choice;
    read_keys(reader, group);
}
