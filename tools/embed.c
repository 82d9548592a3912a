/* embed - files as C arrays
 *
 *   embed migrations OUT.c FILE...      struct migration migrations[], in order of number
 *   embed assets OUT.c NAME ROOT FILE...  struct asset NAME[]: path below ROOT, type, ETag, gzip and plain bytes
 *   embed schemas OUT.c NAME FILE...    struct schema_doc NAME[]: the schema's own address ($id or id) and its text
 *   embed texts OUT.c HEADER TYPE NAME FILE...  struct TYPE NAME[]: the file's name without its ending, and its text */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static unsigned char *slurp(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    if (!f) return perror(path), exit(2), NULL;
    fseek(f, 0, SEEK_END);
    *n = (size_t)ftell(f);
    rewind(f);
    unsigned char *p = malloc(*n + 1);
    if (!p || fread(p, 1, *n, f) != *n) return perror(path), exit(2), NULL;
    p[*n] = 0;
    fclose(f);
    return p;
}

static void bytes(FILE *out, const unsigned char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) fprintf(out, "%s%u", i ? (i % 32 ? "," : ",\n") : "", p[i]);
    if (!n) fputs("0", out);
}

static const char *base(const char *path)
{
    const char *s = strrchr(path, '/');
    return s ? s + 1 : path;
}
static int by_name(const void *a, const void *b)
{
    return strcmp(base(*(char *const *)a), base(*(char *const *)b));
}

static int migrations(FILE *out, char **file, int n)
{
    qsort(file, (size_t)n, sizeof *file, by_name);
    fputs("/* made by tools/embed */\n#include \"store/migrate.h\"\n", out);
    for (int i = 0; i < n; i++) {
        size_t size;
        unsigned char *p = slurp(file[i], &size);
        if (i && atoi(base(file[i])) == atoi(base(file[i - 1]))) return fprintf(stderr, "%s: error: the number stands twice\n", file[i]), 1;
        fprintf(out, "static const char m%d[] = {", i);
        bytes(out, p, size + 1);
        fprintf(out, "};\n");
        free(p);
    }
    fputs("const struct migration migrations[] = {\n", out);
    for (int i = 0; i < n; i++) fprintf(out, "    { %d, \"%s\", m%d, sizeof m%d - 1 },\n", atoi(base(file[i])), base(file[i]), i, i);
    fprintf(out, "    { 0, 0, 0, 0 },\n};\nconst size_t migrations_count = %d;\n", n);
    return 0;
}

static const char *type_of(const char *path)
{
    static const char *const types[][2] = { { ".html", "text/html; charset=utf-8" },
                                            { ".js", "text/javascript; charset=utf-8" },
                                            { ".css", "text/css; charset=utf-8" },
                                            { ".svg", "image/svg+xml" },
                                            { ".png", "image/png" },
                                            { ".woff2", "font/woff2" },
                                            { ".json", "application/json" },
                                            { ".ico", "image/x-icon" } };
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof types / sizeof *types; i++)
        if (!strcmp(dot, types[i][0])) return types[i][1];
    return "application/octet-stream";
}

static unsigned char *gzip(const unsigned char *p, size_t n, size_t *out_n)
{
    z_stream z = { 0 };
    if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) exit(2);
    size_t cap = deflateBound(&z, n) + 64;
    unsigned char *o = malloc(cap);
    if (!o) exit(2);
    z.next_in = (unsigned char *)(uintptr_t)p;
    z.avail_in = (unsigned)n;
    z.next_out = o;
    z.avail_out = (unsigned)cap;
    if (deflate(&z, Z_FINISH) != Z_STREAM_END) exit(2);
    *out_n = z.total_out;
    deflateEnd(&z);
    return o;
}

static int assets(FILE *out, const char *name, const char *root, char **file, int n)
{
    fputs("/* made by tools/embed */\n#include \"programs/public/assets.h\"\n", out);
    uint64_t *tag = calloc((size_t)n + 1, sizeof *tag);
    if (!tag) return 2;
    for (int i = 0; i < n; i++) {
        size_t size, zn;
        unsigned char *p = slurp(file[i], &size), *z = gzip(p, size, &zn);
        tag[i] = 1469598103934665603u;
        for (size_t k = 0; k < size; k++) tag[i] = (tag[i] ^ p[k]) * 1099511628211u;
        fprintf(out, "static const unsigned char r%d[] = {", i);
        bytes(out, p, size);
        fprintf(out, "};\nstatic const unsigned char z%d[] = {", i);
        bytes(out, z, zn);
        fprintf(out, "};\n");
        free(p);
        free(z);
    }
    fprintf(out, "const struct asset %s[] = {\n", name);
    for (int i = 0; i < n; i++) {
        const char *path = file[i];
        if (!strncmp(path, root, strlen(root))) path += strlen(root);
        while (*path == '/') path++;
        fprintf(out, "    { \"%s\", \"%s\", \"\\\"%016llx\\\"\", z%d, sizeof z%d, r%d, sizeof r%d },\n", path, type_of(path), (unsigned long long)tag[i], i, i,
                i, i);
    }
    fprintf(out, "    { 0, 0, 0, 0, 0, 0, 0 },\n};\nconst size_t %s_count = %d;\n", name, n);
    free(tag);
    return 0;
}

/* the first "$id" or "id" of a text is the address of a schema: both stand before everything that could have one of its own */
static int schemas(FILE *out, const char *name, char **file, int n)
{
    qsort(file, (size_t)n, sizeof *file, by_name);
    fputs("/* made by tools/embed */\n#include \"base/schema.h\"\n", out);
    fprintf(out, "extern const struct schema_doc %s[];\nextern const size_t %s_count;\n", name, name);
    char(*id)[300] = calloc((size_t)n + 1, sizeof *id);
    size_t *length = calloc((size_t)n + 1, sizeof *length);
    if (!id || !length) return 2;
    for (int i = 0; i < n; i++) {
        unsigned char *p = slurp(file[i], &length[i]);
        const char *at = strstr((char *)p, "\"$id\"");
        if (!at) at = strstr((char *)p, "\"id\"");
        if (!at) at = strstr((char *)p, "\"extension_schema\""); /* metadata of an extension of CSAF goes by what it is about */
        if (!at || sscanf(strchr(at + 1, '"') + 1, " : \"%299[^\"?]", id[i]) != 1) return fprintf(stderr, "%s: error: no $id\n", file[i]), 1;
        fprintf(out, "static const char s%d[] = {", i);
        for (size_t k = 0; k <= length[i]; k++) fprintf(out, "%s%d", k ? (k % 32 ? "," : ",\n") : "", (signed char)p[k]);
        fprintf(out, "};\n");
        free(p);
    }
    fprintf(out, "const struct schema_doc %s[] = {\n", name);
    for (int i = 0; i < n; i++) fprintf(out, "    { { \"%s\", %zu }, { s%d, %zu } },\n", id[i], strlen(id[i]), i, length[i]);
    fprintf(out, "};\nconst size_t %s_count = %d;\n", name, n);
    free(id);
    free(length);
    return 0;
}

static int texts(FILE *out, const char *header, const char *type, const char *name, char **file, int n)
{
    qsort(file, (size_t)n, sizeof *file, by_name);
    size_t *length = calloc((size_t)n + 1, sizeof *length);
    if (!length) return 2;
    fprintf(out, "/* made by tools/embed */\n#include \"%s\"\nextern const struct %s %s[];\nextern const size_t %s_count;\n", header, type, name, name);
    for (int i = 0; i < n; i++) {
        unsigned char *p = slurp(file[i], &length[i]);
        fprintf(out, "static const char t%d[] = {", i);
        for (size_t k = 0; k <= length[i]; k++) fprintf(out, "%d,%s", (int)(signed char)p[k], k % 32 == 31 ? "\n" : ""); /* not ASCII alone */
        fprintf(out, "};\n");
        free(p);
    }
    fprintf(out, "const struct %s %s[] = {\n", type, name);
    for (int i = 0; i < n; i++) {
        int len = (int)strcspn(base(file[i]), ".");
        fprintf(out, "    { { \"%.*s\", %d }, { t%d, %zu } },\n", len, base(file[i]), len, i, length[i]);
    }
    fprintf(out, "};\nconst size_t %s_count = %d;\n", name, n);
    free(length);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return fprintf(stderr,
                       "usage: embed migrations OUT FILE... | assets OUT NAME ROOT FILE... | schemas OUT NAME FILE... | texts OUT HEADER TYPE NAME FILE...\n"),
               2;
    FILE *out = fopen(argv[2], "w");
    if (!out) return perror(argv[2]), 2;
    int rc = 2;
    if (!strcmp(argv[1], "migrations"))
        rc = migrations(out, argv + 3, argc - 3);
    else if (!strcmp(argv[1], "assets") && argc > 4)
        rc = assets(out, argv[3], argv[4], argv + 5, argc - 5);
    else if (!strcmp(argv[1], "schemas") && argc > 3)
        rc = schemas(out, argv[3], argv + 4, argc - 4);
    else if (!strcmp(argv[1], "texts") && argc > 6)
        rc = texts(out, argv[3], argv[4], argv[5], argv + 6, argc - 6);
    if (fclose(out)) rc = 2;
    return rc;
}
