/* testing - see testing.h */
#include "spine/testing.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "guard/guard.h"
#include "jobs/jobs.h"
#include "spine/access.h"
#include "spine/attachment.h"
#include "spine/session.h"
#include "spine/team.h"
#include "spine/work.h"
#include "store/db.h"
#include "store/migrate.h"

WORDS(mood_words, "calm", "cross");
static const struct field fields[] = {
    FIELD(struct thing, what, .flags = F_FIND | F_FILTER, .max = 100, .doc = "What it is"),
    FIELD(struct thing, size, .max = 1000, .doc = "How large"),
    FIELD(struct thing, mood, .en = &mood_words, .see = MAY_DESK, .doc = "Its mood"),
};
static const struct state states[] = { { "new", false }, { "open", false }, { "closed", true } };
static err guard_large(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return ((const struct thing *)rec)->size > 900 ? guard_says(why, "it is too large to open") : NULL;
}
WORDS(codes, "done", "dropped");
static const struct transition transitions[] = {
    { .verb = "open", .from = "new", .to = "open", .right = MAY_TRIAGE, .meets = "acknowledge", .guard = guard_large, .doc = "Open it" },
    { .verb = "close", .from = "new open", .to = "closed", .right = MAY_TRIAGE, .needs = NEEDS_CODE, .codes = &codes, .doc = "Close it" },
};
static const struct workflow flow = { "thing", states, COUNT(states), transitions, COUNT(transitions), "acknowledge" };
static bool urgent(const void *rec)
{
    return ((const struct thing *)rec)->size == 777;
}
const struct kind thing_kind = { .name = "thing",
                                 .plural = "things",
                                 .prefix = "thg",
                                 .series = "TH",
                                 .table = "test_thing",
                                 .doc = "A thing",
                                 .fields = fields,
                                 .nfields = COUNT(fields),
                                 .size = sizeof(struct thing),
                                 .create = MAY_REPORT,
                                 .change = MAY_TRIAGE,
                                 .flow = &flow,
                                 .urgent = urgent };

static const struct kind *kinds[8] = { &thing_kind };
static size_t nkinds = 1;
void testing_kind(const struct kind *k)
{
    if (nkinds < COUNT(kinds)) kinds[nkinds++] = k;
}

static void stop_hard(void)
{
    fputs("testing: the fixture failed\n", stderr);
    _exit(3);
}
static void must(err e)
{
    if (!e) return;
    fprintf(stderr, "testing: %s at %s: %.*s\n", e->code, e->where, FMT(e->detail));
    stop_hard();
}

static bool make_database(struct testing *t)
{
    const char *engine = getenv("RABTA_TEST_DB"), *pg = getenv("RABTA_TEST_PG");
    snprintf(t->folder, sizeof t->folder, "/tmp/rabta-unit-%d-%06x", (int)getpid(), (unsigned)(clock_now().us & 0xffffff));
    mkdir(t->folder, 0700);
    if (!engine || strcmp(engine, "postgres")) {
        snprintf(t->url, sizeof t->url, "%s/test.db", t->folder);
        return true;
    }
    if (!pg) return false;
    snprintf(t->name, sizeof t->name, "unit_%d_%06x", (int)getpid(), (unsigned)(clock_now().us & 0xffffff));
    must(db_open(&t->c, str_of(pg), &t->c.db));
    must(db_script(&t->c, arena_fmt(t->c.arena, "CREATE DATABASE %s TEMPLATE template0 LOCALE 'C' ENCODING 'UTF8'", t->name)));
    db_close(t->c.db);
    const char *slash = strrchr(pg, '/');
    snprintf(t->url, sizeof t->url, "%.*s/%s", (int)(slash - pg), pg, t->name);
    return true;
}

static err person(struct ctx *c, const char *email, const id *team, const char *role, id *out)
{
    TRY(person_create(c, str_of(email), str_of(email), S(""), S("en"), S("UTC"), out));
    TRY(db_script(c, arena_fmt(c->arena, "UPDATE person SET state = 'active' WHERE id = '%s'", out->s)));
    return role ? person_seat(c, out, team ? id_str(team) : S("hub"), str_of(role)) : NULL;
}

static err cast(struct ctx *c, void *arg)
{
    struct testing *t = arg;
    struct team_new n = { .name = S("Centre"),
                          .organisation = S("org_none"),
                          .prefix = S("XC"),
                          .zone = S("Asia/Karachi"),
                          .language = S("en"),
                          .days = { S("09:00-17:00"), S("09:00-17:00"), S("09:00-17:00"), S("09:00-17:00"), S("09:00-17:00"), S(""), S("") } };
    TRY(team_create(c, &n, &t->centre));
    n.name = S("Bank");
    n.prefix = S("XB");
    TRY(team_create(c, &n, &t->bank));
    TRY(db_script(c, S("UPDATE target SET kind = 'thing' WHERE regime = 'acknowledge'")));
    TRY(person(c, "lead@example.org", &t->centre, "lead", &t->lead));
    TRY(person(c, "ann@example.org", &t->centre, "analyst", &t->ann));
    TRY(person(c, "bob@example.org", &t->bank, "analyst", &t->bob));
    return person(c, "mallory@example.org", NULL, "finder", &t->mallory);
}

void testing_refresh(struct testing *t)
{
    t->c.now = clock_now();
    must(viewer_of_person(&t->c, &t->lead, ~UINT64_C(0), &t->v_lead));
    must(viewer_of_person(&t->c, &t->ann, ~UINT64_C(0), &t->v_ann));
    must(viewer_of_person(&t->c, &t->bob, ~UINT64_C(0), &t->v_bob));
    must(viewer_of_person(&t->c, &t->mallory, ~UINT64_C(0), &t->v_mallory));
}

bool testing_open(struct testing *t)
{
    static const struct job_kind *const jobs[] = { jobs_own, spine_jobs };
    int applied;
    memset(t, 0, sizeof *t);
    t->c.arena = arena_open(256u << 20);
    t->c.now = clock_now();
    if (!t->c.arena || setjmp(*arena_boundary(t->c.arena))) stop_hard();
    must(guard_start(&t->c));
    access_install();
    jobs_set(jobs, COUNT(jobs));
    if (!make_database(t)) {
        arena_close(t->c.arena);
        rmdir(t->folder);
        return false;
    }
    must(db_open(&t->c, str_of(t->url), &t->c.db));
    must(migrate(&t->c, &applied));
    must(db_script(&t->c, S("CREATE TABLE test_thing (record TEXT NOT NULL PRIMARY KEY, what TEXT NOT NULL, size BIGINT NOT NULL, mood TEXT NOT NULL)")));
    must(kind_register(&t->c, kinds, nkinds));
    must(master_key_make(&t->c, arena_fmt(t->c.arena, "%s/key", t->folder)));
    must(master_key_load(&t->c, arena_fmt(t->c.arena, "%s/key", t->folder)));
    attachment_folder(arena_fmt(t->c.arena, "%s/files", t->folder).p);
    t->v_system = viewer_system(&t->c, "test", (struct strs){ 0 }, ~UINT64_C(0));
    viewer_use(&t->c, t->v_system);
    must(db_unit(&t->c, cast, t));
    testing_refresh(t);
    return true;
}

static void remove_tree(const char *path)
{
    char name[600];
    struct dirent *e;
    DIR *d = opendir(path);
    while (d && (e = readdir(d)) != NULL) {
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
        snprintf(name, sizeof name, "%s/%s", path, e->d_name);
        if (unlink(name) != 0) remove_tree(name);
    }
    if (d) closedir(d);
    rmdir(path);
}

void testing_close(struct testing *t)
{
    const char *pg = getenv("RABTA_TEST_PG");
    db_close(t->c.db);
    t->c.db = NULL;
    if (t->name[0] && pg && !db_open(&t->c, str_of(pg), &t->c.db)) {
        err e = db_script(&t->c, arena_fmt(t->c.arena, "DROP DATABASE %s", t->name));
        if (e) fprintf(stderr, "testing: %.*s\n", FMT(e->detail));
        db_close(t->c.db);
    }
    arena_close(t->c.arena);
    remove_tree(t->folder);
}

bool testing_second(struct testing *t, struct ctx *out)
{
    *out = (struct ctx){ .arena = arena_open(64u << 20), .now = clock_now() };
    if (!out->arena || setjmp(*arena_boundary(out->arena))) stop_hard();
    return db_open(out, str_of(t->url), &out->db) == NULL;
}

void testing_drop(struct ctx *c)
{
    db_close(c->db);
    arena_close(c->arena);
}

const char *testing_unit(struct testing *t, const struct viewer *v, err (*fn)(struct ctx *c, void *arg), void *arg)
{
    viewer_use(&t->c, v);
    t->c.now = clock_now();
    err e = db_unit(&t->c, fn, arg);
    return e ? e->code : "";
}
