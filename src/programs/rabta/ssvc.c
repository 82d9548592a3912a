/* ssvc - decisions by SSVC tables from the command line. Needs no data directory. */
#include "app.h"
#include "formats/ssvc.h"

static const char help[] = "rabta ssvc                           the tables, a line each\n"
                           "rabta ssvc TABLE                     the points of a table and their values, a line each: POINT: VALUE, VALUE...\n"
                           "rabta ssvc TABLE POINT=VALUE...      the outcome\n"
                           "\n"
                           "  TABLE is one of those listed, or a file with a table of the same form: PATH.json, or PATH.csv with a column a point and\n"
                           "  the outcome last. Points and values are written as listed, as the table has them, or by their keys; case does not count.\n"
                           "  Exit 0, or 1 and a message that names the point and its values; 2: wrong use\n";

static err file_text(struct ctx *c, const char *path, str *out)
{
    FILE *f = fopen(path, "rb");
    if (!f) FAIL(c, E_INPUT, "unreadable", "%s cannot be read", path);
    char *p = arena_room(c->arena, SSVC_BYTES + 1);
    *out = (str){ p, fread(p, 1, SSVC_BYTES + 1, f) };
    bool bad = ferror(f) != 0;
    fclose(f);
    if (bad) FAIL(c, E_INPUT, "unreadable", "%s cannot be read", path);
    return NULL;
}

static err table_of(struct ctx *c, const char *word, struct ssvc_table *out)
{
    str text, name = str_of(word);
    if (str_chr(name, '/') < 0 && !str_ends(name, S(".json")) && !str_ends(name, S(".csv"))) return ssvc_builtin(c, name, out);
    TRY(file_text(c, word, &text));
    return ssvc_read(c, text, out);
}

static void list_values(struct ctx *c, FILE *to, const struct ssvc_point *p)
{
    for (size_t k = 0; k < p->n; k++) fprintf(to, "%s%.*s", k ? ", " : "", FMT(ssvc_word(c->arena, &p->values[k])));
    fputc('\n', to);
}

static int list_tables(void)
{
    for (size_t i = 0; i < ssvc_builtin_count(); i++) printf("%.*s\n", FMT(ssvc_builtin_name(i)));
    return 0;
}

static int list_points(struct ctx *c, const struct ssvc_table *t)
{
    for (size_t k = 0; k < t->n; k++) {
        printf("%.*s: ", FMT(t->points[k].slug));
        list_values(c, stdout, &t->points[k]);
    }
    return 0;
}

/* one POINT=VALUE; 0, or 1 and what is wrong is told */
static int answer(struct ctx *c, const struct ssvc_table *t, const char *arg, uint8_t *answers)
{
    str rest = str_of(arg), point;
    size_t k, v;
    if (str_chr(rest, '=') < 1) return command_say(1, "rabta ssvc: %s: an answer is written POINT=VALUE\n", arg);
    str_split(&rest, '=', &point);
    if (!ssvc_point_of(t, point, &k)) {
        command_say(1, "rabta ssvc: %.*s has no point %.*s; it has", FMT(t->slug), FMT(point));
        for (size_t i = 0; i < t->n; i++) command_say(1, "%s %.*s", i ? "," : "", FMT(t->points[i].slug));
        return command_say(1, "\n");
    }
    if (answers[k] != SSVC_OPEN) return command_say(1, "rabta ssvc: %.*s is answered twice\n", FMT(t->points[k].slug));
    if (!ssvc_value_of(&t->points[k], rest, &v)) {
        command_say(1, "rabta ssvc: %.*s has no value %.*s; it has ", FMT(t->points[k].slug), FMT(rest));
        list_values(c, stderr, &t->points[k]);
        return 1;
    }
    answers[k] = (uint8_t)v;
    return 0;
}

int cmd_ssvc(int argc, char **argv)
{
    struct ctx *c = command_ctx();
    struct ssvc_table t;
    uint8_t answers[SSVC_POINTS];
    memset(answers, SSVC_OPEN, sizeof answers);
    if (flag(argc, argv, "help")) {
        fputs(help, stdout);
        return 0;
    }
    for (int i = 2; i < argc; i++)
        if (!strncmp(argv[i], "--", 2)) return command_say(2, "rabta ssvc: no such option: %s\n%s", argv[i], help);
    if (argc < 3) return list_tables();
    err e = table_of(c, argv[2], &t);
    if (e && e->kind == E_ABSENT) return command_say(1, "rabta ssvc: there is no table %s; `rabta ssvc` lists them\n", argv[2]);
    if (e) return command_say(1, "rabta ssvc: %s: %s%.*s%s%.*s\n", argv[2], e->field.n ? "at " : "", FMT(e->field), e->field.n ? ": " : "", FMT(e->detail));
    if (argc == 3) return list_points(c, &t);
    for (int i = 3; i < argc; i++)
        if (answer(c, &t, argv[i], answers)) return 1;
    for (size_t k = 0; k < t.n; k++) {
        if (answers[k] != SSVC_OPEN) continue;
        command_say(1, "rabta ssvc: %.*s is not answered; it has ", FMT(t.points[k].slug));
        list_values(c, stderr, &t.points[k]);
        return 1;
    }
    printf("%.*s\n", FMT(arena_lower(c->arena, t.outcome.values[ssvc_outcome(&t, answers)].name)));
    return 0;
}
