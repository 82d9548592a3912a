/* commands - what an administrator does without the server: init, key, audit, self-check */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app.h"
#include "guard/guard.h"
#include "spine/audit.h"
#include "spine/session.h"
#include "spine/setup.h"
#include "spine/team.h"
#include "store/db.h"

#include "commands.sql.h"

/* the data directory with its key; refuses to touch one that is in use */
err data_make(struct ctx *c, struct app *a)
{
    if (mkdir(a->data, 0700) != 0 && access(a->data, W_OK) != 0) FAIL(c, E_FAULT, "data", "cannot make the data directory %s", a->data);
    TRY(master_key_make(c, arena_fmt(c->arena, "%s/master.key", a->data)));
    return app_open(c, a, true);
}

struct first {
    const char *name, *admin;
    str token;
};
static err init_unit(struct ctx *c, void *arg)
{
    struct first *f = arg;
    struct team_new t = { .name = str_of(f->name),
                          .organisation = S("org_none"),
                          .prefix = S("CC"),
                          .zone = S("UTC"),
                          .language = S("en"),
                          .days = { S("09:00-17:00"), S("09:00-17:00"), S("09:00-17:00"), S("09:00-17:00"), S("09:00-17:00"), S(""), S("") } };
    id team, person;
    TRY(setting_set(c, "name", str_of(f->name)));
    TRY(site_all_off(c));
    TRY(team_create(c, &t, &team));
    TRY(person_create(c, str_of(f->admin), S("Administrator"), S(""), S("en"), S("UTC"), &person));
    TRY(person_seat(c, &person, S("hub"), S("admin")));
    TRY(person_seat(c, &person, id_str(&team), S("lead")));
    return sign_in_link(c, &person, "invite", c->now, (when){ c->now.us + DAY }, &f->token);
}

int cmd_init(struct app *a, int argc, char **argv)
{
    struct ctx *c = command_ctx();
    struct first f = { option(argc, argv, "name"), option(argc, argv, "admin"), { 0 } };
    if (!f.name || !f.admin) return command_say(2, "usage: rabta init --data DIR --name NAME --admin EMAIL\n");
    err e = data_make(c, a);
    if (!e) e = db_unit(c, init_unit, &f);
    if (e) return command_fail("init", e);
    printf("http://localhost:8080/app/link#%.*s\n", FMT(f.token));
    db_close(c->db);
    return 0;
}

struct key_of {
    const char *user;
    struct strs scopes;
    str key;
};
static err key_unit(struct ctx *c, void *arg)
{
    struct key_of *k = arg;
    struct rows *r;
    bool found;
    id out;
    TRY(db_one(c, &sql_person, ARGS(A_TEXT(str_of(k->user))), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "no-such-person", "nobody has this address");
    id person = row_id(r, 0);
    return api_key_create(c, &person, S("command line"), k->scopes, (when){ 0 }, &k->key, &out);
}

int cmd_key(struct app *a, int argc, char **argv)
{
    struct ctx *c = command_ctx();
    struct key_of k = { .user = option(argc, argv, "user") };
    str scopes[RIGHTS_N];
    k.scopes.v = scopes;
    for (int i = 2; i + 1 < argc && k.scopes.n < RIGHTS_N; i++)
        if (!strcmp(argv[i], "--scope")) scopes[k.scopes.n++] = str_of(argv[i + 1]);
    if (argc < 3 || strcmp(argv[2], "create") || !k.user) return command_say(2, "usage: rabta key create --data DIR --user EMAIL [--scope S]...\n");
    err e = app_open(c, a, false);
    if (!e) e = db_unit(c, key_unit, &k);
    if (e) return command_fail("key", e);
    if (!k.scopes.n) fputs("the key may do all that the person may\n", stderr);
    printf("%.*s\n", FMT(k.key));
    db_close(c->db);
    return 0;
}

/* lines "N SIGNATURE" as the checkpoint job appends them; a line that was cut by a crash, or never written, is not known */
static struct strs outside_signatures(struct ctx *c, const struct app *a)
{
    enum { MOST = 1000000 };
    struct strs out = { 0 };
    size_t room = 1024;
    char line[300];
    FILE *f = fopen(arena_fmt(c->arena, "%s/checkpoints", a->data).p, "r");
    if (!f) return out;
    out.v = NEW_ARRAY(c->arena, room, str);
    while (fgets(line, sizeof line, f)) {
        str rest = str_trim(str_of(line)), n;
        int64_t number;
        if (!str_split(&rest, ' ', &n) || !str_int(n, &number) || number < 1 || number > MOST || rest.n != 128) continue;
        while ((size_t)number > room) {
            str *more = NEW_ARRAY(c->arena, room * 2, str);
            memcpy(more, out.v, room * sizeof *more);
            out.v = more;
            room *= 2;
        }
        out.v[number - 1] = arena_dup(c->arena, rest);
        if ((size_t)number > out.n) out.n = (size_t)number;
    }
    fclose(f);
    return out;
}

int cmd_audit(struct app *a, int argc, char **argv)
{
    struct ctx *c = command_ctx();
    str bad;
    int64_t records, entries;
    if (argc < 3 || strcmp(argv[2], "verify")) return command_say(2, "usage: rabta audit verify --data DIR\n");
    err e = app_open(c, a, false);
    if (!e) e = db_begin_read(c);
    struct strs outside = outside_signatures(c, a);
    if (!e) e = audit_verify(c, sign_public_hex(c->arena), &outside, &bad, &records, &entries);
    if (e) return command_fail("audit", e);
    db_close(c->db);
    if (bad.n) {
        printf("%.*s\n", FMT(bad));
        return 1;
    }
    printf("%lld timelines, %lld entries, %zu checkpoints outside: sound\n", (long long)records, (long long)entries, outside.n);
    return 0;
}

/* every statement of every kind is prepared on this engine, every workflow is walked */
int cmd_self_check(struct app *a)
{
    struct ctx *c = command_ctx();
    err e = app_open(c, a, false);
    struct record r;
    for (size_t i = 0; !e && kind_at(i); i++) {
        void *v = arena_alloc(c->arena, kind_at(i)->size);
        e = record_find(c, kind_at(i), S("none_00000000-0000-0000-0000-000000000000"), v);
        if (e && e->kind == E_ABSENT) e = NULL;
    }
    if (!e && (e = record_find_any(c, S("none"), &r)) != NULL && e->kind == E_ABSENT) e = NULL;
    if (e) return command_fail("self-check", e);
    db_close(c->db);
    puts("statements, kinds and schema agree");
    return 0;
}
