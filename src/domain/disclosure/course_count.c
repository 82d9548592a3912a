/* course_count - see course.h: the course of a report from its timeline, and figures of many; reads nothing */
#include "domain/disclosure/course.h"

#include <stdlib.h>

#include "domain/disclosure/disclosure.h"

enum { OLD_DAYS = 90 };

/* ---- the course of one */

void course_begin(struct course *v, when received)
{
    *v = (struct course){ .received = received, .begun = received };
}

static void moved(struct course *v, str state, str code, when at)
{
    if (str_is(state, "new")) { /* taken up again: judged, mended and closed anew */
        *v = (struct course){ .received = v->received, .begun = at, .answered = v->answered };
        return;
    }
    if (str_is(state, "needs-information")) return;
    bool closed = str_is(state, "closed"), valid = !closed || report_outcome(code);
    if (!v->judged.us || v->valid != valid) v->judged = at;
    v->valid = valid;
    if (!closed) return;
    v->closed = at;
    if (!v->mended.us && (str_is(code, "fixed") || str_is(code, "mitigated"))) v->mended = at;
}

void course_step(struct course *v, str verb, str now, str field, when at)
{
    if (str_is(verb, "state"))
        moved(v, now, field, at);
    else if (str_is(verb, "routed"))
        v->mended = (when){ 0 }; /* sent out once more: what was said to be mended was not */
    else if (str_is(verb, "route")) {
        if (!v->mended.us) v->mended = at;
    } else {
        if (!v->answered.us) v->answered = at;
        if (v->closed.us && !v->told.us) v->told = at;
    }
}

/* ---- what one adds */

static bool within(struct span s, when at)
{
    return at.us && at.us >= s.from.us && at.us < s.until.us;
}

struct share share_of(const struct course *v, struct span s)
{
    struct share out = { .validate_time = -1, .mend_time = -1, .answer_time = -1, .age = -1 };
    if (v->received.us >= s.until.us) return out;
    out.received = within(s, v->received);
    out.judged = within(s, v->judged);
    out.valid = out.judged && v->valid;
    if (out.judged) out.validate_time = v->judged.us - v->begun.us;
    out.open = !v->closed.us;
    out.open_valid = out.open && v->valid;
    if (out.open_valid) out.age = s.until.us - v->received.us;
    out.open_old = out.age > OLD_DAYS * DAY;
    out.mended = v->valid && within(s, v->mended);
    if (out.mended) out.mend_time = v->mended.us - v->received.us;
    out.answered = within(s, v->answered);
    if (out.answered) out.answer_time = v->answered.us - v->received.us;
    out.closed = within(s, v->closed);
    out.told = out.closed && v->told.us;
    return out;
}

void share_clock(struct share *v, struct span s, unsigned regime, when due, when met, when ended, when paused)
{
    bool kept = met.us && met.us <= due.us;
    if (!kept && ended.us && ended.us <= due.us) return;              /* no longer asked for before its day */
    if (!kept && !met.us && paused.us && paused.us <= due.us) return; /* stands still: its day will be another */
    if (!within(s, kept ? met : due)) return;
    v->due[regime]++;
    if (!kept) v->late[regime]++;
}

/* ---- many */

enum what { VALIDATE_TIME, MEND_TIME, ANSWER_TIME, AGE, WHATS };
struct sample {
    int64_t value;
    uint32_t key; /* group and what */
};
struct counting {
    struct arena *a;
    struct figures *v;
    size_t groups;
    struct sample *samples;
    size_t n, room;
};

struct counting *figures_new(struct arena *a, size_t groups)
{
    struct counting *t = NEW(a, struct counting);
    *t = (struct counting){ .a = a, .v = NEW_ARRAY(a, groups + 1, struct figures), .groups = groups };
    return t;
}

struct figures *figures_at(struct counting *t, size_t group)
{
    return &t->v[group];
}

static void sample(struct counting *t, size_t group, enum what what, int64_t value)
{
    if (value < 0) return;
    if (t->n == t->room) {
        size_t room = t->room ? 2 * t->room : 1024;
        struct sample *v = arena_room(t->a, room * sizeof *v);
        if (t->n) memcpy(v, t->samples, t->n * sizeof *v);
        t->samples = v;
        t->room = room;
    }
    t->samples[t->n++] = (struct sample){ value, (uint32_t)(group * WHATS + what) };
}

void figures_add(struct counting *t, size_t group, const struct share *v)
{
    struct figures *f = &t->v[group];
    f->received += v->received;
    f->judged += v->judged;
    f->valid += v->valid;
    f->open += v->open;
    f->open_valid += v->open_valid;
    f->open_old += v->open_old;
    f->mended += v->mended;
    f->answered += v->answered;
    f->closed += v->closed;
    f->told += v->told;
    f->answer_due += v->due[0];
    f->answer_late += v->late[0];
    f->validate_due += v->due[1];
    f->validate_late += v->late[1];
    f->resolve_due += v->due[2];
    f->resolve_late += v->late[2];
    sample(t, group, VALIDATE_TIME, v->validate_time);
    sample(t, group, MEND_TIME, v->mend_time);
    sample(t, group, ANSWER_TIME, v->answer_time);
    sample(t, group, AGE, v->age);
}

static int by_key_and_value(const void *a, const void *b)
{
    const struct sample *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->value < y->value ? -1 : x->value > y->value;
}

/* the one in the middle, of an even number the mean of the two; in whole seconds */
static int64_t median(const struct sample *v, size_t n)
{
    int64_t low = v[(n - 1) / 2].value, high = v[n / 2].value;
    return (low + (high - low) / 2) / SECOND;
}

void figures_end(struct counting *t)
{
    if (t->n) qsort(t->samples, t->n, sizeof *t->samples, by_key_and_value);
    for (size_t i = 0, n; i < t->n; i += n) {
        uint32_t key = t->samples[i].key;
        for (n = 1; i + n < t->n && t->samples[i + n].key == key;) n++;
        struct figures *f = &t->v[key / WHATS];
        int64_t *to[WHATS] = { &f->validate_median, &f->mend_median, &f->answer_median, &f->age_median };
        *to[key % WHATS] = median(t->samples + i, n);
    }
}
