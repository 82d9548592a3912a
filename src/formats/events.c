/* events - see events.h: the face of the readers; events_cut.c cuts the rows, a file a format says what they mean */
#include <stdio.h>

#include "base/utf8.h"
#include "events_inside.h"
#include "formats/text.h"

static const char *const words[EVENTS_FORMATS] = { "eve", "intelmq", "shadowserver", "csv", "json", "xarf" };

bool events_format_of(str word, enum events_format *out)
{
    for (size_t i = 0; i < EVENTS_FORMATS; i++)
        if (str_is(word, words[i])) {
            *out = (enum events_format)i;
            return true;
        }
    return false;
}

const char *events_format_word(enum events_format f)
{
    return f < EVENTS_FORMATS ? words[f] : "";
}

err events_open(struct ctx *c, const struct events_options *o, struct events **out)
{
    struct events *r = NEW(c->arena, struct events);
    *r = (struct events){ .a = c->arena, .o = *o, .line = 1 };
    if (o->format >= EVENTS_FORMATS) FAIL_AT(c, S("/format"), "unknown-format", "no format of this name is read");
    if ((o->format == EVENTS_CSV || o->format == EVENTS_JSON) && !o->mapping) FAIL_AT(c, S("/mapping"), "no-mapping", "csv and json need a mapping");
    if (o->format == EVENTS_SHADOWSERVER) shadow_open(r);
    if (o->format == EVENTS_EVE) r->feed = o->feed;
    map_open(r);
    *out = r;
    return NULL;
}

struct events_told events_told(const struct events *r)
{
    struct events_told t = r->told;
    t.lines = r->line - 1 + r->in_line;
    return t;
}

void events_bad(struct ctx *c, struct events_row *out, const char *code, str pointer, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    out->kind = EVENTS_BAD;
    out->n = 0;
    out->code = code;
    out->pointer = pointer;
    out->why = arena_vfmt(c->arena, fmt, ap);
    va_end(ap);
}

void events_skip(struct events_row *out, str why)
{
    out->kind = EVENTS_SKIP;
    out->why = why;
}

void events_one(struct ctx *c, struct events *r, struct event *e, struct events_row *out)
{
    for (size_t i = 0; i < r->o.n_defaults; i++)
        if (!e->field[r->o.defaults[i].field].n) event_set(c, e, r->o.defaults[i].field, r->o.defaults[i].value);
    if (!e->field[EVENT_F_FEED_NAME].n) e->field[EVENT_F_FEED_NAME] = r->feed;
    if (!e->field[EVENT_F_CLASSIFICATION_TYPE].n) e->field[EVENT_F_CLASSIFICATION_TYPE] = S("undetermined");
    if (!e->observed.us && r->o.observed.us) {
        e->observed = r->o.observed;
        e->field[EVENT_F_TIME_OBSERVATION] = event_time_text(c->arena, e->observed);
    }
    if (!e->field[EVENT_F_CLASSIFICATION_TAXONOMY].n) e->field[EVENT_F_CLASSIFICATION_TAXONOMY] = event_taxonomy_of(e->field[EVENT_F_CLASSIFICATION_TYPE]);
    out->kind = EVENTS_ROW;
    out->event = e;
    out->n = 1;
}

bool events_must_fit(enum event_field f)
{
    return f == EVENT_F_SOURCE_IP || f == EVENT_F_DESTINATION_IP || f == EVENT_F_SOURCE_PORT || f == EVENT_F_DESTINATION_PORT;
}

void events_unfit(struct ctx *c, struct events_row *out, enum event_field f, str pointer, str name)
{
    bool port = f == EVENT_F_SOURCE_PORT || f == EVENT_F_DESTINATION_PORT;
    events_bad(c, out, port ? "bad-port" : "bad-address", pointer, port ? "%.*s is no port (0 to 65535)" : "%.*s is no IP address", FMT(name));
}

/* ---- rows that cannot be */
static bool names_something(const struct event *e)
{
#define SIDE(S)                                                                                                                                          \
    EVENT_F_##S##_IP, EVENT_F_##S##_FQDN, EVENT_F_##S##_URL, EVENT_F_##S##_ACCOUNT, EVENT_F_##S##_NETWORK, EVENT_F_##S##_REVERSE_DNS, EVENT_F_##S##_ASN, \
        EVENT_F_##S##_LOCAL_IP, EVENT_F_##S##_LOCAL_HOSTNAME
    static const enum event_field names[] = { SIDE(SOURCE), SIDE(DESTINATION), EVENT_F_MALWARE_HASH_MD5, EVENT_F_MALWARE_HASH_SHA1,
                                              EVENT_F_MALWARE_HASH_SHA256 };
#undef SIDE
    for (size_t i = 0; i < COUNT(names); i++)
        if (e->field[names[i]].n) return true;
    return false;
}

static bool time_fits(struct ctx *c, const struct events *r, when at, struct events_row *out)
{
    static const char *const places[EVENTS_FORMATS] = { "/timestamp", "/time.source", "timestamp", "", "", "/timestamp" };
    bool early = at.us && at.us<when_make(1990, 1, 1, 0, 0, 0).us, late = at.us> r->o.now.us + DAY;
    if (early || late) events_bad(c, out, "bad-time", str_of(places[r->o.format]), "its time lies %s", early ? "before 1990" : "more than a day in the future");
    return !early && !late;
}

static void look_at(struct ctx *c, const struct events *r, struct events_row *out)
{
    for (size_t i = 0; i < out->n && out->kind == EVENTS_ROW; i++) {
        const struct event *e = &out->event[i];
        if (!time_fits(c, r, e->time, out) || !time_fits(c, r, e->observed, out) || names_something(e)) continue;
        if (r->o.format == EVENTS_EVE && str_is(e->field[EVENT_F_CLASSIFICATION_TYPE], "undetermined")) {
            events_skip(out, S("a record of traffic that names nothing"));
            out->n = 0;
        } else
            events_bad(c, out, "names-nothing", S(""), "neither an address nor a name, URL or account");
    }
}

/* an error of the JSON reader as what is wrong with a row */
static void not_json(struct ctx *c, struct events_row *out, err e)
{
    bool nul = memchr(out->raw.p, 0, out->raw.n) != NULL;
    const char *code = nul ? "nul-byte" : str_is(str_of(e->code), "json-encoding") ? "not-utf8" : str_is(str_of(e->code), "json-syntax") ? "not-json" : e->code;
    ptrdiff_t at = out->lines == 1 ? str_find(e->detail, S("line 1 ")) : -1; /* the row has a line of its own */
    str before = str_cut(e->detail, 0, at < 0 ? e->detail.n : (size_t)at), after = at < 0 ? S("") : str_cut(e->detail, (size_t)at + 7, e->detail.n);
    events_bad(c, out, code, e->field, "%s%.*s%.*s", nul ? "a NUL byte; " : "", FMT(before), FMT(after));
}

static err json_row(struct ctx *c, struct events *r, struct events_row *out)
{
    static const struct json_limits lim = { .bytes = 3 * (size_t)EVENTS_LONGEST_ROW, .depth = EVENTS_DEEPEST, .members = EVENTS_MOST_VALUES };
    struct json v;
    str encoding;
    err e = json_read(c, out->raw, &lim, &v);
    if (e && r->o.windows1252 && str_is(str_of(e->code), "json-encoding") && !utf8_valid(out->raw)) {
        r->told.encoding = S("Windows-1252");
        e = json_read(c, text_decode(c, out->raw, EVENTS_LONGEST_ROW, &encoding), &lim, &v);
    }
    if (e && e->kind != E_INPUT && e->kind != E_TOOBIG) return e;
    if (e)
        not_json(c, out, e);
    else if (json_type(v) != JSON_OBJECT)
        events_bad(c, out, "not-json", S(""), "an object was expected");
    else if (r->o.format == EVENTS_EVE)
        eve_row(c, r, v, out);
    else if (r->o.format == EVENTS_INTELMQ)
        intelmq_row(c, r, v, out);
    else if (r->o.format == EVENTS_XARF)
        xarf_row(c, r, v, out);
    else if (r->o.format == EVENTS_SHADOWSERVER)
        shadow_object(c, r, v, out);
    else
        map_object(c, r, v, out);
    return NULL;
}

err events_next(struct ctx *c, struct events *r, struct events_row *out)
{
    events_cut(r, out);
    if (out->kind == EVENTS_ROW) {
        if (!str_trim(out->raw).n)
            events_skip(out, S("an empty line"));
        else if (map_passes(r, out)) {
            /* said there */
        } else if (r->frame == FRAME_TABLE)
            events_table_row(c, r, out);
        else
            TRY(json_row(c, r, out));
    }
    if (out->kind == EVENTS_MORE) return NULL;
    if (r->o.now.us) look_at(c, r, out);
    r->told.rows++;
    r->told.events += out->n;
    r->told.skipped += out->kind == EVENTS_SKIP;
    r->told.bad += out->kind == EVENTS_BAD;
    return NULL;
}
