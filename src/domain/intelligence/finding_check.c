/* finding_check - is what a finding was seen by last still there, and still its owner's? Asked before anybody is told, and of
 * letters that nobody has let go: an import may be taken back and an owner corrected in the meantime. */
#include <stdlib.h>

#include "domain/intelligence/finding_check.h"
#include "domain/intelligence/owners.h"

static int by_event(const void *a, const void *b)
{
    const struct checked *x = *(const struct checked *const *)a, *y = *(const struct checked *const *)b;
    if (x->day != y->day) return x->day < y->day ? -1 : 1;
    return x->event < y->event ? -1 : x->event > y->event;
}

static int by_id(const void *a, const void *b)
{
    const struct observed *x = a, *y = b;
    return x->id < y->id ? -1 : x->id > y->id;
}

/* those of one day */
static err check_day(struct ctx *c, const struct owners *owners, struct checked **v, size_t n)
{
    struct arg *ids = NEW_ARRAY(c->arena, n + 1, struct arg);
    struct observed *seen;
    size_t nids = 0, have;
    for (size_t i = 0; i < n; i++)
        if (!i || v[i]->event != v[i - 1]->event) ids[nids++] = A_INT(v[i]->event);
    err e = observed_of(c, v[0]->day, ids, nids, &seen, &have);
    if (e && e->kind == E_ABSENT) return NULL; /* a whole day goes by age, not because it was wrong */
    TRY(e);
    if (have) qsort(seen, have, sizeof *seen, by_id);
    for (size_t i = 0; i < n; i++) {
        struct observed wanted = { .id = v[i]->event };
        const struct observed *o = have ? bsearch(&wanted, seen, have, sizeof *seen, by_id) : NULL;
        bool theirs = o && o->scope >= 0; /* of two of ours one event is the scope of the one that attacks */
        if (theirs) TRY(finding_still_theirs(c, owners, o, v[i]->organisation, &theirs));
        v[i]->is = !o || o->scope < 0 ? CHECKED_GONE : theirs ? CHECKED_STANDS : CHECKED_OTHERS;
    }
    return NULL;
}

err findings_check(struct ctx *c, struct checked *v, size_t n)
{
    struct owners *owners;
    struct checked **order = NEW_ARRAY(c->arena, n + 1, struct checked *);
    void **slot = arena_onclose(c->arena, (void (*)(void *))owners_drop);
    for (size_t i = 0; i < n; i++) {
        order[i] = &v[i];
        v[i].is = CHECKED_STANDS;
    }
    if (!n) return NULL;
    qsort(order, n, sizeof *order, by_event);
    err e = owners_take(c, &owners);
    if (e) return e;
    *slot = owners;
    for (size_t from = 0, to; !e && from < n; from = to) {
        for (to = from + 1; to < n && order[to]->day == order[from]->day; to++) {
        }
        e = check_day(c, owners, &order[from], to - from);
    }
    *slot = NULL;
    owners_drop(owners);
    return e;
}
