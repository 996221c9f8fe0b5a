/* Writes the work in the forms in which the engines take it.
 *
 *     generate FOLDER PERSONS
 * FOLDER/catalogue/peers_MODALITY.cfg for Poise, FOLDER/rules.json and
 * FOLDER/persons.ndjson for those that read JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "workload.h"

static FILE *open_file(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    return file;
}

static void close_file(FILE *file)
{
    if (fclose(file) == 0)
        return;
    perror("peers");
    exit(2);
}

/* -------------------- a catalogue */

static void write_situation(FILE *file, const char *list)
{
    struct peers_condition condition;
    size_t length;
    const char *between = "";
    for (fputs("    for = \"", file); peers_condition_next(&list, &condition, &length);
         between = " and ")
        fprintf(file, "%s%.*s", between, (int)length, list - length);
    fputs("\";\n", file);
}

static void write_clauses(FILE *file, const char *key, const char *list,
                          const char *because)
{
    struct peers_condition condition;
    size_t length;
    const char *between = "";
    for (fprintf(file, "    %s = (", key);
         peers_condition_next(&list, &condition, &length); between = ",")
        fprintf(file,
                "%s\n      { when = \"%.*s\"; because = \"%s %.*s\"; source = "
                "\"benchmark\"; }",
                between, (int)length, list - length, because, (int)length, list - length);
    fputs(");\n", file);
}

static void write_option(FILE *file, const struct peers_source *source)
{
    fprintf(file,
            "  { id = \"%s\"; label = \"%s\"; plain = \"An option of the benchmark.\";\n"
            "    role = \"systemic\"; tags = [ \"%s\" ]; setting = \"any\"; "
            "line = \"any\";\n",
            source->id, source->id, source->modality);
    write_situation(file, source->applies);
    write_clauses(file, "needs", source->needs, "It was tried with");
    write_clauses(file, "never", source->never, "It does harm with");
    fputs("    standing = { level = \"preferred\"; };\n"
          "    logistics = { route = \"IV\"; visits = 1; hair = \"none\"; }; }",
          file);
}

/* The options of one modality; those before `from` have been written. */
static void write_catalogue(const char *folder, int from)
{
    char name[128];
    const char *modality = peers_sources[from].modality;
    const char *between = "";
    snprintf(name, sizeof name, "catalogue/peers_%s.cfg", modality);
    FILE *file = open_file(folder, name);
    fprintf(file,
            "# Made by the benchmark. Synthetic.\n"
            "plugin = \"peers_%s\";\nreviewed = \"2026-11-01\";\noptions = (\n",
            modality);
    for (int i = from; i < PEERS_OPTIONS; i++) {
        if (strcmp(peers_sources[i].modality, modality) != 0)
            continue;
        fputs(between, file);
        write_option(file, &peers_sources[i]);
        between = ",\n";
    }
    fputs(" );\n", file);
    close_file(file);
}

static void write_catalogues(const char *folder)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/catalogue", folder);
    mkdir(path, 0755);
    FILE *common = open_file(folder, "catalogue/common.cfg");
    fputs("# What belongs to no modality: nothing.\nplugin = \"common\";\n", common);
    close_file(common);
    for (int i = 0; i < PEERS_OPTIONS; i++) {
        int first = 0;
        while (strcmp(peers_sources[first].modality, peers_sources[i].modality) != 0)
            first++;
        if (first == i)
            write_catalogue(folder, i);
    }
}

/* -------------------- JSON */

/* The names of the values whose bits are set. */
static void write_names(FILE *file, const struct peers_fact *fact, int32_t bits)
{
    const char *between = "";
    fputc('[', file);
    for (uint32_t i = 0; i < fact->value_count; i++) {
        if ((bits >> i & 1) == 0)
            continue;
        fprintf(file, "%s\"%s\"", between, fact->values[i]);
        between = ",";
    }
    fputc(']', file);
}

static void write_condition(FILE *file, const struct peers_condition *condition)
{
    static const char *const ops[] = {"in", "le", "ge", "has", "lacks"};
    const struct peers_fact *fact = &peers_facts[condition->fact];
    fprintf(file, "{\"fact\":\"%s\",\"op\":\"%s\",\"value\":", fact->name,
            ops[condition->op]);
    if (condition->op == PEERS_IN)
        write_names(file, fact, condition->value);
    else if (fact->type == PEERS_INT)
        fprintf(file, "%d", condition->value);
    else
        for (uint32_t i = 0; i < fact->value_count; i++)
            if (condition->value == (int32_t)1 << i)
                fprintf(file, "\"%s\"", fact->values[i]);
    fputc('}', file);
}

static void write_rules(const char *folder, const struct peers_workload *workload)
{
    static const char *const types[] = {"choice", "int", "set"};
    FILE *file = open_file(folder, "rules.json");
    fputs("{\"facts\":[", file);
    for (int i = 0; i < PEERS_FACTS; i++) {
        fprintf(file,
                "%s\n{\"name\":\"%s\",\"type\":\"%s\",\"values\":", i > 0 ? "," : "",
                peers_facts[i].name, types[peers_facts[i].type]);
        write_names(file, &peers_facts[i], -1);
        fputc('}', file);
    }
    fputs("],\n\"options\":[", file);
    for (int i = 0; i < PEERS_OPTIONS; i++) {
        const struct peers_option *option = &workload->options[i];
        fprintf(file, "%s\n{\"number\":%d,\"all\":[", i > 0 ? "," : "", i);
        for (uint32_t j = 0; j < option->count; j++) {
            fputs(j > 0 ? ",\n " : "", file);
            write_condition(file, &option->conditions[j]);
        }
        fputs("],\"burden\":[", file);
        for (int j = 0; j < PEERS_BURDENS; j++)
            fprintf(file, "%s%d", j > 0 ? "," : "", option->source->burden[j]);
        fputs("]}", file);
    }
    fputs("]}\n", file);
    close_file(file);
}

static void write_person(FILE *file, const struct peers_person *person, uint32_t number)
{
    fprintf(file, "{\"number\":%u", number);
    for (int i = 0; i < PEERS_FACTS; i++) {
        const struct peers_fact *fact = &peers_facts[i];
        int32_t value = person->facts[i];
        if (value == PEERS_MISSING)
            continue;
        fprintf(file, ",\"%s\":", fact->name);
        if (fact->type == PEERS_INT)
            fprintf(file, "%d", value);
        else if (fact->type == PEERS_CHOICE)
            fprintf(file, "\"%s\"", fact->values[value]);
        else
            write_names(file, fact, value);
    }
    fputs(",\"weights\":[", file);
    for (int i = 0; i < PEERS_BURDENS; i++)
        fprintf(file, "%s%d", i > 0 ? "," : "", person->weights[i]);
    fputs("]}\n", file);
}

int main(int argc, char **argv)
{
    static struct peers_workload workload;
    if (argc != 3)
        return 2;
    peers_workload_make(&workload, (uint32_t)atoi(argv[2]));
    write_catalogues(argv[1]);
    write_rules(argv[1], &workload);
    FILE *file = open_file(argv[1], "persons.ndjson");
    for (uint32_t i = 0; i < workload.person_count; i++)
        write_person(file, &workload.persons[i], i);
    close_file(file);
    peers_workload_free(&workload);
    return 0;
}
