/* csaf - how many advisories a second the checker reads and judges: csaf SECONDS THREADS FILE.jsonl [--all | --verdicts]
 *
 * The rate is of processor time, a thread's share times the number of threads, so that what else runs does not count.
 * --all: the recommended and informative tests as well, else the schema and the mandatory ones. Each line of the file is a document, read into memory first. --verdicts prints a line each instead: valid or invalid, and
 * the mandatory tests that fail. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "formats/check.h"

static str docs[20000];
static size_t n_docs;
static atomic_size_t next;
static double ends;
static bool all; /* recommended and informative tests as well */

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void *run(void *mine)
{
    struct ctx keep = { .arena = arena_open(512u << 20) }, each = { .arena = arena_open(512u << 20) };
    size_t *done = mine;
    if (!keep.arena || !each.arena || setjmp(*arena_boundary(keep.arena)) || setjmp(*arena_boundary(each.arena))) exit(1);
    struct checker *k = check_open(&keep, !all);
    while (seconds() < ends)
        for (int i = 0; i < 16; i++) {
            struct check_result r;
            if (check_bytes(k, &each, docs[atomic_fetch_add(&next, 1) % n_docs], (when){ 1800000000 * SECOND }, &r)) exit(1);
            arena_reset(each.arena);
            ++*done;
        }
    arena_close(each.arena);
    arena_close(keep.arena);
    return NULL;
}

static int verdicts(void)
{
    struct ctx keep = { .arena = arena_open(512u << 20) }, each = { .arena = arena_open(512u << 20) };
    if (!keep.arena || !each.arena || setjmp(*arena_boundary(keep.arena)) || setjmp(*arena_boundary(each.arena))) return 1;
    struct checker *k = check_open(&keep, true);
    for (size_t i = 0; i < n_docs; i++) {
        struct check_result r;
        if (check_bytes(k, &each, docs[i], (when){ 1800000000 * SECOND }, &r)) return 1;
        printf("%s", r.valid ? "valid" : "invalid");
        const char *last = "";
        for (size_t f = 0; f < r.n; f++)
            if (r.v[f].severity == CHECK_ERROR && strcmp(last, r.v[f].test.p)) printf(" %s", last = r.v[f].test.p);
        putchar('\n');
        arena_reset(each.arena);
    }
    return 0;
}

int main(int argc, char **argv)
{
    static struct arena *a;
    char *line = NULL;
    size_t room = 0, bytes = 0, total = 0, done[16] = { 0 };
    if (argc < 4) return fprintf(stderr, "csaf SECONDS THREADS FILE.jsonl [--all | --verdicts]\n"), 2;
    FILE *f = fopen(argv[3], "r");
    a = arena_open((size_t)2 << 30);
    if (!f || !a || setjmp(*arena_boundary(a))) return perror(argv[3]), 2;
    for (ssize_t n; n_docs < COUNT(docs) && (n = getline(&line, &room, f)) > 0; bytes += (size_t)n) docs[n_docs++] = arena_dup(a, (str){ line, (size_t)n });
    fclose(f);
    if (!n_docs) return 2;
    all = argc > 4 && !strcmp(argv[4], "--all");
    if (argc > 4 && !all) return verdicts();
    size_t threads = strtoul(argv[2], NULL, 10);
    pthread_t t[16];
    double began = seconds();
    ends = began + strtod(argv[1], NULL) * (double)threads;
    if (!threads || threads > COUNT(t)) return 2;
    for (size_t i = 0; i < threads; i++)
        if (pthread_create(&t[i], NULL, run, &done[i])) return 1;
    for (size_t i = 0; i < threads; i++) {
        pthread_join(t[i], NULL);
        total += done[i];
    }
    double took = (seconds() - began) / (double)threads;
    printf("%.0f documents/s, %.0f MB/s, %zu thread%s\n", (double)total / took, (double)total / took * (double)bytes / (double)n_docs / 1e6, threads,
           threads == 1 ? "" : "s");
    return 0;
}
