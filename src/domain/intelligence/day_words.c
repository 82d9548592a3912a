/* day_words - see day_words.h: open addressing, forgotten as a whole when it is three quarters full */
#include "domain/intelligence/day_words.h"

#include "base/buf.h"

#include "day_words.sql.h"

enum { WORDS_KEPT = 1 << 17, ALWAYS = 4, WORDS_AN_EVENT = ALWAYS + DAY_USUAL, TEXTS_ROOM = 64 << 20, LONGEST = 1024, ONCE = 1 << 16 };
_Static_assert(DAY_ROWS *WORDS_AN_EVENT < WORDS_KEPT * 3 / 4, "the words of one go have room");
_Static_assert(DAY_ROWS *DAY_USUAL < ONCE * 3 / 4, "so have those that were met once");

struct words_known {
    struct arena *texts;
    struct {
        str text; /* p NULL: free */
        int64_t id;
    } at[WORDS_KEPT];
    size_t used;
    bool asking; /* some stand there whose number is not known yet, or was not committed */
};

struct words_known *words_open(struct arena *own)
{
    struct words_known *w = NEW(own, struct words_known);
    w->texts = arena_open(TEXTS_ROOM);
    return w->texts ? w : NULL;
}

void words_free(struct words_known *w)
{
    if (w) arena_close(w->texts);
}

static void forget(struct words_known *w)
{
    arena_reset(w->texts);
    memset(w->at, 0, sizeof w->at);
    w->used = 0;
    w->asking = false;
}

void words_settled(struct words_known *w)
{
    w->asking = false;
}

void words_back(struct words_known *w)
{
    if (w->asking) forget(w);
}

static size_t slot(const struct words_known *w, str t)
{
    size_t at = (size_t)str_hash_long(t) % WORDS_KEPT;
    while (w->at[at].text.p && !str_eq(w->at[at].text, t)) at = (at + 1) % WORDS_KEPT;
    return at;
}

int64_t word_number(const struct words_known *w, str text)
{
    return w->at[slot(w, text)].id;
}

static str event_word(const struct day_event *e, size_t i)
{
    return i == 0 ? e->class : i == 1 ? e->name : i == 2 ? e->feed : i == 3 ? e->how : e->usual[i - ALWAYS];
}

/* remembers t in a table of ONCE places; true: it stood there before */
static bool met(str *once, str t)
{
    size_t at = (size_t)str_hash_long(t) % ONCE;
    while (once[at].p && !str_eq(once[at], t)) at = (at + 1) % ONCE;
    if (once[at].p) return true;
    once[at] = t;
    return false;
}

str usual_joined(struct arena *a, const str *objects, size_t n)
{
    struct buf b = { .a = a };
    size_t whole = 0, one = 0;
    for (size_t i = 0; i < n; i++)
        if (objects[i].n > 2) {
            whole++;
            one = i;
        }
    if (whole == 0) return S("{}");
    if (whole == 1) return objects[one];
    for (size_t i = 0; i < n; i++) {
        if (objects[i].n <= 2) continue;
        buf_z(&b, b.n ? "," : "{");
        buf_put(&b, str_cut(objects[i], 1, objects[i].n - 1));
    }
    buf_z(&b, "}");
    return buf_str(&b);
}

str usual_of(struct arena *a, const struct rows *r, unsigned first, unsigned own)
{
    const str parts[DAY_USUAL + 1] = { row_text(r, first), row_text(r, first + 1), row_text(r, first + 2), row_text(r, own) };
    return usual_joined(a, parts, COUNT(parts));
}

/* those that are new stand in the table from here on, without a number */
static size_t stand(struct arena *a, struct words_known *w, const struct day_event *events, size_t n, struct arg *want)
{
    size_t k = 0;
    str *once = NULL;
    for (size_t i = 0; i < n; i++)
        for (size_t each = 0; each < WORDS_AN_EVENT; each++) {
            str t = event_word(&events[i], each);
            if (each >= ALWAYS && (!t.n || t.n > LONGEST)) continue;
            size_t at = slot(w, t);
            if (w->at[at].text.p) continue;
            if (each >= ALWAYS && !once) once = NEW_ARRAY(a, ONCE, str);
            if (each >= ALWAYS && !met(once, t)) continue;
            w->at[at].text = arena_dup(w->texts, t);
            w->used++;
            want[k++] = A_TEXT(t);
        }
    return k;
}

err words_learn(struct ctx *in, struct day *d, const struct day_event *events, size_t n)
{
    struct words_known *w = d->words;
    struct arg *want = NEW_ARRAY(in->arena, n * WORDS_AN_EVENT + 1, struct arg);
    if (w->used + n * WORDS_AN_EVENT > WORDS_KEPT * 3 / 4) forget(w);
    memcpy(arena_boundary(w->texts), arena_boundary(in->arena), sizeof(jmp_buf));
    size_t k = stand(in->arena, w, events, n, want);
    if (!k) return NULL;
    struct rows *r;
    w->asking = true;
    bool own = !d->pending;
    err e = own ? db_begin(in) : NULL;
    if (!e) e = db_many(in, &sql_word_put, want, 1, k, &r);
    if (!e && own) e = db_commit(in);
    if (own) db_rollback(in->db);
    if (!e) e = db_many(in, &sql_word_get, want, 1, k, &r);
    while (!e && rows_next(r)) w->at[slot(w, row_text(r, 0))].id = row_int(r, 1);
    if (own) w->asking = false;
    if (e) forget(w);
    return e;
}
