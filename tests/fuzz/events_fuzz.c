/* events_fuzz - any bytes as observations, in every format: cut at random places they give the same rows; what is made is sound */
#include <stdlib.h>

#include "base/utf8.h"
#include "formats/events_map.h"
#include "formats/events_shadow.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const char mapping[] =
    "{\"comment\":\"#\",\"empty\":[\"-\"],\"columns\":[{\"from\":\"t\",\"to\":\"time.source\",\"time\":\"%d/%b/%Y:%H:%M:%S %z\"},"
    "{\"from\":\"/a/0\",\"to\":\"source.ip|source.network|source.fqdn\"},{\"from\":2,\"to\":\"source.url\",\"prefix\":\"http://\"},"
    "{\"from\":\"p\",\"to\":\"source.port\",\"split\":\",\"},{\"from\":\"j\",\"to\":\"extra.j\",\"kind\":\"json\"}],\"compose\":{\"source.url\":\"http://{source.fqdn}/\"}}";

static void sound(struct ctx *c, const struct event *e)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    struct json v;
    static const struct json_limits lim = { .bytes = 32 << 20, .members = 1000000 };
    event_json(&w, e);
    if (b.full || json_read(c, buf_str(&b), &lim, &v)) abort();
    for (size_t f = 0; f < EVENT_FIELDS; f++) {
        struct event again;
        if (!e->field[f].n) continue;
        event_init(&again);
        if (!event_set(c, &again, (enum event_field)f, e->field[f]) || !str_eq(again.field[f], e->field[f])) abort(); /* a form is its own form */
    }
}

static void same(const struct events_row *a, const struct events_row *b)
{
    if (a->kind != b->kind || a->line != b->line || a->lines != b->lines || a->n != b->n || a->cut != b->cut || !str_eq(a->raw, b->raw)) abort();
}

static err next(struct ctx *c, struct events *r, str *in, size_t piece, bool *ended, struct events_row *row)
{
    for (;;) {
        TRY(events_next(c, r, row));
        if (row->kind != EVENTS_MORE || *ended) return NULL;
        size_t n = piece && piece < in->n ? piece : in->n;
        *ended = n == in->n;
        events_feed(r, str_cut(*in, 0, n), *ended);
        *in = str_cut(*in, n, in->n);
    }
}

static void both_ways(struct ctx *c, const struct events_options *o, str in, size_t piece)
{
    struct events *one, *two;
    struct events_row a, b;
    str rest_one = in, rest_two = in;
    bool ended_one = false, ended_two = false;
    if (events_open(c, o, &one) || events_open(c, o, &two)) abort();
    do {
        if (next(c, one, &rest_one, 0, &ended_one, &a) || next(c, two, &rest_two, piece, &ended_two, &b)) abort();
        same(&a, &b);
        if (a.kind == EVENTS_BAD && (!a.why.n || !a.code)) abort();
        if (a.kind == EVENTS_ROW && !a.n) abort();
        for (size_t i = 0; i < a.n; i++) sound(c, &a.event[i]);
    } while (a.kind != EVENTS_MORE);
    if (events_told(one).lines != events_told(two).lines) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(512 << 20);
    if (!a || n < 2) {
        arena_close(a);
        return 0;
    }
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct events_mapping *m;
        if (events_mapping_read(&c, S(mapping), &m)) abort();
        struct events_options o = { .format = (enum events_format)(data[0] % EVENTS_FORMATS), .windows1252 = data[0] & 64, .mapping = m, .observed = { 1 } };
        o.report_type = data[0] & 32 ? S("event4_sinkhole_http") : S("scan_exchange");
        both_ways(&c, &o, (str){ (const char *)data + 2, n - 2 }, 1 + data[1]);
    }
    arena_close(a);
    return 0;
}
