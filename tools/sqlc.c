/* sqlc - the statement compiler: X.sql beside the C that calls it becomes X.sql.h with a constant a statement
 *
 *   sqlc GUARDED.txt IN.sql OUT.h NAME-SHOWN
 *   sqlc --every OUT.h IN.sql...     all of them in one table, for the test that prepares each on both engines
 *
 * A statement begins at "-- :name", or "-- :name system: reason"; further "--" lines are comments. Refused, with file
 * and line: a guarded table without {see:} or a `system` mark (INSERT alone is allowed), a mark without a reason, a name
 * twice, words that only one engine knows. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_TEXT = 64 * 1024, MAX_NAMES = 400 };

static const char *shown;
static char guarded[100][64];
static int nguarded;
static char names[MAX_NAMES][80];
static int nnames;
static bool bad, every;

static void complain(int line, const char *what, const char *which)
{
    fprintf(stderr, "%s:%d: error: %s%s%s\n", shown, line, what, which ? " " : "", which ? which : "");
    bad = true;
}

static bool word_at(const char *p, const char *start, const char *word, size_t n)
{
    bool before = p == start || !(isalnum((unsigned char)p[-1]) || p[-1] == '_' || p[-1] == '.');
    bool after = !(isalnum((unsigned char)p[n]) || p[n] == '_' || p[n] == '.');
    return before && after && strncmp(p, word, n) == 0;
}

/* is the word there outside of '...'? */
static bool mentions(const char *text, const char *word)
{
    size_t n = strlen(word);
    bool quoted = false;
    for (const char *p = text; *p; p++) {
        if (*p == '\'') quoted = !quoted;
        if (!quoted && word_at(p, text, word, n)) return true;
    }
    return false;
}

/* is it read or changed: the word after FROM, JOIN, UPDATE or DELETE FROM? INSERT INTO alone is no reading */
static bool touches(const char *text, const char *table)
{
    static const char *const before[] = { "FROM ", "JOIN ", "UPDATE ", NULL };
    size_t n = strlen(table);
    for (int i = 0; before[i]; i++)
        for (const char *p = text; (p = strstr(p, before[i])) != NULL; p++)
            if (word_at(p + strlen(before[i]), text, table, n)) return true;
    return false;
}

static void check(const char *name, const char *text, bool system, int line)
{
    static const char *const foreign[] = { "ILIKE", "GLOB", "AUTOINCREMENT", "SERIAL", "REPLACE INTO", NULL };
    for (int i = 0; foreign[i]; i++)
        if (mentions(text, foreign[i])) complain(line, "a word that only one engine knows:", foreign[i]);
    if (strstr(text, "::") || strstr(text, "->")) complain(line, "an operator that only one engine knows", NULL);
    if (strstr(text, "{see:") || system) return;
    for (int i = 0; i < nguarded; i++)
        if (touches(text, guarded[i])) {
            complain(line, "reads a guarded table without {see:}:", guarded[i]);
            fprintf(stderr, "  in :%s\n", name);
        }
}

static void put_c(FILE *out, const char *text)
{
    size_t n = 0;
    fputs("    \"", out);
    for (const char *p = text; *p; p++) {
        if (*p == '"' || *p == '\\') fputc('\\', out);
        fputc(*p, out);
        if (++n > 100 && *p == ' ') {
            fputs("\"\n    \"", out);
            n = 0;
        }
    }
    fputs("\"", out);
}

static void put_statement(FILE *out, const char *module, const char *name, const char *text, bool system, int line)
{
    fprintf(out, "{\n    .name = \"%s.%s\",\n    .where = \"%s:%d\",\n    .text =\n", module, name, shown, line);
    put_c(out, text);
    fprintf(out, ",\n    .sees = %s,\n    .system = %s,\n}", strstr(text, "{see:") ? "true" : "false", system ? "true" : "false");
}

static void emit(FILE *out, const char *module, const char *name, const char *text, bool system, int line)
{
    if (!*name) return;
    if (every) {
        put_statement(out, module, name, text, system, line);
        fputs(",\n", out);
        return;
    }
    if (!*text) complain(line, "an empty statement:", name);
    for (int i = 0; i < nnames; i++)
        if (!strcmp(names[i], name)) complain(line, "stands twice:", name);
    if (nnames < MAX_NAMES) snprintf(names[nnames++], sizeof names[0], "%s", name);
    check(name, text, system, line);
    fprintf(out, "static const struct sql sql_%s = ", name);
    put_statement(out, module, name, text, system, line);
    fputs(";\n", out);
}

static void read_guarded(const char *path)
{
    FILE *f = fopen(path, "r");
    if (!f) {
        perror(path);
        exit(2);
    }
    while (nguarded < 100 && fscanf(f, "%63s", guarded[nguarded]) == 1) nguarded++;
    fclose(f);
}

/* "-- :name system: reason" */
static void begin(char *line, char *name, bool *system, int at)
{
    char *p = strchr(line, ':') + 1;
    size_t n = strcspn(p, " \t\r\n");
    snprintf(name, 80, "%.*s", (int)n, p);
    char *mark = strstr(p + n, "system");
    *system = mark && (mark[6] == ':' || mark[6] == '\n' || mark[6] == 0);
    if (*system && (mark[6] != ':' || strlen(mark + 7) < 8)) complain(at, "`system` without a reason:", name);
}

static void add(char *text, const char *line)
{
    size_t n = strlen(text);
    while (*line && isspace((unsigned char)*line)) line++;
    if (!*line) return;
    if (n && n < MAX_TEXT - 1) text[n++] = ' ';
    while (*line && n < MAX_TEXT - 2) text[n++] = *line++;
    while (n && isspace((unsigned char)text[n - 1])) n--;
    text[n] = 0;
}

static int read_statements(const char *path, FILE *out)
{
    static char text[MAX_TEXT], line[8192];
    char name[80] = "", module[80];
    bool system = false;
    int at = 0, from = 0;
    FILE *in = fopen(path, "r");
    if (!in) return perror(path), 2;
    const char *slash = strrchr(path, '/');
    snprintf(module, sizeof module, "%s", slash ? slash + 1 : path);
    module[strcspn(module, ".")] = 0;
    text[0] = 0;
    while (fgets(line, sizeof line, in)) {
        at++;
        if (!strncmp(line, "-- :", 4)) {
            emit(out, module, name, text, system, from);
            text[0] = 0;
            from = at;
            begin(line, name, &system, at);
        } else if (strncmp(line, "--", 2) != 0) {
            add(text, line);
        }
    }
    emit(out, module, name, text, system, from);
    fclose(in);
    return 0;
}

static int all_in_one(int n, char **in, FILE *out)
{
    every = true;
    fputs("/* made by tools/sqlc from every .sql */\n#include \"store/db.h\"\nstatic const struct sql every_statement[] = {\n", out);
    for (int i = 0; i < n; i++) {
        shown = in[i];
        if (read_statements(in[i], out)) return 2;
    }
    fputs("};\n", out);
    return fclose(out) ? 2 : 0;
}

int main(int argc, char **argv)
{
    bool one = argc > 1 && strcmp(argv[1], "--every") != 0;
    if (one ? argc != 5 : argc < 4) return fprintf(stderr, "usage: sqlc GUARDED IN OUT SHOWN | sqlc --every OUT IN...\n"), 2;
    FILE *out = fopen(argv[one ? 3 : 2], "w");
    if (!out) return perror(argv[one ? 3 : 2]), 2;
    if (!one) return all_in_one(argc - 3, argv + 3, out);
    shown = argv[4];
    read_guarded(argv[1]);
    fprintf(out, "/* made by tools/sqlc from %s */\n#include \"store/db.h\"\n", shown);
    if (read_statements(argv[2], out)) return 2;
    if (fclose(out)) return perror(argv[3]), 2;
    if (bad) remove(argv[3]);
    return bad;
}
