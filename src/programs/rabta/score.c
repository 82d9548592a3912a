/* score - CVSS vectors from the command line: a line each, SCORE SEVERITY VECTOR. Needs no data directory. */
#include <unistd.h>

#include "app.h"
#include "base/buf.h"
#include "base/json.h"
#include "formats/cvss.h"

static const char help[] = "rabta score [--canonical] [--json] VECTOR...   score CVSS vectors of versions 2.0, 3.0, 3.1 and 4.0\n"
                           "\n"
                           "  A line each: SCORE SEVERITY VECTOR. The score is the environmental one where such metrics are given, else the temporal\n"
                           "  (4.0: threat) one, else the base score. Without VECTOR, or with -, vectors are read from standard input, one a line.\n"
                           "  --canonical   write the vector in the order of the standard, without what is not defined\n"
                           "  --json        an object a line, with every score the vector has\n"
                           "  Exit 0: all are valid; 1: at least one is not, standard error names it with the metric and the character; 2: wrong use\n";

struct how {
    bool canonical, json;
};

static void put_tenths(struct jw *w, const char *name, int tenths)
{
    char text[20];
    if (tenths == CVSS_UNSET) return;
    jw_key(w, str_of(name));
    snprintf(text, sizeof text, "%d.%d", tenths / 10, tenths % 10);
    jw_raw(w, str_of(text));
}

static void print_json(struct ctx *c, const struct cvss *v, const struct cvss_scores *s, str vector, const char *canonical)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    jw_obj(&w);
    jw_kt(&w, "vector", vector);
    jw_kt(&w, "canonical", str_of(canonical));
    jw_kt(&w, "version", str_of(cvss_version_name(v->version)));
    put_tenths(&w, "score", s->overall);
    jw_kt(&w, "severity", str_of(cvss_severity_name(cvss_severity(v->version, s->overall))));
    put_tenths(&w, "base", s->base);
    put_tenths(&w, v->version == CVSS_40 ? "threat" : "temporal", s->temporal);
    put_tenths(&w, "environmental", s->environmental);
    put_tenths(&w, "impact", s->impact);
    put_tenths(&w, "exploitability", s->exploitability);
    put_tenths(&w, "adjusted_impact", s->adjusted_impact);
    if (s->macro[0]) jw_kt(&w, "macro_vector", str_of(s->macro));
    jw_end_obj(&w);
    printf("%.*s\n", FMT(buf_str(&b)));
}

/* 0, or 1 when it is no vector */
static int one(struct ctx *c, const struct how *how, str text)
{
    struct cvss v;
    struct cvss_wrong w;
    struct cvss_scores s;
    char words[300], canonical[CVSS_MOST];
    if (!cvss_parse(text, &v, &w)) {
        cvss_wrong_text(&w, words, sizeof words);
        return command_say(1, "rabta score: %.*s%s: %s\n", text.n > CVSS_MOST ? CVSS_MOST : (int)text.n, text.p, text.n > CVSS_MOST ? "..." : "", words);
    }
    cvss_score(&v, &s);
    cvss_write(&v, canonical);
    if (how->json)
        print_json(c, &v, &s, text, canonical);
    else if (how->canonical)
        printf("%d.%d %s %s\n", s.overall / 10, s.overall % 10, cvss_severity_name(cvss_severity(v.version, s.overall)), canonical);
    else
        printf("%d.%d %s %.*s\n", s.overall / 10, s.overall % 10, cvss_severity_name(cvss_severity(v.version, s.overall)), FMT(text));
    arena_reset(c->arena);
    return 0;
}

/* the vectors of standard input; empty lines are passed over. What is too long for a vector is told as such, once. */
static int all_of_input(struct ctx *c, const struct how *how)
{
    char line[4 * CVSS_MOST];
    int code = 0;
    bool inside = false; /* a line longer than the room for it */
    while (fgets(line, sizeof line, stdin)) {
        str text = str_of(line);
        bool whole = text.n && text.p[text.n - 1] == '\n', rest = inside;
        inside = !whole;
        text = str_trim(text);
        if (!rest && text.n) code |= one(c, how, text);
    }
    return ferror(stdin) ? command_say(2, "rabta score: standard input cannot be read\n") : code;
}

int cmd_score(int argc, char **argv)
{
    struct ctx *c = command_ctx();
    struct how how = { .canonical = flag(argc, argv, "canonical"), .json = flag(argc, argv, "json") };
    bool any = false;
    int code = 0;
    if (flag(argc, argv, "help")) {
        fputs(help, stdout);
        return 0;
    }
    for (int i = 2; i < argc; i++)
        if (!strncmp(argv[i], "--", 2) && strcmp(argv[i], "--canonical") != 0 && strcmp(argv[i], "--json") != 0)
            return command_say(2, "rabta score: no such option: %s\n%s", argv[i], help);
    for (int i = 2; i < argc && code < 2; i++) {
        if (!strncmp(argv[i], "--", 2)) continue;
        any = true;
        code |= !strcmp(argv[i], "-") ? all_of_input(c, &how) : one(c, &how, str_of(argv[i]));
    }
    if (any) return code;
    if (isatty(0)) return command_say(2, "%s", help);
    return all_of_input(c, &how);
}
