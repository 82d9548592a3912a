/* finding_known - findings as the store has them, read by their keys and written
 *
 * Most of what is observed was observed before and changes nothing that a list is ordered by or a job looks for; that is
 * written apart, since each index that a statement names costs a page of its own, also for the same value. */
#include "domain/intelligence/finding_known.h"

#include "guard/guard.h"

#include "finding_known.sql.h"

enum { SOURCES = 8 };

str finding_key(struct arena *a, int64_t scope, str class, str name, str asset)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char h[16];
    const str parts[] = { { (const char *)&scope, sizeof scope }, class, name, asset };
    char *p = arena_alloc(a, 33);
    hash_parts(h, parts, COUNT(parts));
    for (size_t i = 0; i < sizeof h; i++) {
        p[2 * i] = digits[h[i] >> 4];
        p[2 * i + 1] = digits[h[i] & 15];
    }
    return (str){ p, 32 };
}

str finding_source(struct arena *a, str sources, str feed)
{
    str rest = sources, one;
    size_t n = 0;
    while (rest.n && str_split(&rest, '\n', &one)) {
        if (str_eq(one, feed)) return sources;
        n++;
    }
    if (!feed.n || n >= SOURCES) return sources;
    return sources.n ? arena_fmt(a, "%.*s\n%.*s", FMT(sources), FMT(feed)) : feed;
}

str finding_events(struct arena *a, str events, int64_t day, int64_t event, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < events.n; i++) n += events.p[i] == ' ';
    ptrdiff_t first = n < most ? -1 : str_chr(events, ' ');
    return arena_fmt(a, "%.*s%lld:%lld ", FMT(str_cut(events, (size_t)(first + 1), events.n)), (long long)day, (long long)event);
}

struct state_row *known_at(const struct known *k, str key)
{
    for (size_t lo = 0, hi = k->n; lo < hi;) {
        size_t mid = (lo + hi) / 2;
        int d = str_cmp(k->v[mid].key, key);
        if (!d) return &k->v[mid];
        if (d < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return NULL;
}

static void known_take(const struct known *k, const struct rows *r)
{
    struct state_row *s = known_at(k, row_text(r, 0));
    if (!s) return;
    int state = word_index(&found_state_words, row_text(r, 6));
    s->fresh = false;
    s->id = row_text(r, 1);
    s->first = row_when(r, 2);
    s->last = row_when(r, 3);
    s->was_week = found_week(s->last.us);
    s->seen = row_int(r, 4);
    s->sources = row_text(r, 5);
    s->state = s->was = state < 0 ? FOUND_OPEN : (unsigned)state;
    s->state_at = row_when(r, 7);
    s->until = row_when(r, 8);
    s->returns = row_int(r, 9);
    s->told = row_int(r, 10);
    s->told_at = row_when(r, 11);
    s->queued = s->was_queued = row_when(r, 12);
    s->next = s->was_next = row_when(r, 13);
    s->barred = s->was_barred = row_text(r, 14);
    s->day = row_int(r, 15);
    s->event = row_int(r, 16);
    s->feed = row_text(r, 17);
    s->counterpart = row_text(r, 18);
    s->source_port = row_null(r, 19) ? -1 : row_int(r, 19);
    s->more = row_text(r, 20);
    s->how = row_text(r, 21);
    s->confidence = row_int(r, 22);
    s->listed = s->was_listed = row_text(r, 23);
    s->looked = row_text(r, 24);
    s->destination = str_is(row_text(r, 25), found_side_words.v[SIDE_DESTINATION]);
    s->destination_port = row_null(r, 26) ? -1 : row_int(r, 26);
    s->lost = row_int(r, 27);
    s->events = row_text(r, 28);
}

err known_read(struct ctx *c, struct known *k)
{
    struct arg *args = NEW_ARRAY(c->arena, k->n + 1, struct arg);
    struct rows *r;
    for (size_t i = 0; i < k->n; i++) args[i] = A_TEXT(k->v[i].key);
    if (!k->n) return NULL;
    TRY(db_many(c, &sql_known, args, 1, k->n, &r));
    while (rows_next(r)) known_take(k, r);
    return NULL;
}

/* seen again, and nothing else is new about it */
static bool only_again(const struct state_row *s)
{
    return !s->fresh && s->state == s->was && s->queued.us == s->was_queued.us && s->next.us == s->was_next.us && str_eq(s->barred, s->was_barred) &&
           found_week(s->last.us) == s->was_week;
}

static struct arg port_arg(int64_t port)
{
    return port < 0 ? A_NULL : A_INT(port);
}
static struct arg side_arg(const struct state_row *s)
{
    return A_TEXT(str_of(found_side_words.v[s->destination ? SIDE_DESTINATION : SIDE_SOURCE]));
}

enum { PUT_ARGS = 36 };
static void put_one(struct ctx *c, struct state_row *s, struct arg *out)
{
    id new = id_new("fnd", c->now);
    if (s->fresh) s->id = arena_dup(c->arena, id_str(&new));
    const struct arg one[PUT_ARGS] = { A_TEXT(s->id),
                                       A_TEXT(s->key),
                                       A_INT(s->scope),
                                       A_TEXT(s->team),
                                       A_TEXT(s->organisation),
                                       A_TEXT(s->class),
                                       A_TEXT(s->name),
                                       A_TEXT(s->asset),
                                       A_TEXT(s->address),
                                       A_WHEN(s->first),
                                       A_WHEN(s->last),
                                       A_INT(s->seen),
                                       A_TEXT(s->sources),
                                       A_TEXT(s->feed),
                                       A_TEXT(s->how),
                                       A_INT(s->confidence),
                                       A_TEXT(s->counterpart),
                                       port_arg(s->source_port),
                                       side_arg(s),
                                       port_arg(s->destination_port),
                                       A_TEXT(s->more),
                                       A_INT(s->day),
                                       A_INT(s->event),
                                       A_TEXT(s->barred),
                                       A_TEXT(str_of(found_state_words.v[s->state])),
                                       A_WHEN(s->state_at),
                                       arg_when_or_null(s->until),
                                       A_INT(s->returns),
                                       A_INT(s->told),
                                       arg_when_or_null(s->queued),
                                       arg_when_or_null(s->next),
                                       A_INT(found_week(s->last.us)),
                                       A_INT(s->lost),
                                       A_TEXT(s->events),
                                       A_INT(1),
                                       A_WHEN(c->now) };
    memcpy(out, one, sizeof one);
}

enum { AGAIN_ARGS = 16 };
static void again_one(const struct state_row *s, struct arg *out)
{
    const struct arg one[AGAIN_ARGS] = {
        A_TEXT(s->key),  A_WHEN(s->first),     A_WHEN(s->last),        A_INT(s->seen),           A_TEXT(s->sources), A_TEXT(s->feed),
        A_TEXT(s->how),  A_INT(s->confidence), A_TEXT(s->counterpart), port_arg(s->source_port), side_arg(s),        port_arg(s->destination_port),
        A_TEXT(s->more), A_INT(s->day),        A_INT(s->event),        A_TEXT(s->events)
    };
    memcpy(out, one, sizeof one);
}

static err put_all(struct ctx *c, const struct known *k)
{
    struct arg *put = NEW_ARRAY(c->arena, k->n * PUT_ARGS + 1, struct arg), *again = NEW_ARRAY(c->arena, k->n * AGAIN_ARGS + 1, struct arg);
    size_t nput = 0, nagain = 0;
    struct rows *r;
    for (size_t i = 0; i < k->n; i++)
        if (only_again(&k->v[i]))
            again_one(&k->v[i], &again[nagain++ * AGAIN_ARGS]);
        else
            put_one(c, &k->v[i], &put[nput++ * PUT_ARGS]);
    TRY(db_many(c, &sql_again, again, AGAIN_ARGS, nagain, &r));
    return db_many(c, &sql_put, put, PUT_ARGS, nput, &r);
}

/* those that are on a list, or were */
static err listed_all(struct ctx *c, const struct known *k)
{
    enum { LISTED_ARGS = 4 };
    struct arg *args = NEW_ARRAY(c->arena, k->n * LISTED_ARGS + 1, struct arg);
    struct rows *r;
    size_t n = 0;
    for (size_t i = 0; i < k->n; i++) {
        const struct state_row *s = &k->v[i];
        if (str_eq(s->listed, s->was_listed)) continue;
        const struct arg one[LISTED_ARGS] = { A_TEXT(s->id), A_TEXT(s->listed), A_TEXT(S("")), A_TEXT(S("")) };
        memcpy(&args[n++ * LISTED_ARGS], one, sizeof one);
    }
    return n ? db_many(c, &sql_listed, args, LISTED_ARGS, n, &r) : NULL;
}

static err steps_all(struct ctx *c, const struct known *k)
{
    struct found_step *v = NEW_ARRAY(c->arena, k->n + 1, struct found_step);
    size_t n = 0;
    for (size_t i = 0; i < k->n; i++) {
        const struct state_row *s = &k->v[i];
        if (!s->came_back && !s->renewed) continue;
        v[n++] =
            (struct found_step){ .finding = s->id, .act = S("seen"), .was = str_of(found_state_words.v[s->was]), .now = str_of(found_state_words.v[s->state]) };
    }
    return found_steps_add(c, v, n);
}

err known_write(struct ctx *c, const struct known *k)
{
    TRY(put_all(c, k));
    TRY(listed_all(c, k));
    return steps_all(c, k);
}
