/* catalogue - i18n/LANG.json (flat: "key": "text") to C
 *
 *   catalogue OUTDIR DYNAMIC.txt LANG.json... -- USER...
 *
 * Writes catalogue.h (enum msg, languages) and catalogue.c. Fails when a key is missing in English, when a key of another
 * language is unknown in English, or when a key stands in no user file (as MSG_KEY, "key" or 'key') nor under a prefix
 * of DYNAMIC.txt. Another language has all of public. and mail., with the same {places}; what else it lacks is shown in
 * English. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_KEYS = 4000, MAX_LANGS = 20 };
struct lang {
    char name[16];
    int n;
    char *key[MAX_KEYS], *text[MAX_KEYS];
};
static struct lang langs[MAX_LANGS];
static int nlangs;
static bool bad;

static char *slurp(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) return NULL;
    fseek(f, 0, SEEK_END);
    size_t n = (size_t)ftell(f);
    rewind(f);
    char *p = malloc(n + 1);
    if (!p || fread(p, 1, n, f) != n) exit(2);
    p[n] = 0;
    fclose(f);
    return p;
}

/* a JSON string without \u escapes: the catalogues are UTF-8 */
static char *text(char **at)
{
    char *p = *at, *out, *o;
    while (*p && *p != '"') p++;
    if (!*p) return NULL;
    out = o = ++p;
    for (; *p && *p != '"'; p++) {
        if (*p == '\\') {
            p++;
            *o++ = *p == 'n' ? '\n' : *p;
        } else {
            *o++ = *p;
        }
    }
    *at = p + 1;
    *o = 0;
    return out;
}

static void load(const char *path)
{
    struct lang *l = &langs[nlangs++];
    const char *base = strrchr(path, '/');
    snprintf(l->name, sizeof l->name, "%.*s", (int)strcspn(base ? base + 1 : path, "."), base ? base + 1 : path);
    char *p = slurp(path), *k;
    if (!p) perror(path), exit(2);
    while ((k = text(&p)) && l->n < MAX_KEYS) {
        l->key[l->n] = k;
        l->text[l->n++] = text(&p);
    }
}

static int find(const struct lang *l, const char *key)
{
    for (int i = 0; i < l->n; i++)
        if (!strcmp(l->key[i], key)) return i;
    return -1;
}

static void enum_name(char *out, size_t n, const char *key)
{
    size_t k = (size_t)snprintf(out, n, "MSG_");
    for (; *key && k + 1 < n; key++) out[k++] = isalnum((unsigned char)*key) ? (char)toupper((unsigned char)*key) : '_';
    out[k] = 0;
}

static void put_c(FILE *f, const char *s)
{
    fputc('"', f);
    for (; *s; s++) {
        if (*s == '"' || *s == '\\') fputc('\\', f);
        if (*s == '\n')
            fputs("\\n", f);
        else
            fputc(*s, f);
    }
    fputc('"', f);
}

static bool has_word(const char *hay, const char *needle)
{
    size_t n = strlen(needle);
    for (const char *p = hay; (p = strstr(p, needle)) != NULL; p += n)
        if (!isalnum((unsigned char)p[n]) && p[n] != '_' && p[n] != '.') return true;
    return false;
}

/* every {place} of one stands in the other */
static bool places_in(const char *one, const char *other)
{
    for (const char *p = one; (p = strchr(p, '{')) != NULL; p++) {
        char place[60];
        snprintf(place, sizeof place, "%.*s", (int)strcspn(p, "}") + 1, p);
        if (!strstr(other, place)) return false;
    }
    return true;
}

static void whole(const struct lang *en, const struct lang *l)
{
    for (int k = 0; k < en->n; k++) {
        int at = find(l, en->key[k]);
        bool needed = !strncmp(en->key[k], "public.", 7) || !strncmp(en->key[k], "mail.", 5);
        if (at < 0 && needed) fprintf(stderr, "i18n/%s.json: error: %s is missing\n", l->name, en->key[k]), bad = true;
        if (at >= 0 && (!places_in(en->text[k], l->text[at]) || !places_in(l->text[at], en->text[k])))
            fprintf(stderr, "i18n/%s.json: error: %s has other {places} than in English\n", l->name, en->key[k]), bad = true;
    }
}

static void usage(const struct lang *en, char **user, int n, const char *dynamic)
{
    static bool seen[MAX_KEYS];
    for (int i = 0; i < n; i++) {
        char *t = slurp(user[i]), name[200];
        for (int k = 0; t && k < en->n; k++) {
            if (seen[k]) continue;
            enum_name(name, sizeof name, en->key[k]);
            seen[k] = has_word(t, name);
            snprintf(name, sizeof name, "\"%s\"", en->key[k]);
            seen[k] = seen[k] || strstr(t, name);
            snprintf(name, sizeof name, "'%s'", en->key[k]);
            seen[k] = seen[k] || strstr(t, name);
        }
        free(t);
    }
    char *d = slurp(dynamic);
    for (char *p = d ? strtok_r(d, "\n", &d) : NULL; p; p = strtok_r(NULL, "\n", &d))
        for (int k = 0; k < en->n; k++)
            if (*p && !strncmp(en->key[k], p, strlen(p))) seen[k] = true;
    for (int k = 0; k < en->n; k++)
        if (!seen[k]) fprintf(stderr, "i18n/en.json: error: nobody uses %s\n", en->key[k]), bad = true;
}

int main(int argc, char **argv)
{
    int i = 3;
    char path[1000], name[200];
    if (argc < 4) return 2;
    for (; i < argc && strcmp(argv[i], "--"); i++) load(argv[i]);
    int e = 0;
    while (e < nlangs && strcmp(langs[e].name, "en")) e++;
    if (e == nlangs) return fprintf(stderr, "no en.json\n"), 2;
    struct lang first = langs[e];
    langs[e] = langs[0];
    langs[0] = first;
    for (int l = 1; l < nlangs; l++)
        for (int k = 0; k < langs[l].n; k++)
            if (find(&langs[0], langs[l].key[k]) < 0)
                fprintf(stderr, "i18n/%s.json: error: %s is not in en.json\n", langs[l].name, langs[l].key[k]), bad = true;
    for (int l = 1; l < nlangs; l++) whole(&langs[0], &langs[l]);
    usage(&langs[0], argv + i + 1, argc - i - 1, argv[2]);
    if (bad) return 1;
    snprintf(path, sizeof path, "%s/catalogue.h", argv[1]);
    FILE *h = fopen(path, "w");
    snprintf(path, sizeof path, "%s/catalogue.c", argv[1]);
    FILE *c = fopen(path, "w");
    if (!h || !c) return perror(path), 2;
    fprintf(h, "/* made by tools/catalogue */\n#ifndef CATALOGUE_H\n#define CATALOGUE_H\nenum msg {\n");
    for (int k = 0; k < langs[0].n; k++) enum_name(name, sizeof name, langs[0].key[k]), fprintf(h, "    %s,\n", name);
    fprintf(h,
            "    MSG_COUNT\n};\nenum { LANGUAGES = %d };\nextern const char *const language_names[LANGUAGES];\n"
            "extern const char *const msg_keys[MSG_COUNT];\nextern const char *const msg_texts[LANGUAGES][MSG_COUNT];\n#endif\n",
            nlangs);
    fprintf(c, "/* made by tools/catalogue */\n#include \"catalogue.h\"\nconst char *const language_names[LANGUAGES] = {");
    for (int l = 0; l < nlangs; l++) fprintf(c, "\"%s\",", langs[l].name);
    fprintf(c, "};\nconst char *const msg_keys[MSG_COUNT] = {\n");
    for (int k = 0; k < langs[0].n; k++) put_c(c, langs[0].key[k]), fputs(",\n", c);
    fprintf(c, "};\nconst char *const msg_texts[LANGUAGES][MSG_COUNT] = {\n");
    for (int l = 0; l < nlangs; l++) {
        fputs("{\n", c);
        for (int k = 0; k < langs[0].n; k++) {
            int at = find(&langs[l], langs[0].key[k]);
            put_c(c, at < 0 ? langs[0].text[k] : langs[l].text[at]);
            fputs(",\n", c);
        }
        fputs("},\n", c);
    }
    fputs("};\n", c);
    return fclose(h) || fclose(c) ? 2 : 0;
}
