/* ingest - read, attribute, gather, hand over to the day's store, some thousand lines at a time */
#include "domain/intelligence/ingest.h"

#include "base/room.h"
#include "base/utf8.h"
#include "domain/intelligence/day_words.h"
#include "domain/intelligence/finding.h"
#include "domain/intelligence/further.h"
#include "domain/intelligence/geo.h"
#include "domain/intelligence/names.h"
#include "domain/intelligence/owners.h"
#include "domain/intelligence/scope.h"
#include "domain/intelligence/warning.h"
#include "domain/intelligence/writer.h"
#include "guard/guard.h"
#include "spine/viewer.h"

enum {
    GATHER_BYTES = 6 << 20,
    RAW_ROOM = GATHER_BYTES + 2 * EVENTS_LONGEST_ROW,
    GATHER_ROOM = 64 << 20,
    ROW_ROOM = 24 << 20,
    ROW_USED = 1 << 20,
    WORD_POINTS = 200,
    SCOPES = 4096,
    SLOTS = 2 * DAY_ROWS + 1,
    HEADING_KEPT = 60000
};

/* what is handed over in one go; while one is written the other is filled */
struct gather {
    struct ctx c; /* its arena, emptied when it is begun anew */
    struct day_load l;
    struct day_bad *bad;
    uint32_t *slot; /* events by hour and sum, open addressing; 1-based */
    struct buf raw; /* for each line: its number and length, 4 bytes each, and the line */
    uint64_t first_line, last_line;
};

struct work {
    struct ctx *c;  /* of the caller */
    struct ctx row; /* the arena of the row that is being read */
    const struct ingest_options *o;
    struct owners *owners;
    struct geo_memory *places;
    struct warnings *warnings;
    struct regex_work *patterns;
    struct further *further;
    struct day *day;
    struct writer *writer;
    struct ingest_told *told;
    struct gather two[2], *g;
    str heading; /* of a table, for what is read again */
    struct {
        str org;
        int64_t id;
    } scopes[SCOPES]; /* numbers known already, open addressing */
    size_t nscopes;
};

static void drop_owners(void *o)
{
    owners_drop(o);
}
static void drop_warnings(void *w)
{
    warnings_drop(w);
}
static void drop_geo(void *g)
{
    geo_drop(g);
}
static void close_day(void *d)
{
    day_close(d);
}

static void gather_anew(struct work *w, struct gather *g)
{
    arena_reset(g->c.arena);
    memcpy(arena_boundary(g->c.arena), arena_boundary(w->c->arena), sizeof(jmp_buf));
    g->l = (struct day_load){ .batch = w->told->batch,
                              .rows = NEW_ARRAY(g->c.arena, DAY_ROWS, struct day_row),
                              .events = NEW_ARRAY(g->c.arena, DAY_ROWS, struct day_event) };
    g->l.bad = g->bad = NEW_ARRAY(g->c.arena, DAY_ROWS, struct day_bad);
    g->slot = NEW_ARRAY(g->c.arena, SLOTS, uint32_t);
    g->raw = (struct buf){ .a = g->c.arena, .p = arena_room(g->c.arena, RAW_ROOM), .cap = RAW_ROOM, .max = RAW_ROOM }; /* growing would keep all sizes before */
    w->g = g;
}

static err hand_over(struct work *w, bool last)
{
    struct gather *g = w->g;
    g->l.last = last;
    if (g->raw.n) {
        str plain = buf_str(&g->raw);
        g->l.chunk = (struct day_chunk){ g->first_line, g->last_line, sha256_hex(g->c.arena, plain), pack_zstd(g->c.arena, plain) };
        if (!g->l.chunk.bytes.n) FAIL(w->c, E_BUSY, "out-of-memory", "not enough memory");
    }
    g->c.db = w->c->db;
    TRY(day_known(&g->c, w->day, &g->l));
    TRY(writer_give(w->writer, &g->l));
    gather_anew(w, g == w->two ? w->two + 1 : w->two);
    return last ? writer_wait(w->writer) : NULL;
}

static void put32(struct buf *b, uint64_t v)
{
    const char le[4] = { (char)v, (char)(v >> 8), (char)(v >> 16), (char)(v >> 24) };
    buf_put(b, (str){ le, 4 });
}

static void keep_raw(struct work *w, const struct events_row *r)
{
    struct gather *g = w->g;
    if (!g->raw.n) g->first_line = r->line;
    g->last_line = r->line;
    put32(&g->raw, r->line);
    put32(&g->raw, r->raw.n);
    buf_put(&g->raw, r->raw);
}

static err scope_number(struct work *w, str org, int64_t *out)
{
    size_t first = (size_t)str_hash(org) % SCOPES, at = first;
    while (w->scopes[at].id && !str_eq(w->scopes[at].org, org)) at = (at + 1) % SCOPES;
    if (!w->scopes[at].id) {
        int64_t number;
        TRY(scope_of(w->c, w->o->team, org, &number));
        if (w->nscopes > SCOPES / 2) { /* more owners than are remembered: begin again */
            memset(w->scopes, 0, sizeof w->scopes);
            w->nscopes = 0;
            at = first;
        }
        w->scopes[at].org = arena_dup(w->c->arena, org);
        w->scopes[at].id = number;
        w->nscopes++;
    }
    *out = w->scopes[at].id;
    return NULL;
}

static str address(const struct event_ip *ip, struct arena *a)
{
    return ip->set ? arena_dup(a, (str){ (const char *)ip->b, 16 }) : (str){ NULL, 0 };
}

static str first_of(const struct event *e, const enum event_field *f, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (e->field[f[i]].n) return e->field[f[i]];
    return (str){ NULL, 0 };
}

/* asset or counterpart in words: its address, else a name of it */
static str side_words(const struct event *e, bool destination)
{
    static const enum event_field source[] = { EVENT_F_SOURCE_IP, EVENT_F_SOURCE_FQDN, EVENT_F_SOURCE_URL, EVENT_F_SOURCE_ACCOUNT, EVENT_F_SOURCE_NETWORK },
                                  dest[] = { EVENT_F_DESTINATION_IP, EVENT_F_DESTINATION_FQDN, EVENT_F_DESTINATION_URL, EVENT_F_DESTINATION_ACCOUNT,
                                             EVENT_F_DESTINATION_NETWORK };
    return first_of(e, destination ? dest : source, COUNT(source));
}

/* what is told of the same: owner, class, asset, counterpart, name (details 12) and the service, which is the
 * destination's port where there is a destination, else the source's: a client's own port differs each time. What is found under
 * another URL of the owner's is another thing; of whom it is done to, what was asked for is not. */
void event_sum(const struct event *e, int64_t scope, bool destination, unsigned char out[16])
{
    const enum event_field port = e->field[EVENT_F_DESTINATION_IP].n || e->field[EVENT_F_DESTINATION_FQDN].n ? EVENT_F_DESTINATION_PORT : EVENT_F_SOURCE_PORT;
    const str parts[] = { { (const char *)&scope, sizeof scope },
                          e->field[EVENT_F_CLASSIFICATION_TYPE],
                          utf8_clip(e->field[EVENT_F_CLASSIFICATION_IDENTIFIER], WORD_POINTS),
                          side_words(e, destination),
                          side_words(e, !destination),
                          e->field[port],
                          destination ? S("") : e->field[EVENT_F_SOURCE_URL] };
    hash_parts(out, parts, COUNT(parts));
}

/* the fields that have no column of their own. Those whose values come together again and again stand apart: what is said of
 * the problem (what is not named here), and where each side lies on the net. */
enum { ABOUT, SOURCE, DESTINATION, OWN, PARTS, COLUMN };
_Static_assert((int)OWN == (int)DAY_USUAL, "what is usual comes first");
#define SIDE(S)                                                                                                                              \
    [EVENT_F_##S##_ABUSE_CONTACT] = S, [EVENT_F_##S##_ALLOCATED] = S, [EVENT_F_##S##_AS_NAME] = S, [EVENT_F_##S##_ASN] = S,                  \
    [EVENT_F_##S##_GEOLOCATION_CC] = S, [EVENT_F_##S##_GEOLOCATION_CITY] = S, [EVENT_F_##S##_GEOLOCATION_COUNTRY] = S,                       \
    [EVENT_F_##S##_GEOLOCATION_LATITUDE] = S, [EVENT_F_##S##_GEOLOCATION_LONGITUDE] = S, [EVENT_F_##S##_GEOLOCATION_REGION] = S,             \
    [EVENT_F_##S##_GEOLOCATION_STATE] = S, [EVENT_F_##S##_NETWORK] = S, [EVENT_F_##S##_REGISTRY] = S, [EVENT_F_##S##_IP] = COLUMN,           \
    [EVENT_F_##S##_PORT] = COLUMN, [EVENT_F_##S##_ACCOUNT] = OWN, [EVENT_F_##S##_DOMAIN_SUFFIX] = OWN, [EVENT_F_##S##_FQDN] = OWN,           \
    [EVENT_F_##S##_LOCAL_HOSTNAME] = OWN, [EVENT_F_##S##_LOCAL_IP] = OWN, [EVENT_F_##S##_REVERSE_DNS] = OWN, [EVENT_F_##S##_TOR_NODE] = OWN, \
    [EVENT_F_##S##_URL] = OWN, [EVENT_F_##S##_URLPATH] = OWN
static const unsigned char part_of[EVENT_FIELDS] = {
    SIDE(SOURCE),
    SIDE(DESTINATION),
    [EVENT_F_SOURCE_GEOLOCATION_CYMRU_CC] = SOURCE,
    [EVENT_F_SOURCE_GEOLOCATION_GEOIP_CC] = SOURCE,
    [EVENT_F_CLASSIFICATION_TYPE] = COLUMN,
    [EVENT_F_TIME_SOURCE] = COLUMN,
    [EVENT_F_TIME_OBSERVATION] = COLUMN,
    [EVENT_F_RAW] = COLUMN,
    [EVENT_F_OUTPUT] = COLUMN,
    [EVENT_F_EXTRA] = COLUMN, /* apart: further.h */
    [EVENT_F_COMMENT] = OWN,
    [EVENT_F_EVENT_HASH] = OWN,
    [EVENT_F_MALWARE_HASH_MD5] = OWN,
    [EVENT_F_MALWARE_HASH_SHA1] = OWN,
    [EVENT_F_MALWARE_HASH_SHA256] = OWN,
    [EVENT_F_MISP_ATTRIBUTE_UUID] = OWN,
    [EVENT_F_MISP_EVENT_UUID] = OWN,
    [EVENT_F_RTIR_ID] = OWN,
    [EVENT_F_SCREENSHOT_URL] = OWN,
};
#undef SIDE

/* with what has no field, and the warning lists that the sides are on */
static void rest_of(struct further *f, struct arena *a, const struct event *e, str warnings, struct day_event *d)
{
    unsigned char part[EVENT_FIELDS];
    str out[PARTS];
    memcpy(part, part_of, sizeof part);
    part[EVENT_F_CLASSIFICATION_IDENTIFIER] = e->field[EVENT_F_CLASSIFICATION_IDENTIFIER].n < WORD_POINTS ? COLUMN : OWN;
    part[EVENT_F_FEED_NAME] = e->field[EVENT_F_FEED_NAME].n < WORD_POINTS ? COLUMN : OWN;
    event_json_parts(a, e, part, out, PARTS);
    memcpy(d->usual, out, sizeof d->usual);
    d->more = out[OWN];
    str shared, own, listed = warnings.n ? arena_fmt(a, "{\"warning\":%.*s}", FMT(warnings)) : S("");
    further_of(f, a, e, &shared, &own);
    if (!d->usual[DESTINATION].n) { /* nothing is said of such: its place is free for what rows say alike */
        d->usual[DESTINATION] = shared;
        shared = S("");
    }
    if (shared.n || own.n || listed.n) d->more = usual_joined(a, (const str[]){ d->more, shared, own, listed }, 4);
}

/* a client's own port, by which who translates addresses finds it; a destination's owner is told of none */
static uint16_t own_port(const struct event *e, const struct owned *own)
{
    bool served = e->field[EVENT_F_DESTINATION_IP].n || e->field[EVENT_F_DESTINATION_FQDN].n;
    return served && !own->destination && e->source_port > 0 && e->source_port < 65536 ? (uint16_t)e->source_port : 0;
}

/* the go's event of this sum; *fresh: it is new, and only its key is filled */
static uint32_t event_of(struct gather *g, int64_t hour, const unsigned char sum[16], bool *fresh)
{
    uint64_t h;
    memcpy(&h, sum, sizeof h);
    size_t k = (size_t)((h ^ (uint64_t)hour) % SLOTS);
    for (; g->slot[k]; k = (k + 1) % SLOTS) {
        const struct day_event *e = &g->l.events[g->slot[k] - 1];
        *fresh = false;
        if (e->hour == hour && memcmp(e->sum, sum, sizeof e->sum) == 0) return g->slot[k] - 1;
    }
    *fresh = true;
    struct day_event *e = &g->l.events[g->l.nevents++];
    memcpy(e->sum, sum, sizeof e->sum);
    e->hour = hour;
    g->slot[k] = (uint32_t)g->l.nevents;
    return g->slot[k] - 1;
}

static void fill_event(const struct work *w, struct arena *a, const struct event *e, const struct owned *own, struct day_event *d)
{
    d->class = arena_dup(a, e->field[EVENT_F_CLASSIFICATION_TYPE]);
    d->name = arena_dup(a, utf8_clip(e->field[EVENT_F_CLASSIFICATION_IDENTIFIER], WORD_POINTS));
    d->feed = arena_dup(a, utf8_clip(e->field[EVENT_F_FEED_NAME], WORD_POINTS));
    d->how = own->how;
    d->confidence = own->confidence;
    d->source = address(&e->source, a);
    d->destination = address(&e->destination, a);
    d->source_port = e->source_port;
    d->destination_port = e->destination_port;
    d->names = names_of(a, e);
    rest_of(w->further, a, e, warnings_of(a, w->warnings, w->patterns, e), d);
}

static err take_event(struct work *w, const struct events_row *r, size_t k)
{
    struct event *e = &r->event[k];
    struct gather *g = w->g;
    geo_enrich(w->places, e);
    when at = e->time.us ? e->time : e->observed.us ? e->observed : w->c->now;
    struct owned own = owners_of(w->owners, e, at);
    unsigned char which = (unsigned char)(k & 0xff), sum[16];
    const str parts[] = { w->o->sender, str_of(events_format_word(w->o->read.format)), r->raw, { (const char *)&which, k ? 1 : 0 } };
    int64_t scope;
    bool fresh;
    TRY(scope_number(w, own.organisation, &scope));
    event_sum(e, scope, own.destination, sum);
    uint32_t which_event = event_of(g, at.us / HOUR, sum, &fresh);
    if (fresh) {
        g->l.events[which_event].scope = scope;
        fill_event(w, g->c.arena, e, &own, &g->l.events[which_event]);
    }
    struct day_row *d = &g->l.rows[g->l.n++];
    *d = (struct day_row){ .n = r->line, .again = k > 0, .at = at, .event = which_event, .port = own_port(e, &own) };
    hash_parts(d->hash, parts, COUNT(parts));
    return NULL;
}

static void take_bad(struct work *w, const struct events_row *r)
{
    struct arena *a = w->g->c.arena;
    struct day_bad *b = &w->g->bad[w->g->l.nbad++];
    const str parts[] = { w->o->sender, str_of(events_format_word(w->o->read.format)), r->raw };
    *b = (struct day_bad){ .n = r->line,
                           .code = str_of(r->code),
                           .why = arena_dup(a, r->why),
                           .pointer = arena_dup(a, r->pointer),
                           .raw = arena_dup(a, str_cut(r->raw, 0, EVENTS_RAW_KEPT < r->raw.n ? EVENTS_RAW_KEPT : r->raw.n)) };
    hash_parts(b->hash, parts, COUNT(parts));
    if (w->told->nerrors == INGEST_ERRORS) return;
    w->told->errors[w->told->nerrors++] = (struct ingest_error){ r->line, str_of(r->code), arena_dup(w->c->arena, r->why), arena_dup(w->c->arena, r->pointer) };
}

static err take_row(struct work *w, const struct events_row *r)
{
    w->g->l.lines++;
    if (r->kind == EVENTS_SKIP) {
        w->g->l.skipped++;
        if (!w->heading.n && str_is(r->why, "the heading")) w->heading = arena_dup(w->c->arena, r->raw);
        return NULL;
    }
    keep_raw(w, r);
    if (r->kind == EVENTS_BAD) {
        take_bad(w, r);
        return NULL;
    }
    for (size_t k = 0; k < r->n; k++) {
        if (w->g->l.n == DAY_ROWS) TRY(hand_over(w, false));
        TRY(take_event(w, r, k));
    }
    return NULL;
}

static bool gathered_enough(const struct work *w)
{
    return w->g->l.n + 256 > DAY_ROWS || w->g->l.nbad + 1 > DAY_ROWS || w->g->raw.n > GATHER_BYTES;
}

static err read_all(struct work *w, struct events *reader, struct unpack *in)
{
    str piece;
    do {
        struct events_row r;
        TRY(unpack_next(w->c, in, &piece));
        events_feed(reader, piece, piece.n == 0);
        for (;;) {
            if (arena_used(w->row.arena) > ROW_USED) {
                arena_reset(w->row.arena);
                memcpy(arena_boundary(w->row.arena), arena_boundary(w->c->arena), sizeof(jmp_buf));
            }
            TRY(events_next(&w->row, reader, &r));
            if (r.kind == EVENTS_MORE) break;
            TRY(take_row(w, &r));
            if (gathered_enough(w)) TRY(hand_over(w, false));
        }
    } while (piece.n);
    return NULL;
}

/* what this sender called by this name before, today or yesterday */
static err taken_before(struct ctx *c, const struct ingest_options *o, struct ingest_told *out)
{
    for (int back = 0; o->given.n && back < 2 && !out->again; back++) {
        struct day *d;
        err e = day_open(c, day_of(c->now) - back, false, &d);
        if (e && e->kind == E_ABSENT) continue;
        TRY(e);
        e = day_batch_given(c, d, c->who->actor, o->given, &out->batch, &out->counts, &out->again);
        day_close(d);
        TRY(e);
        out->day = day_of(c->now) - back;
    }
    return NULL;
}

/* where addresses lie, and the warning lists; they are given back when the arena ends */
static err places_known(struct work *w)
{
    struct geo *g;
    void **lists = arena_onclose(w->c->arena, drop_warnings);
    TRY(warnings_take(w->c, &w->warnings));
    *lists = w->warnings;
    w->patterns = regex_work(w->c->arena);
    void **slot = arena_onclose(w->c->arena, drop_geo);
    TRY(geo_take(w->c, &g));
    *slot = g;
    return geo_memory(w->c, g, &w->places);
}

static err what_follows(struct ctx *c, void *arg)
{
    (void)arg;
    return findings_soon(c);
}

err ingest(struct ctx *c, const struct ingest_options *o, struct unpack *in, struct ingest_told *out)
{
    struct events *reader;
    struct work *w = NEW(c->arena, struct work);
    *out = (struct ingest_told){ .day = day_of(c->now) };
    TRY(taken_before(c, o, out));
    if (out->again) return NULL;
    *w = (struct work){ .c = c, .o = o, .told = out, .further = further_open(c->arena) };
    out->day = day_of(c->now);
    struct events_options read = o->read;
    read.now = c->now;
    /* EVE's other members are many and say little of the problem; an X-ARF report's say who wrote it, which is for the desk alone */
    read.bare = read.format == EVENTS_EVE || read.format == EVENTS_XARF;
    if (!read.feed.n) read.feed = utf8_clip(c->who && c->who->key.n ? c->who->key : S("suricata"), WORD_POINTS);
    TRY(events_open(c, &read, &reader));
    for (int i = 0; i < 2; i++) TRY(room_open(c, GATHER_ROOM, &w->two[i].c));
    TRY(room_open(c, ROW_ROOM, &w->row));
    void **owners = arena_onclose(c->arena, drop_owners), **day = arena_onclose(c->arena, close_day);
    TRY(owners_take(c, &w->owners));
    *owners = w->owners;
    TRY(places_known(w));
    TRY(day_open(c, out->day, true, &w->day));
    *day = w->day;
    TRY(day_batch(c, w->day, o->given, c->who->actor, o->team, str_of(events_format_word(o->read.format)), o->name, &out->batch));
    TRY(writer_open(c, w->day, &out->counts, &w->writer));
    gather_anew(w, w->two);
    err e = read_all(w, reader, in);
    if (!e) e = hand_over(w, true);
    writer_close(w->writer);
    struct events_told t = events_told(reader);
    if (!e && out->counts.quarantined) e = day_reading(c, w->day, out->batch, o->document, t.report_type, utf8_clip(w->heading, HEADING_KEPT));
    if (e) day_broken(c, w->day, out->batch);
    err soon = db_unit(c, what_follows, NULL);
    if (soon && !e && soon->kind != E_BUSY) e = soon; /* else it follows within the minute by itself */
    *day = NULL;
    day_close(w->day);
    *owners = NULL;
    owners_drop(w->owners);
    TRY(e);
    out->report_type = t.report_type;
    out->unknown_type = t.unknown_type;
    return NULL;
}
