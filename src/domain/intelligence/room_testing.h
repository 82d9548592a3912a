/* room_testing - what the tests of this room begin and end with: a store of each engine at a fixed noon, the directory and
 * this room installed, and who acts for the desk. Included by tests alone, after cmocka. */
#ifndef INTELLIGENCE_ROOM_TESTING_H
#define INTELLIGENCE_ROOM_TESTING_H

#include "domain/directory/directory.h"
#include "domain/directory/resource.h"
#include "domain/intelligence/geo.h"
#include "domain/intelligence/intelligence.h"
#include "spine/attachment.h"
#include "spine/store_testing.h"
#include "spine/viewer.h"

#define NOON_US (INT64_C(1795694400) * SECOND) /* Thursday 2026-11-26 12:00 UTC */
static const int64_t NOON = NOON_US;

static int64_t now_us = NOON_US;
static inline void at(int64_t us)
{
    now_us = us;
    clock_freeze((when){ us });
    T.c.now = clock_now();
    viewer_use(&T.c, T.v_system);
}

/* an asset since so many days before noon, until so many; 0: not said */
static inline err hold(struct ctx *c, struct organisation *o, const char *value, unsigned proof, int since, int until)
{
    struct resource r;
    TRY(resource_guess(c, str_of(value), &r));
    struct asset a = { .type = r.type, .value = r.value, .proof = proof };
    if (since) a.since = (when){ NOON - since * DAY };
    if (until) a.until = (when){ NOON - until * DAY };
    return asset_add(c, o, &a);
}
static inline err make(struct ctx *c, struct organisation *o, const char *name)
{
    *o = (struct organisation){ .r = { .title = str_of(name), .team = T.centre, .tlp = TLP_GREEN }, .org_kind = ORG_CONSTITUENT };
    return record_create(c, &organisation_kind, o, NULL);
}

static inline err contact(struct ctx *c, struct organisation *o, const char *name, const char *email, int64_t order, const char *language)
{
    struct contact k = { .name = str_of(name), .role = CONTACT_SOC, .email = str_of(email), .language = str_of(language), .zone = S("UTC"), .order = order };
    return contact_add(c, o, &k);
}

/* false: there is no such engine here, and the tests are skipped */
static inline bool room_open(void)
{
    static str team;
    clock_freeze((when){ NOON });
    testing_kind(&organisation_kind);
    if (!testing_open(&T)) return false;
    directory_install();
    intelligence_install();
    days_at(T.folder, T.url);
    geo_at(T.folder);
    attachment_folder(arena_fmt(T.c.arena, "%s/files", T.folder).p);
    team = principal_of(T.c.arena, id_str(&T.centre));
    T.v_system = viewer_system(&T.c, "test", (struct strs){ &team, 1 }, ~UINT64_C(0));
    viewer_use(&T.c, T.v_system);
    T.c.now = clock_now();
    return true;
}
static inline int room_close(void **state)
{
    (void)state;
    days_forget();
    if (T.c.db) testing_close(&T);
    clock_freeze((when){ 0 });
    return 0;
}

#endif
