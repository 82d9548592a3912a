/* events_guess - a mapping proposed from the beginning of a file: by headings first, then by what the values look like */
#include "base/utf8.h"
#include "events_map_inside.h"
#include "formats/event_inside.h"
#include "formats/text.h"

enum { MOST_SAMPLE = 256 << 10, MOST_ROWS = 200 };

/* headings in lower case, everything else than letters and digits as _ */
static const struct {
    const char *words, *to;
} known[] = {
    { "timestamp time date datetime date_time when first_seen firstseen last_seen lastseen event_time detected detected_at observed seen created occurred utc_time "
      "time_utc source_time ts",
      "time.source" },
    { "ip ip_address ipaddress ipv4 ipv6 address addr source_ip src_ip srcip src source_address src_addr victim_ip infected_ip host_ip client_ip remote_ip attacker_ip",
      "source.ip" },
    { "network cidr prefix subnet netblock", "source.network" },
    { "port src_port srcport source_port sport", "source.port" },
    { "asn as as_number source_asn src_asn", "source.asn" },
    { "as_name asname isp", "source.as_name" },
    { "country cc country_code geo source_cc src_geo", "source.geolocation.cc" },
    { "region state province", "source.geolocation.region" },
    { "city", "source.geolocation.city" },
    { "host hostname fqdn domain domain_name dns_name website site", "source.fqdn" },
    { "reverse_dns ptr rdns", "source.reverse_dns" },
    { "url uri link web_address", "source.url" },
    { "username user account login email e_mail mail", "source.account" },
    { "destination_ip dst_ip dstip dst dest_ip target_ip destination_address dst_addr cc_ip c2_ip server_ip sinkhole_ip", "destination.ip" },
    { "destination_port dst_port dstport dest_port dport target_port", "destination.port" },
    { "destination_host dst_host destination_fqdn http_host c2_domain", "destination.fqdn" },
    { "destination_url dst_url", "destination.url" },
    { "protocol proto transport", "protocol.transport" },
    { "application app_proto service", "protocol.application" },
    { "malware family malware_family malware_name infection botnet bot", "malware.name" },
    { "md5 md5_hash", "malware.hash.md5" },
    { "sha1", "malware.hash.sha1" },
    { "sha256 sha_256", "malware.hash.sha256" },
    { "description message text signature alert title reason details", "event_description.text" },
    { "type class classification category event_type", "classification.type" },
    { "tlp", "tlp" },
    { "comment note notes remark remarks", "comment" },
    { "status", "status" },
};
static const char *const patterns[] = { "iso",
                                        "epoch",
                                        "epoch_ms",
                                        "%d/%b/%Y:%H:%M:%S %z",
                                        "%Y/%m/%d %H:%M:%S",
                                        "%d.%m.%Y %H:%M:%S",
                                        "%d/%m/%Y %H:%M:%S",
                                        "%m/%d/%Y %H:%M:%S",
                                        "%d-%m-%Y %H:%M:%S",
                                        "%d/%m/%Y %H:%M",
                                        "%d-%b-%Y %H:%M:%S",
                                        "%d %b %Y %H:%M:%S",
                                        "%b %e %Y %H:%M:%S",
                                        "%Y%m%dT%H%M%SZ",
                                        "%d/%m/%Y",
                                        "%d.%m.%Y" };

struct column {
    str name; /* empty: by number */
    struct strs seen;
};
struct guess {
    struct column *v;
    size_t n;
    bool taken[EVENT_FIELDS];
};

static str normal(struct arena *a, str s)
{
    struct buf b = { .a = a };
    s = arena_lower(a, str_trim(s));
    for (size_t i = 0; i < s.n; i++) {
        bool sign = (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9');
        if (sign)
            buf_c(&b, s.p[i]);
        else if (b.n && b.p[b.n - 1] != '_')
            buf_c(&b, '_');
    }
    str out = buf_str(&b);
    return str_ends(out, S("_")) ? str_cut(out, 0, out.n - 1) : out;
}

static enum event_field by_name(struct arena *a, str name)
{
    enum event_field f = event_field_of(arena_lower(a, str_trim(name)));
    str plain = normal(a, name), one;
    if (f != EVENT_NO_FIELD && f != EVENT_F_EXTRA) return f;
    for (size_t i = 0; i < COUNT(known); i++)
        for (str rest = str_of(known[i].words); str_split(&rest, ' ', &one);)
            if (str_eq(one, plain)) return event_field_of(str_of(known[i].to));
    return EVENT_NO_FIELD;
}

/* the pattern that all values follow; NULL when there is none */
static const char *time_of(struct strs seen)
{
    when w;
    for (size_t k = 0; k < COUNT(patterns) && seen.n; k++) {
        size_t i = 0;
        bool number = str_is(str_of(patterns[k]), "epoch") || str_is(str_of(patterns[k]), "epoch_ms");
        while (i < seen.n && map_time(str_of(patterns[k]), 0, seen.v[i], &w) &&
               (!number || (w.us > INT64_C(946684800) * SECOND && w.us < INT64_C(4102444800) * SECOND)))
            i++;
        if (i == seen.n) return patterns[k];
    }
    return NULL;
}

/* all but `most_wrong` values can stand in the field */
static bool fit(struct ctx *c, struct strs seen, enum event_field f, size_t most_wrong)
{
    struct event e;
    event_init(&e);
    size_t wrong = 0;
    for (size_t i = 0; i < seen.n; i++) {
        bool dotted = event_fields[f].type != EVENT_FQDN || str_chr(seen.v[i], '.') > 0;
        if ((!dotted || !event_set(c, &e, f, seen.v[i])) && ++wrong > most_wrong) return false;
    }
    return seen.n > 0;
}

/* a heading names no address, time, number or web address */
static bool heading_like(struct strs cells)
{
    struct event_ip ip;
    double filled = 0;
    for (size_t i = 0; i < cells.n; i++) {
        str s = str_trim(cells.v[i]);
        struct strs one = { &s, 1 };
        int64_t n;
        filled += s.n > 0;
        if (event_ip_parse(s, &ip) || str_int(s, &n) || str_find(s, S("://")) > 0 || time_of(one)) return false;
    }
    return filled > 0;
}

static enum event_field by_values(struct ctx *c, struct guess *g, struct strs seen)
{
    static const enum event_field order[] = { EVENT_F_SOURCE_IP, EVENT_F_DESTINATION_IP, EVENT_F_SOURCE_URL, EVENT_F_SOURCE_FQDN };
    if (!g->taken[EVENT_F_TIME_SOURCE] && time_of(seen)) return EVENT_F_TIME_SOURCE;
    for (size_t i = 0; i < COUNT(order); i++) {
        int64_t n;
        if (!seen.n || g->taken[order[i]] || str_int(seen.v[0], &n)) continue;
        if (fit(c, seen, order[i], 0)) return order[i];
    }
    return EVENT_NO_FIELD;
}

static void write_column(struct jw *w, const struct column *k, size_t at, enum event_field f, bool json)
{
    jw_obj(w);
    jw_key(w, S("from"));
    if (k->name.n || json)
        jw_text(w, k->name);
    else
        jw_int(w, (int64_t)at + 1);
    jw_key(w, S("to"));
    jw_text(w, f == EVENT_F_SOURCE_IP ? S("source.ip|source.network") : event_fields[f].name);
    if (event_fields[f].type == EVENT_TIME && time_of(k->seen)) jw_kt(w, "time", str_of(time_of(k->seen)));
    if (event_fields[f].type == EVENT_URL) jw_kt(w, "prefix", S("http://"));
    jw_end_obj(w);
}

static str written(struct ctx *c, struct guess *g, char delimiter, bool header, bool comment, bool json)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    enum event_field *to = NEW_ARRAY(c->arena, g->n + 1, enum event_field);
    size_t some = 0;
    for (size_t i = 0; i < g->n; i++) {
        to[i] = g->v[i].name.n ? by_name(c->arena, g->v[i].name) : EVENT_NO_FIELD;
        bool network = to[i] == EVENT_F_SOURCE_IP && fit(c, g->v[i].seen, EVENT_F_SOURCE_NETWORK, 0);
        size_t odd = g->v[i].seen.n / 4; /* a heading that says what it is is believed when three of four values agree */
        if (to[i] != EVENT_NO_FIELD &&
            (g->taken[to[i]] || (g->v[i].seen.n && event_fields[to[i]].type != EVENT_TIME && !network && !fit(c, g->v[i].seen, to[i], odd))))
            to[i] = EVENT_NO_FIELD;
        if (to[i] != EVENT_NO_FIELD) g->taken[to[i]] = true;
    }
    jw_obj(&w);
    if (!json) {
        jw_kt(&w, "delimiter", (str){ &delimiter, 1 });
        jw_kb(&w, "header", header);
        if (comment) jw_kt(&w, "comment", S("#"));
    }
    jw_key(&w, S("columns"));
    jw_arr(&w);
    for (size_t i = 0; i < g->n; i++) {
        if (to[i] == EVENT_NO_FIELD && (to[i] = by_values(c, g, g->v[i].seen)) != EVENT_NO_FIELD) g->taken[to[i]] = true;
        if (to[i] == EVENT_NO_FIELD) continue;
        write_column(&w, &g->v[i], i, to[i], json);
        some++;
    }
    if (!some) { /* a mapping has at least one column */
        jw_obj(&w);
        jw_key(&w, S("from"));
        if (json || (g->n && g->v[0].name.n))
            jw_text(&w, g->n && g->v[0].name.n ? g->v[0].name : S("time"));
        else
            jw_int(&w, 1);
        jw_kt(&w, "to", json ? S("time.source") : S("comment"));
        jw_end_obj(&w);
    }
    jw_end_arr(&w);
    jw_end_obj(&w);
    return buf_str(&b);
}

static void saw(struct ctx *c, struct column *k, str value)
{
    value = str_trim(value);
    if (!value.n || str_is(value, "-") || value.n > 2000) return;
    if (!k->seen.v) k->seen.v = NEW_ARRAY(c->arena, MOST_ROWS, str);
    if (k->seen.n < MOST_ROWS) k->seen.v[k->seen.n++] = value;
}

static char delimiter_of(str line)
{
    static const char all[] = { ',', ';', '\t', '|' };
    size_t best = 0, most = 0;
    for (size_t k = 0; k < sizeof all; k++) {
        size_t n = 0;
        bool quoted = false;
        for (size_t i = 0; i < line.n; i++) {
            quoted ^= line.p[i] == '"';
            n += !quoted && line.p[i] == all[k];
        }
        if (n > most) {
            most = n;
            best = k;
        }
    }
    return all[best];
}

static str table(struct ctx *c, str sample)
{
    struct guess g = { 0 };
    str line;
    char delimiter = 0;
    bool header = false, comment = false;
    for (size_t rows = 0; rows < MOST_ROWS && str_split(&sample, '\n', &line);) {
        struct strs cells;
        bool ragged;
        if (!str_trim(line).n) continue;
        if (str_starts(str_trim(line), S("#"))) {
            comment = true;
            continue;
        }
        if (!delimiter) delimiter = delimiter_of(line);
        if (line.n && line.p[line.n - 1] == '\r') line.n--;
        if (!events_cells(c->arena, line, delimiter, &cells, &ragged)) break;
        if (!rows++) {
            header = heading_like(cells);
            g.n = cells.n;
            g.v = NEW_ARRAY(c->arena, g.n + 1, struct column);
            for (size_t i = 0; i < g.n && header; i++) /* a heading that is no plain text is called by its number */
                if (utf8_plain(str_trim(cells.v[i]), false)) g.v[i].name = utf8_clip(str_trim(cells.v[i]), 200);
            if (header) continue;
        }
        if (cells.n != g.n || (!sample.p && rows > 1)) continue; /* the last line may be cut */
        for (size_t i = 0; i < g.n; i++) saw(c, &g.v[i], cells.v[i]);
    }
    return written(c, &g, delimiter ? delimiter : ',', header, comment, false);
}

static void members(struct ctx *c, struct guess *g, str prefix, struct json o, unsigned depth)
{
    for (struct json_iter i = json_iter(o); json_next(&i);) {
        bool plain = str_chr(i.key, '/') < 0 && str_chr(i.key, '~') < 0 && i.key.n && i.key.n < 100;
        if (!plain) continue;
        str name = depth ? arena_fmt(c->arena, "%s%.*s/%.*s", depth == 1 ? "/" : "", FMT(prefix), FMT(i.key)) : i.key;
        enum json_type t = json_type(i.value);
        if (t == JSON_OBJECT && depth < 3) {
            members(c, g, name, i.value, depth + 1);
            continue;
        }
        if (t != JSON_TEXT && t != JSON_INT && t != JSON_REAL) continue;
        size_t k = 0;
        while (k < g->n && !str_eq(g->v[k].name, name)) k++;
        if (k == 500) continue;
        if (k == g->n) g->v[g->n++].name = name;
        saw(c, &g->v[k], event_value_of(c->arena, i.value).text);
    }
}

static err lines(struct ctx *c, str sample, str *out)
{
    struct guess g = { .v = NEW_ARRAY(c->arena, 501, struct column) };
    struct events_options o = { .format = EVENTS_EVE }; /* for its framing alone */
    struct events *r;
    struct events_row row;
    TRY(events_open(c, &o, &r));
    events_feed(r, sample, true);
    for (size_t rows = 0; rows < MOST_ROWS; rows++) {
        struct json v;
        events_cut(r, &row);
        if (row.kind == EVENTS_MORE) break;
        if (row.kind == EVENTS_ROW && !json_read(c, row.raw, NULL, &v)) members(c, &g, S(""), v, 0);
    }
    *out = written(c, &g, ',', true, false, true);
    return NULL;
}

err events_guess_mapping(struct ctx *c, enum events_format format, str sample, str *out)
{
    str encoding;
    if (format != EVENTS_CSV && format != EVENTS_JSON) FAIL_AT(c, S("/format"), "unknown-format", "only csv and json are read by a mapping");
    sample = text_decode(c, str_cut(sample, 0, MOST_SAMPLE), MOST_SAMPLE, &encoding);
    if (format == EVENTS_JSON) return lines(c, sample, out);
    *out = table(c, sample);
    return NULL;
}
