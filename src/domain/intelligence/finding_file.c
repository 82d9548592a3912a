/* finding_file - findings as a file: CSV that no spreadsheet calculates with, JSON, plain text
 *
 * The names are those of IntelMQ's data harmonisation where there is one. Rows as in :page of finding_api.sql. */
#include "base/buf.h"
#include "domain/intelligence/finding_times.h"

static const char *const columns[] = { "finding",
                                       "classification.taxonomy",
                                       "classification.type",
                                       "classification.identifier",
                                       "event_description.text",
                                       "asset",
                                       "source.ip",
                                       "source.port",
                                       "destination.ip",
                                       "destination.port",
                                       "side",
                                       "counterpart",
                                       "time.first_seen",
                                       "time.last_seen",
                                       "times",
                                       "urls",
                                       "observations",
                                       "feed.name",
                                       "state",
                                       "organisation",
                                       "evidence" };

static str port_text(struct ctx *c, int64_t port)
{
    return port < 0 ? S("") : arena_fmt(c->arena, "%lld", (long long)port);
}

static str strs_joined(struct arena *a, struct strs v, const char *between)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < v.n; i++) buf_fmt(&b, "%s%.*s", i ? between : "", FMT(v.v[i]));
    return buf_str(&b);
}

/* the address of the other side; it may be named by a word alone */
static str far_address(struct ctx *c, str counterpart)
{
    struct event_ip ip;
    str s = counterpart;
    ptrdiff_t end;
    if (!event_ip_parse(s, &ip)) {
        if (str_starts(s, S("[")) && (end = str_chr(s, ']')) > 0)
            s = str_cut(s, 1, (size_t)end);
        else if ((end = str_chr(s, ':')) > 0)
            s = str_cut(s, 0, (size_t)end);
    }
    return event_ip_parse(s, &ip) ? event_ip_text(c->arena, &ip) : S("");
}

/* a row with all that is known of it */
struct filed {
    struct finding f;
    str more;
};
static err filed_all(struct ctx *c, str batch, struct rows *r, struct filed **out, size_t *n)
{
    size_t most = rows_count(r);
    struct filed *v = NEW_ARRAY(c->arena, most + 1, struct filed);
    struct finding **all = NEW_ARRAY(c->arena, most + 1, struct finding *);
    for (*n = 0; rows_next(r); ++*n) {
        finding_row(c, r, &v[*n].f);
        v[*n].more = row_text(r, 24);
        all[*n] = &v[*n].f;
    }
    *out = v;
    return findings_times(c, batch, all, *n);
}

static str times_text(struct ctx *c, const struct finding *f)
{
    struct buf b = { .a = c->arena };
    const struct seen_time *t = f->times.v;
    for (size_t i = 0; i < f->times.n; i++) buf_fmt(&b, "%s%.*s %lld", i ? "; " : "", FMT(when_text(c->arena, t[i].at)), (long long)t[i].source_port);
    return buf_str(&b);
}

/* addresses and ports stand on the side that they had in the newest observation */
static void cells_of(struct ctx *c, const struct filed *one, str cells[COUNT(columns)])
{
    const struct finding *f = &one->f;
    bool aimed = f->side == SIDE_DESTINATION;
    str far = far_address(c, f->counterpart);
    const str v[COUNT(columns)] = { id_str(&f->id),
                                    event_taxonomy_of(f->classification),
                                    f->classification,
                                    f->identifier,
                                    finding_said(c, one->more),
                                    f->asset,
                                    aimed ? far : f->address,
                                    port_text(c, f->source_port),
                                    aimed ? f->address : far,
                                    port_text(c, f->destination_port),
                                    str_of(found_side_words.v[f->side]),
                                    f->counterpart,
                                    when_text(c->arena, f->first_seen),
                                    when_text(c->arena, f->last_seen),
                                    times_text(c, f),
                                    strs_joined(c->arena, f->urls, " "),
                                    arena_fmt(c->arena, "%lld", (long long)f->seen),
                                    strs_joined(c->arena, f->sources, "; "),
                                    str_of(found_state_words.v[f->state]),
                                    f->organisation_name,
                                    one->more };
    memcpy(cells, v, sizeof v);
}

err findings_csv(struct ctx *c, str batch, struct rows *r, struct buf *out)
{
    struct filed *v;
    size_t n;
    TRY(filed_all(c, batch, r, &v, &n));
    for (size_t i = 0; i < COUNT(columns); i++) buf_fmt(out, "%s%s", i ? "," : "", columns[i]);
    buf_z(out, "\r\n");
    for (size_t k = 0; k < n; k++) {
        str cells[COUNT(columns)];
        cells_of(c, &v[k], cells);
        for (size_t i = 0; i < COUNT(columns); i++) {
            if (i) buf_c(out, ',');
            buf_csv(out, cells[i]);
        }
        buf_z(out, "\r\n");
    }
    if (out->full) FAIL(c, E_TOOBIG, "too-large", "more than a file may hold; narrow it");
    return NULL;
}

err findings_json(struct ctx *c, str batch, struct rows *r, struct buf *out)
{
    struct filed *v;
    size_t n;
    TRY(filed_all(c, batch, r, &v, &n));
    struct jw w = jw_on(out);
    jw_obj(&w);
    jw_key(&w, S("findings"));
    jw_arr(&w);
    for (size_t k = 0; k < n; k++) {
        str cells[COUNT(columns)];
        cells_of(c, &v[k], cells);
        jw_obj(&w);
        for (size_t i = 0; i + 1 < COUNT(columns); i++) {
            bool number = (str_ends(str_of(columns[i]), S(".port")) || str_is(str_of(columns[i]), "observations")) && cells[i].n;
            jw_key(&w, str_of(columns[i]));
            if (str_is(str_of(columns[i]), "times"))
                times_json(c, &w, v[k].f.times);
            else if (str_is(str_of(columns[i]), "urls"))
                jw_raw(&w, strs_json(c->arena, &v[k].f.urls));
            else if (number)
                jw_raw(&w, cells[i]);
            else
                jw_text(&w, cells[i]);
        }
        jw_key(&w, S("evidence"));
        jw_raw(&w, v[k].more.n ? v[k].more : S("{}"));
        jw_end_obj(&w);
    }
    jw_end_arr(&w);
    jw_end_obj(&w);
    buf_c(out, '\n');
    if (out->full) FAIL(c, E_TOOBIG, "too-large", "more than a file may hold; narrow it");
    return NULL;
}

static void times_lines(struct ctx *c, const struct finding *f, struct buf *out)
{
    const struct seen_time *t = f->times.v;
    for (size_t i = 0; i < f->times.n; i++) buf_fmt(out, "  %.*s port %lld\n", FMT(when_text(c->arena, t[i].at)), (long long)t[i].source_port);
}

err findings_text(struct ctx *c, str batch, struct rows *r, struct buf *out)
{
    struct filed *v;
    size_t n;
    TRY(filed_all(c, batch, r, &v, &n));
    for (size_t k = 0; k < n; k++) {
        const struct finding f = v[k].f;
        str first = when_text(c->arena, f.first_seen), last = when_text(c->arena, f.last_seen), said = finding_said(c, v[k].more);
        buf_fmt(out, "%.*s\n  %.*s %.*s%s%.*s\n  %.*s - %.*s (%lld)\n", FMT(f.asset), FMT(f.classification), FMT(f.identifier), said.n ? ": " : "", FMT(said),
                FMT(first), FMT(last), (long long)f.seen);
        if (f.side == SIDE_DESTINATION && f.counterpart.n)
            buf_fmt(out, "  <- %.*s\n", FMT(f.counterpart));
        else if (f.source_port >= 0 || f.counterpart.n)
            buf_fmt(out, "  port %.*s -> %.*s\n", FMT(port_text(c, f.source_port)), FMT(f.counterpart));
        times_lines(c, &f, out);
        for (size_t i = 0; i < f.urls.n; i++) buf_fmt(out, "  %.*s\n", FMT(f.urls.v[i]));
        buf_fmt(out, "  %.*s\n\n", FMT(v[k].more));
    }
    if (out->full) FAIL(c, E_TOOBIG, "too-large", "more than a file may hold; narrow it");
    return NULL;
}
