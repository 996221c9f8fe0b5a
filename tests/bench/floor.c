/* The least that any such program must do: open nine empty plugins and parse the files
 * that `poise rank` parses, with the same libraries. It decides nothing.
 *
 *     floor PLUGIN_FOLDER SITE.cfg CATALOGUE_FOLDER GOALS_FOLDER CASE.ini */
#include <dirent.h>
#include <dlfcn.h>
#include <ini.h>
#include <libconfig.h>
#include <stdio.h>
#include <string.h>

static int entries;

static int count(void *user, const char *section, const char *name, const char *value)
{
    (void)user;
    (void)section;
    (void)name;
    (void)value;
    entries++;
    return 1;
}

static int parse_config(const char *path)
{
    config_t config;
    config_init(&config);
    int ok = config_read_file(&config, path) == CONFIG_TRUE;
    config_destroy(&config);
    return ok;
}

static int parse_ini(const char *path)
{
    return ini_parse(path, count, NULL) == 0;
}

static int open_plugin(const char *path)
{
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    return handle != NULL && dlsym(handle, "poise_plugin_entry") != NULL;
}

static int each(const char *folder, const char *ending, int (*use)(const char *path))
{
    DIR *entries_of = opendir(folder);
    struct dirent *entry;
    int used = 0;
    while (entries_of != NULL && (entry = readdir(entries_of)) != NULL) {
        char path[4096];
        size_t length = strlen(entry->d_name);
        if (length < strlen(ending) ||
            strcmp(entry->d_name + length - strlen(ending), ending) != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        used += use(path);
    }
    if (entries_of != NULL)
        closedir(entries_of);
    return used;
}

int main(int argc, char **argv)
{
    if (argc != 6)
        return 2;
    int plugins = each(argv[1], ".so", open_plugin);
    int site = parse_config(argv[2]);
    int catalogues = each(argv[3], ".cfg", parse_config);
    int goals = each(argv[4], ".ini", parse_ini);
    int record = parse_ini(argv[5]);
    printf("%d plugins, %d catalogues, %d goals, %d entries\n", plugins, catalogues,
           goals, entries);
    return plugins == 9 && site && catalogues == 10 && goals > 0 && record ? 0 : 1;
}
