/* check - documents from the command line: which format, and what is wrong. Needs no data directory.
 *
 * Each thread has a checker of its own; what it says waits in a ring and is printed in the order of the files. A file of
 * JSON lines is taken line by line. */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "app.h"
#include "base/buf.h"
#include "base/json.h"
#include "formats/check.h"
#include "formats/csaf.h"

static const char help[] =
    "rabta check [--json] [--errors] FILE...   recognise the format of each document and validate it\n"
    "\n"
    "  A line a finding: FILE: FORMAT: valid, or FILE: FORMAT: invalid: TEST POINTER MESSAGE. What does not make a\n"
    "  document invalid (recommended and informative tests) follows as warning: and info:. TEST is schema or the clause\n"
    "  of the standard (6.1.27.9), POINTER a JSON pointer, of a text its line (/3), / for the whole document. FILE may be - for standard input;\n"
    "  a file of JSON lines is checked line by line, as FILE:LINE.\n"
    "  --json      one object a document: file, format, valid, findings (test, pointer, message, severity)\n"
    "  --errors    only what makes a document invalid\n"
    "  --formats   the formats there are;  --tests  the tests of CSAF\n"
    "  Exit 0: all valid; 1: at least one is not; 2: at least one file could not be read, or wrong use\n";

enum { MOST_THREADS = 8, RING = 64 };

struct how {
    bool json, errors;
};
struct slot { /* what was said about one file */
    const char *file;
    struct arena *arena;
    struct buf out;
    bool invalid, unreadable, done;
    char wrong[300];
};
struct work {
    struct how how;
    char **files;
    size_t n, next, printed;
    struct slot ring[RING];
    pthread_mutex_t lock;
    pthread_cond_t room;
    bool invalid, unreadable;
    when today;
};

static void as_json(struct buf *b, str file, const struct check_result *r, bool errors)
{
    struct jw w = jw_on(b);
    jw_obj(&w);
    jw_kt(&w, "file", file);
    jw_kt(&w, "format", r->format);
    jw_kb(&w, "valid", r->valid);
    jw_key(&w, S("findings"));
    jw_arr(&w);
    for (size_t i = 0; i < r->n; i++) {
        if (errors && r->v[i].severity != CHECK_ERROR) continue;
        jw_obj(&w);
        jw_kt(&w, "test", r->v[i].test);
        jw_kt(&w, "pointer", r->v[i].pointer);
        jw_kt(&w, "message", r->v[i].message);
        jw_kt(&w, "severity", str_of(check_severity_name(r->v[i].severity)));
        jw_end_obj(&w);
    }
    jw_end_arr(&w);
    jw_end_obj(&w);
    buf_c(b, '\n');
}

/* a line stays a line, and a terminal is left alone, whatever the document holds */
static void put_plain(struct buf *b, str t)
{
    for (size_t i = 0; i < t.n; i++) buf_c(b, (unsigned char)t.p[i] < 0x20 || t.p[i] == 0x7F ? ' ' : t.p[i]);
}
static void put_start(struct buf *b, str file, str format, const char *word)
{
    put_plain(b, file);
    buf_z(b, ": ");
    buf_put(b, format);
    buf_z(b, ": ");
    buf_z(b, word);
}
static void as_lines(struct buf *b, str file, const struct check_result *r, bool errors)
{
    if (r->valid) {
        put_start(b, file, r->format, "valid\n");
        if (errors) return;
    }
    for (size_t i = 0; i < r->n; i++) {
        bool error = r->v[i].severity == CHECK_ERROR;
        if (!error && errors) continue;
        put_start(b, file, r->format, error ? "invalid" : check_severity_name(r->v[i].severity));
        buf_z(b, ": ");
        put_plain(b, r->v[i].test);
        buf_c(b, ' ');
        put_plain(b, r->v[i].pointer.n ? r->v[i].pointer : S("/"));
        buf_c(b, ' ');
        put_plain(b, r->v[i].message);
        buf_c(b, '\n');
    }
}

static bool slurp(struct arena *a, const char *path, str *out, char *wrong, size_t cap)
{
    FILE *f = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    long size = f && f != stdin && !fseek(f, 0, SEEK_END) ? ftell(f) : -1;
    struct buf b = { .a = a, .max = 1u << 30 };
    if (!f) snprintf(wrong, cap, "%s", strerror(errno));
    if (!f) return false;
    if (size >= 0) rewind(f);
    if (size > 0 && size <= CHECK_MOST) { /* in one piece */
        char *p = arena_room(a, (size_t)size + 1);
        size_t n = fread(p, 1, (size_t)size, f);
        *out = (str){ p, n };
    } else {
        char part[16384];
        for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;) buf_put(&b, (str){ part, n });
        *out = buf_str(&b);
    }
    bool fine = !ferror(f) && !b.full;
    if (!fine) snprintf(wrong, cap, "%s", b.full ? "larger than 1 GiB" : strerror(errno));
    if (f != stdin) fclose(f);
    return fine;
}

static bool said(struct checker *k, struct ctx *run, const struct work *w, struct slot *s, str bytes, str name)
{
    struct check_result r;
    err e = NULL;
    if (str_is(name, "security.txt") || str_ends(name, S("/security.txt")))
        check_security_txt(run, bytes, w->today, &r);
    else
        e = check_bytes(k, run, bytes, w->today, &r);
    if (e) {
        snprintf(s->wrong, sizeof s->wrong, "%.*s", FMT(e->detail));
        return false;
    }
    s->invalid |= !r.valid;
    if (w->how.json)
        as_json(&s->out, name, &r, w->how.errors);
    else
        as_lines(&s->out, name, &r, w->how.errors);
    return true;
}

/* JSON lines: more than one line holds something, and the first is a document by itself */
static bool is_lines(str bytes)
{
    ptrdiff_t end = str_chr(bytes, '\n');
    if (end < 2 || !str_trim(str_cut(bytes, (size_t)end, bytes.n)).n) return false;
    str first = str_trim(str_cut(bytes, 0, (size_t)end));
    struct ctx c = { .arena = arena_open(512u << 20) };
    static const struct json_limits lim = { .bytes = CHECK_MOST, .members = 8000000, .depth = 200 };
    struct json v;
    bool is = false;
    if (!c.arena) return false;
    if (!setjmp(*arena_boundary(c.arena))) is = !json_read(&c, first, &lim, &v) && json_type(v) == JSON_OBJECT;
    arena_close(c.arena);
    return is;
}

static void one_file(struct checker *k, struct ctx *run, const struct work *w, struct slot *s)
{
    str bytes, line;
    s->out = (struct buf){ .a = s->arena, .max = 1u << 30 };
    if (!slurp(run->arena, s->file, &bytes, s->wrong, sizeof s->wrong)) {
        s->unreadable = true;
        return;
    }
    if (!is_lines(bytes)) {
        s->unreadable = !said(k, run, w, s, bytes, str_of(s->file));
        return;
    }
    struct ctx each = { .arena = arena_open(1u << 30) };
    if (!each.arena || setjmp(*arena_boundary(each.arena))) {
        snprintf(s->wrong, sizeof s->wrong, "not enough memory");
        s->unreadable = true;
        arena_close(each.arena);
        return;
    }
    for (size_t n = 1; str_split(&bytes, '\n', &line) && !s->unreadable; n++) {
        if (!str_trim(line).n) continue;
        s->unreadable = !said(k, &each, w, s, line, arena_fmt(s->arena, "%s:%zu", s->file, n));
        arena_reset(each.arena);
    }
    arena_close(each.arena);
}

/* the next file, when the ring has room for it; false at the end */
static bool next_file(struct work *w, struct slot **out)
{
    pthread_mutex_lock(&w->lock);
    size_t i = w->next++;
    while (i < w->n && i >= w->printed + RING) pthread_cond_wait(&w->room, &w->lock);
    pthread_mutex_unlock(&w->lock);
    if (i >= w->n) return false;
    *out = &w->ring[i % RING];
    (*out)->file = w->files[i];
    return true;
}

/* whoever finishes the file that is due prints it, and all behind it that wait */
static void finished(struct work *w, struct slot *mine)
{
    pthread_mutex_lock(&w->lock);
    mine->done = true;
    for (struct slot *s; w->printed < w->n && (s = &w->ring[w->printed % RING])->done; w->printed++) {
        fwrite(s->out.p ? s->out.p : "", 1, s->out.n, stdout);
        if (s->unreadable) fprintf(stderr, "rabta check: %s: %s\n", s->file, s->wrong);
        w->invalid |= s->invalid;
        w->unreadable |= s->unreadable;
        arena_reset(s->arena);
        s->out = (struct buf){ 0 };
        s->done = s->invalid = s->unreadable = false;
    }
    pthread_cond_broadcast(&w->room);
    pthread_mutex_unlock(&w->lock);
}

/* memory that ends while a document is looked at costs that document alone */
static void guarded(struct checker *k, struct ctx *run, const struct work *w, struct slot *s)
{
    if (setjmp(*arena_boundary(run->arena)) || setjmp(*arena_boundary(s->arena))) {
        snprintf(s->wrong, sizeof s->wrong, "needs more memory than a document is given");
        s->unreadable = true;
    } else {
        one_file(k, run, w, s);
    }
    arena_reset(run->arena);
}

static void *worker(void *mine)
{
    struct work *w = mine;
    struct ctx keep = { .arena = arena_open(512u << 20) }, run = { .arena = arena_open((size_t)2 << 30) };
    struct slot *s;
    if (!keep.arena || !run.arena || setjmp(*arena_boundary(keep.arena))) {
        fputs("rabta check: not enough memory\n", stderr);
        exit(2);
    }
    struct checker *k = check_open(&keep, w->how.errors);
    while (next_file(w, &s)) {
        guarded(k, &run, w, s);
        finished(w, s);
    }
    arena_close(run.arena);
    arena_close(keep.arena);
    return NULL;
}

static int list_formats(void)
{
    struct check_format f[64];
    size_t n = check_formats(f, COUNT(f));
    for (size_t i = 0; i < n; i++) printf("%-20s %s\n", f[i].word, f[i].title);
    return 0;
}
static int list_tests(void)
{
    static const char *const groups[] = { "mandatory", "recommended", "informative" };
    struct csaf_test t[300];
    size_t n = csaf_tests(t, COUNT(t));
    for (size_t i = 0; i < n; i++)
        printf("%-9s %-12s %-3s %-3s %s%s%s\n", t[i].clause, groups[t[i].group], t[i].in_20 ? "2.0" : "-", t[i].in_21 ? "2.1" : "-", t[i].title,
               t[i].limit ? " - " : "", t[i].limit ? t[i].limit : "");
    return 0;
}

int cmd_check(int argc, char **argv)
{
    static struct work w = { .lock = PTHREAD_MUTEX_INITIALIZER, .room = PTHREAD_COND_INITIALIZER };
    pthread_t threads[MOST_THREADS];
    size_t wanted, made = 0;
    bool names = false;
    w.files = argv;
    w.today = clock_now();
    for (int i = 2; i < argc; i++) {
        if (!names && !strcmp(argv[i], "--help")) return fputs(help, stdout) < 0;
        if (!names && !strcmp(argv[i], "--formats")) return list_formats();
        if (!names && !strcmp(argv[i], "--tests")) return list_tests();
        if (!names && !strcmp(argv[i], "--json"))
            w.how.json = true;
        else if (!names && !strcmp(argv[i], "--errors"))
            w.how.errors = true;
        else if (!names && !strcmp(argv[i], "--"))
            names = true;
        else if (!names && argv[i][0] == '-' && argv[i][1])
            return command_say(2, "rabta check: no such option: %s\n%s", argv[i], help);
        else
            argv[w.n++] = argv[i];
    }
    if (!w.n) return command_say(2, "%s", help);
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    wanted = cpus < 1 ? 1 : cpus > MOST_THREADS ? MOST_THREADS : (size_t)cpus;
    if (wanted > (w.n + 3) / 4) wanted = (w.n + 3) / 4; /* a few files are read sooner than a second thread is ready */
    for (size_t i = 0; i < RING && i < w.n; i++)
        if (!(w.ring[i].arena = arena_open(256u << 20))) return command_say(2, "rabta check: not enough memory\n");
    while (made + 1 < wanted && !pthread_create(&threads[made], NULL, worker, &w)) made++;
    worker(&w);
    for (size_t i = 0; i < made; i++) pthread_join(threads[i], NULL);
    if (fflush(stdout)) w.unreadable = true;
    return w.unreadable ? 2 : w.invalid ? 1 : 0;
}
