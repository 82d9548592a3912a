/* thing_testing - what the tests of the spine begin and end with: things made, found as somebody and written on. Included by tests
 * alone, after cmocka. */
#ifndef SPINE_THING_TESTING_H
#define SPINE_THING_TESTING_H

#include "spine/access.h"
#include "spine/entry.h"
#include "spine/store_testing.h"

static inline int setup(void **state)
{
    (void)state;
    if (!testing_open(&T)) return 0;
    return 0;
}
struct make {
    struct thing v;
};
static inline err make_unit(struct ctx *c, void *arg)
{
    struct make *m = arg;
    id keep = m->v.r.team;
    struct thing fresh = m->v;
    fresh.r.id = (id){ { 0 } };
    fresh.r.team = keep;
    m->v = fresh;
    return record_create(c, &thing_kind, &m->v, NULL);
}
static inline struct thing make(const char *title, const id *team, unsigned tlp)
{
    struct make m = { .v = { .r = { .title = str_of(title), .team = *team, .tlp = tlp }, .what = S("box"), .size = 3 } };
    assert_string_equal(testing_unit(&T, T.v_system, make_unit, &m), "");
    return m.v;
}
static inline const char *find_as(const struct viewer *v, const struct thing *t)
{
    struct thing out;
    viewer_use(&T.c, v);
    err e = record_find(&T.c, &thing_kind, id_str(&t->r.id), &out);
    return e ? e->code : "";
}

static inline err note_unit(struct ctx *c, void *arg)
{
    const struct thing *t = arg;
    str aud;
    TRY(audience_team(c, &t->r, &aud));
    return entry_add(c, &t->r.id, &(struct entry_new){ .verb = "note", .body = S("canaryword between us"), .audience = aud }, NULL);
}

#endif
