/* table - a table of reference/ as rows of a C X-macro list: table IN.tsv OUT.h NAME
 *
 * OUT.h holds #define NAME(X) with one X("cell", "cell", ...) a line; missing cells at the end are "". Lines that begin
 * with # and empty ones are passed over. Every row has as many cells as the first comment line names; a column whose name
 * ends with :n holds whole numbers, which are written bare. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void cell(FILE *out, const char *from, size_t n)
{
    fputc('"', out);
    for (size_t i = 0; i < n; i++) {
        if (from[i] == '"' || from[i] == '\\') fputc('\\', out);
        fputc(from[i], out);
    }
    fputc('"', out);
}

/* a number: decimal digits without a leading nought, so that C reads what the table says */
static int number(FILE *out, const char *from, size_t n)
{
    if (!n || n > 9 || strspn(from, "0123456789") < n || (n > 1 && from[0] == '0')) return 0;
    return fwrite(from, 1, n, out) == n;
}

static size_t columns(const char *line)
{
    size_t n = 1;
    for (; *line; line++) n += *line == '\t';
    return n;
}

int main(int argc, char **argv)
{
    char line[8192], bare[64] = { 0 };
    size_t want = 0, at = 0;
    if (argc != 4) return fprintf(stderr, "table IN.tsv OUT.h NAME\n"), 2;
    FILE *in = fopen(argv[1], "r"), *out = fopen(argv[2], "w");
    if (!in || !out) return perror(in ? argv[2] : argv[1]), 2;
    fprintf(out, "/* made by tools/table from %s */\n#define %s(X)", strstr(argv[1], "reference/") ? strstr(argv[1], "reference/") : argv[1], argv[3]);
    while (fgets(line, sizeof line, in)) {
        at++;
        line[strcspn(line, "\r\n")] = 0;
        if (line[0] == '#' && !want) {
            const char *name = line;
            want = columns(line);
            for (size_t k = 0; k < want && k < sizeof bare; k++, name += strcspn(name, "\t") + 1) {
                size_t n = strcspn(name, "\t");
                bare[k] = n > 2 && !strncmp(name + n - 2, ":n", 2);
            }
        }
        if (!line[0] || line[0] == '#') continue;
        if (columns(line) > want) return fprintf(stderr, "%s:%zu: more cells than the heading names\n", argv[1], at), 1;
        fputs(" \\\n    X(", out);
        const char *p = line;
        for (size_t k = 0; k < want; k++) {
            size_t n = strcspn(p, "\t");
            if (k) fputs(", ", out);
            if (k >= sizeof bare || !bare[k])
                cell(out, p, n);
            else if (!number(out, p, n))
                return fprintf(stderr, "%s:%zu: column %zu holds whole numbers\n", argv[1], at, k + 1), 1;
            p += n;
            if (*p) p++;
        }
        fputc(')', out);
    }
    fputc('\n', out);
    fclose(in);
    return fclose(out) == 0 ? 0 : 2;
}
