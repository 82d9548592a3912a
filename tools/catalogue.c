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
#include <stdint.h>
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

/* keys in order, for looking one up: by itself, or as MSG_NAME */
struct entry {
    char *word;
    int key;
};
struct order {
    struct entry at[MAX_KEYS];
    int n;
};
static int by_word(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->word, ((const struct entry *)b)->word);
}
static int look(const struct order *o, const char *word)
{
    struct entry want = { .word = (char *)(uintptr_t)word };
    const struct entry *e = bsearch(&want, o->at, (size_t)o->n, sizeof want, by_word);
    return e ? e->key : -1;
}

static void enum_name(char *out, size_t n, const char *key)
{
    size_t k = (size_t)snprintf(out, n, "MSG_");
    for (; *key && k + 1 < n; key++) out[k++] = isalnum((unsigned char)*key) ? (char)toupper((unsigned char)*key) : '_';
    out[k] = 0;
}

static void ordered(struct order *o, const struct lang *l, bool as_enum)
{
    o->n = l->n;
    for (int k = 0; k < l->n; k++) {
        char name[200];
        enum_name(name, sizeof name, l->key[k]);
        o->at[k] = (struct entry){ as_enum ? strdup(name) : l->key[k], k };
    }
    qsort(o->at, (size_t)o->n, sizeof *o->at, by_word);
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
    static struct order its;
    ordered(&its, l, false);
    for (int k = 0; k < en->n; k++) {
        int at = look(&its, en->key[k]);
        bool needed = !strncmp(en->key[k], "public.", 7) || !strncmp(en->key[k], "mail.", 5);
        if (at < 0 && needed) fprintf(stderr, "i18n/%s.json: error: %s is missing\n", l->name, en->key[k]), bad = true;
        if (at >= 0 && (!places_in(en->text[k], l->text[at]) || !places_in(l->text[at], en->text[k])))
            fprintf(stderr, "i18n/%s.json: error: %s has other {places} than in English\n", l->name, en->key[k]), bad = true;
    }
}

/* words of a source: MSG_NAME, "key" and 'key' */
static void words_of(const char *t, const struct order *keys, const struct order *enums, bool *seen)
{
    char word[200];
    for (const char *p = t; *p; p++) {
        bool quoted = *p == '"' || *p == '\'';
        if (!quoted && strncmp(p, "MSG_", 4) != 0) continue;
        const char *from = p + quoted, *end = from;
        while (isalnum((unsigned char)*end) || *end == '_' || (quoted && (*end == '.' || *end == '-'))) end++;
        if (end == from || end - from >= (long)sizeof word || (quoted && *end != *p)) continue;
        snprintf(word, sizeof word, "%.*s", (int)(end - from), from);
        int k = look(quoted ? keys : enums, word);
        if (k >= 0) seen[k] = true;
        if (!quoted) p = end - 1;
    }
}

static void usage(const struct lang *en, char **user, int n, const char *dynamic)
{
    static bool seen[MAX_KEYS];
    static struct order keys, enums;
    ordered(&keys, en, false);
    ordered(&enums, en, true);
    for (int i = 0; i < n; i++) {
        char *t = slurp(user[i]);
        if (t) words_of(t, &keys, &enums, seen);
        free(t);
    }
    char *d = slurp(dynamic);
    for (char *p = d ? strtok_r(d, "\n", &d) : NULL; p; p = strtok_r(NULL, "\n", &d))
        for (int k = 0; k < en->n; k++)
            if (*p && !strncmp(en->key[k], p, strlen(p))) seen[k] = true;
    for (int k = 0; k < en->n; k++)
        if (!seen[k]) fprintf(stderr, "i18n/en.json: error: nobody uses %s\n", en->key[k]), bad = true;
}

/* what is there already stays untouched, so that nothing is built again for it */
static int put_file(const char *dir, const char *name, const char *text)
{
    char path[1000];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *was = fopen(path, "rb");
    if (was) {
        size_t n = strlen(text) + 2, got;
        char *old = malloc(n);
        got = old ? fread(old, 1, n, was) : 0;
        fclose(was);
        bool same = old && got == n - 2 && !memcmp(old, text, got);
        free(old);
        if (same) return 0;
    }
    FILE *f = fopen(path, "wb");
    if (!f || fputs(text, f) < 0 || fclose(f)) return perror(path), 2;
    return 0;
}

int main(int argc, char **argv)
{
    int i = 3;
    char name[200];
    if (argc < 4) return 2;
    for (; i < argc && strcmp(argv[i], "--"); i++) load(argv[i]);
    int e = 0;
    while (e < nlangs && strcmp(langs[e].name, "en")) e++;
    if (e == nlangs) return fprintf(stderr, "no en.json\n"), 2;
    struct lang first = langs[e];
    langs[e] = langs[0];
    langs[0] = first;
    static struct order english, other;
    ordered(&english, &langs[0], false);
    for (int l = 1; l < nlangs; l++)
        for (int k = 0; k < langs[l].n; k++)
            if (look(&english, langs[l].key[k]) < 0) fprintf(stderr, "i18n/%s.json: error: %s is not in en.json\n", langs[l].name, langs[l].key[k]), bad = true;
    for (int l = 1; l < nlangs; l++) whole(&langs[0], &langs[l]);
    usage(&langs[0], argv + i + 1, argc - i - 1, argv[2]);
    if (bad) return 1;
    char *h_text = NULL, *c_text = NULL;
    size_t h_n, c_n;
    FILE *h = open_memstream(&h_text, &h_n), *c = open_memstream(&c_text, &c_n);
    if (!h || !c) return perror("memory"), 2;
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
        ordered(&other, &langs[l], false);
        fputs("{\n", c);
        for (int k = 0; k < langs[0].n; k++) {
            int at = look(&other, langs[0].key[k]);
            put_c(c, at < 0 ? langs[0].text[k] : langs[l].text[at]);
            fputs(",\n", c);
        }
        fputs("},\n", c);
    }
    fputs("};\n", c);
    if (fclose(h) || fclose(c)) return perror("memory"), 2;
    return put_file(argv[1], "catalogue.h", h_text) || put_file(argv[1], "catalogue.c", c_text) ? 2 : 0;
}
