/* cvss - how fast vectors are read and scored: cvss SECONDS FILE (of processor time; a vector a line, in memory, over and over) */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "formats/cvss.h"

static int64_t cpu(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * SECOND + t.tv_nsec / 1000;
}

int main(int argc, char **argv)
{
    FILE *f = argc == 3 ? fopen(argv[2], "rb") : NULL;
    if (!f) return fprintf(stderr, "cvss SECONDS FILE\n"), 2;
    struct arena *a = arena_open(64u << 20);
    char *p = arena_alloc(a, 32u << 20);
    str in = { p, fread(p, 1, 32u << 20, f) }, line, rest;
    int64_t from = cpu(), most = atoll(argv[1]) * SECOND, took;
    uint64_t n = 0, bad = 0, sum = 0;
    fclose(f);
    do {
        for (rest = in; str_split(&rest, '\n', &line);) {
            struct cvss v;
            struct cvss_wrong w;
            struct cvss_scores s;
            if (!line.n) continue;
            n++;
            if (!cvss_parse(line, &v, &w)) {
                bad++;
                continue;
            }
            cvss_score(&v, &s);
            sum += (uint64_t)s.overall;
        }
        took = cpu() - from;
    } while (took < most);
    if (bad || !n) return fprintf(stderr, "%s: %llu lines are no vector\n", argv[2], (unsigned long long)bad), 1;
    printf("%.0f vectors/s (mean score %.2f)\n", (double)n * 1e6 / (double)took, (double)sum / (double)n / 10);
    arena_close(a);
    return 0;
}
