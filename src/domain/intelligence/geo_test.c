/* geo_test - every database of the shared data gives what is expected of it, broken ones an error and no more, a replaced file
 * is seen, and a line of events gets what it does not say itself before it is asked whose it is */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>
#include <fcntl.h>
#include <math.h>
#include <maxminddb.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json.h"
#include "domain/intelligence/day_look.h"
#include "domain/intelligence/room_testing.h"

static const char *data;

static int setup(void **state)
{
    (void)state;
    data = getenv("RABTA_DATA");
    if (data && access(data, R_OK) != 0) data = NULL;
    room_open();
    return 0;
}

static str file_of(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0) fail_msg("no file %s", path);
    char *p = arena_alloc(T.c.arena, (size_t)st.st_size + 1);
    assert_int_equal(read(fd, p, (size_t)st.st_size), st.st_size);
    close(fd);
    return (str){ p, (size_t)st.st_size };
}

static void put_file(str bytes, const char *folder, const char *name)
{
    str path = arena_fmt(T.c.arena, "%s/%s", folder, name), new = arena_fmt(T.c.arena, "%.*s.new", FMT(path));
    int fd = open(new.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes.p, bytes.n), bytes.n);
    close(fd);
    assert_int_equal(rename(new.p, path.p), 0);
}

static const char *folder_new(const char *name)
{
    const char *path = arena_fmt(T.c.arena, "%s/%s", T.folder, name).p;
    mkdir(path, 0700);
    return path;
}

/* ---- an entry as libmaxminddb gives it, held against JSON */

/* numbers beyond 64 bits and infinite ones become texts, for the reader takes neither */
static str quoted(str text)
{
    enum { LONGEST = 19 };
    static const str infinite = S_INIT("Infinity");
    struct buf b = { .a = T.c.arena };
    for (size_t i = 0, n; i < text.n; i += n) {
        for (n = 0; i + n < text.n && text.p[i + n] >= '0' && text.p[i + n] <= '9';) n++;
        bool large = n > LONGEST && i && text.p[i - 1] == ' ';
        if (!n && str_starts(str_cut(text, i, text.n), infinite)) {
            n = infinite.n;
            large = true;
        }
        n += n == 0;
        if (large) buf_c(&b, '"');
        buf_put(&b, str_cut(text, i, i + n));
        if (large) buf_c(&b, '"');
    }
    return buf_str(&b);
}

static double number_of(struct json v)
{
    return json_type(v) == JSON_TEXT ? strtod(arena_cstr(T.c.arena, json_str(v)), NULL) : json_real(v);
}

static bool same(MMDB_entry_data_list_s **l, struct json v);

static bool same_members(MMDB_entry_data_list_s **l, struct json v, uint32_t n)
{
    bool good = json_type(v) == JSON_OBJECT && json_count(v) == n;
    for (uint32_t i = 0; i < n && *l; i++) {
        str key = { (*l)->entry_data.utf8_string, (*l)->entry_data.data_size };
        *l = (*l)->next;
        struct json member = json_get(v, key);
        good = same(l, member) && good;
    }
    return good;
}

static bool same_items(MMDB_entry_data_list_s **l, struct json v, uint32_t n)
{
    struct json_iter it = json_iter(v);
    bool good = json_type(v) == JSON_ARRAY && json_count(v) == n;
    for (uint32_t i = 0; i < n && *l; i++) {
        struct json none = { NULL, 0 };
        bool there = json_next(&it);
        good = same(l, there ? it.value : none) && good;
    }
    return good;
}

static bool same_bytes(const MMDB_entry_data_s *d, struct json v)
{
    str hex = json_str(json_get(v, S("hex")));
    if (hex.n != (size_t)d->data_size * 2) return false;
    for (uint32_t i = 0; i < d->data_size; i++)
        if (!str_eq(arena_fmt(T.c.arena, "%02x", d->bytes[i]), str_cut(hex, (size_t)i * 2, (size_t)i * 2 + 2))) return false;
    return true;
}

static bool near(double a, double b)
{
    return (isinf(a) && isinf(b) && (a > 0) == (b > 0)) || fabs(a - b) <= 1e-9 * (fabs(a) + fabs(b));
}

static double of_128(const MMDB_entry_data_s *d)
{
    const unsigned char *p = (const unsigned char *)&d->uint128;
    double v = 0;
    for (int i = 15; i >= 0; i--) v = v * 256 + p[i];
    return v;
}

static bool same(MMDB_entry_data_list_s **l, struct json v)
{
    const MMDB_entry_data_s *d = &(*l)->entry_data;
    *l = (*l)->next;
    switch (d->type) {
    case MMDB_DATA_TYPE_MAP: return same_members(l, v, d->data_size);
    case MMDB_DATA_TYPE_ARRAY: return same_items(l, v, d->data_size);
    case MMDB_DATA_TYPE_UTF8_STRING: return json_type(v) == JSON_TEXT && str_eq(json_str(v), (str){ d->utf8_string, d->data_size });
    case MMDB_DATA_TYPE_BYTES: return same_bytes(d, v);
    case MMDB_DATA_TYPE_BOOLEAN: return json_type(v) == (d->boolean ? JSON_TRUE : JSON_FALSE);
    case MMDB_DATA_TYPE_DOUBLE: return near(d->double_value, number_of(v));
    case MMDB_DATA_TYPE_FLOAT: return near((double)d->float_value, number_of(v));
    case MMDB_DATA_TYPE_UINT16: return near(d->uint16, number_of(v));
    case MMDB_DATA_TYPE_UINT32: return near(d->uint32, number_of(v));
    case MMDB_DATA_TYPE_INT32: return near(d->int32, number_of(v));
    case MMDB_DATA_TYPE_UINT64: return near((double)d->uint64, number_of(v));
    case MMDB_DATA_TYPE_UINT128: return near(of_128(d), number_of(v));
    default: return false;
    }
}

static bool list_same(MMDB_entry_s *entry, struct json v)
{
    MMDB_entry_data_list_s *list = NULL, *at;
    if (MMDB_get_entry_data_list(entry, &list) != MMDB_SUCCESS) return false;
    at = list;
    bool good = at && same(&at, v) && !at;
    MMDB_free_entry_data_list(list);
    return good;
}

static bool metadata_same(MMDB_s *db, struct json v)
{
    MMDB_entry_data_list_s *list = NULL, *at;
    if (MMDB_get_metadata_as_entry_data_list(db, &list) != MMDB_SUCCESS) return false;
    at = list;
    bool good = at && same(&at, v) && !at;
    MMDB_free_entry_data_list(list);
    return good;
}

/* "" when it is as expected */
static const char *lookup_wrong(MMDB_s *db, struct json want)
{
    int gai = 0, status = 0;
    str ip = json_str(json_get(want, S("ip")));
    struct json record = json_get(want, S("record"));
    bool error = json_type(json_get(want, S("error"))) != JSON_NONE;
    MMDB_lookup_result_s r = MMDB_lookup_string(db, arena_cstr(T.c.arena, ip), &gai, &status);
    if (error) {
        MMDB_entry_data_list_s *list = NULL;
        if (status != MMDB_SUCCESS) return "";
        bool broken = !r.found_entry || MMDB_get_entry_data_list(&r.entry, &list) != MMDB_SUCCESS;
        MMDB_free_entry_data_list(list);
        return broken ? "" : "no error";
    }
    if (gai || status != MMDB_SUCCESS) return "an error";
    int64_t length;
    if (json_int(json_get(want, S("prefix_len")), &length)) {
        int64_t got = r.netmask - (str_chr(ip, ':') < 0 && db->metadata.ip_version == 6 ? 96 : 0);
        if (got != length) return "another prefix";
    }
    if (json_type(record) == JSON_NULL) return r.found_entry ? "something was found" : "";
    if (!r.found_entry) return "nothing was found";
    return list_same(&r.entry, record) ? "" : "another record";
}

/* a file that is refused as a whole gives an error for each */
static bool all_errors(struct json lookups)
{
    bool all = json_count(lookups) > 0;
    for (struct json_iter i = json_iter(lookups); json_next(&i);) all = all && json_type(json_get(i.value, S("error"))) != JSON_NONE;
    return all;
}

static void every_database(void **state)
{
    (void)state;
    NEED_STORE();
    if (!data) skip();
    str index = file_of(arena_fmt(T.c.arena, "%s/geo/index.tsv", data).p), line;
    size_t files = 0, lookups = 0;
    while (str_split(&index, '\n', &line)) {
        str name;
        MMDB_s db;
        struct json want;
        if (!str_starts(line, S("mmdb/")) || !str_split(&line, '\t', &name) || !str_ends(name, S(".mmdb"))) continue;
        name = str_cut(name, 5, name.n - 5);
        str expected = arena_fmt(T.c.arena, "%s/geo/expected/%.*s.json", data, FMT(name));
        if (access(expected.p, R_OK) != 0) continue;
        fine(json_read(&T.c, quoted(file_of(expected.p)), &(struct json_limits){ .bytes = 64 << 20, .members = 4 << 20 }, &want));
        if (MMDB_open(arena_fmt(T.c.arena, "%s/geo/mmdb/%.*s.mmdb", data, FMT(name)).p, MMDB_MODE_MMAP, &db) != MMDB_SUCCESS) {
            if (!all_errors(json_get(want, S("lookups")))) fail_msg("%.*s: cannot be opened", FMT(name));
            continue;
        }
        if (!metadata_same(&db, json_get(want, S("metadata")))) fail_msg("%.*s: other metadata", FMT(name));
        for (struct json_iter i = json_iter(json_get(want, S("lookups"))); json_next(&i); lookups++) {
            const char *wrong = lookup_wrong(&db, i.value);
            if (*wrong) fail_msg("%.*s: %.*s: %s", FMT(name), FMT(json_str(json_get(i.value, S("ip")))), wrong);
        }
        MMDB_close(&db);
        files++;
    }
    print_message("%zu databases, %zu lookups\n", files, lookups);
    assert_true(files >= 25 && lookups > 1000);
}

/* each alone in a folder: what cannot be used says why, and nothing is read beyond it */
static void broken_ones(void **state)
{
    (void)state;
    NEED_STORE();
    if (!data) skip();
    str index = file_of(arena_fmt(T.c.arena, "%s/geo/index.tsv", data).p), line;
    size_t refused = 0, files = 0;
    const char *folder = folder_new("geo-bad");
    while (str_split(&index, '\n', &line)) {
        str name;
        struct geo *g;
        size_t n;
        if (!str_split(&line, '\t', &name) || !str_ends(name, S(".mmdb"))) continue;
        put_file(file_of(arena_fmt(T.c.arena, "%s/geo/%.*s", data, FMT(name)).p), folder, "x.mmdb");
        fine(geo_open(&T.c, str_of(folder), &g));
        const struct geo_file *f = geo_files(g, &n);
        assert_int_equal(n, 1);
        if (str_starts(name, S("bad/"))) assert_true(f->error.n > 0);
        refused += f->error.n > 0;
        static const char *const asked[] = { "1.1.1.16", "0.0.0.0", "255.255.255.255", "2.125.160.216", "::1", "2001:218::1", "ffff::" };
        for (size_t i = 0; i < COUNT(asked); i++) {
            struct event_ip ip;
            struct geo_place p;
            assert_true(event_ip_parse(str_of(asked[i]), &ip));
            (void)geo_find(&T.c, g, &ip, &p);
        }
        geo_drop(g);
        files++;
    }
    print_message("%zu files, %zu not used\n", files, refused);
    assert_true(files >= 40 && refused >= 15);
}

static bool place(const char *address, struct geo_place *p)
{
    struct geo *g;
    struct event_ip ip;
    fine(geo_take(&T.c, &g));
    assert_true(event_ip_parse(str_of(address), &ip));
    bool known = g && geo_find(&T.c, g, &ip, p);
    geo_drop(g);
    return known;
}

static void text_is(str got, const char *want)
{
    if (!str_is(got, want)) fail_msg("got %.*s, expected %s", FMT(got), want);
}

static void put_shared(const char *folder, const char *name, const char *as)
{
    put_file(file_of(arena_fmt(T.c.arena, "%s/geo/mmdb/%s", data, name).p), folder, as);
}

/* together they say all; one that is replaced is read anew, one that goes is gone */
static void files_of_a_folder(void **state)
{
    (void)state;
    NEED_STORE();
    if (!data) skip();
    struct geo_place p;
    const char *folder = folder_new("geo");
    assert_false(place("2.125.160.216", &p));
    put_shared(folder, "GeoLite2-City-Test.mmdb", "b.mmdb");
    assert_true(place("2.125.160.216", &p));
    text_is(p.v[GEO_CC], "GB");
    text_is(p.v[GEO_COUNTRY], "United Kingdom");
    text_is(p.v[GEO_CITY], "Boxford");
    text_is(p.v[GEO_LATITUDE], "51.75");
    text_is(p.v[GEO_LONGITUDE], "-1.25");
    assert_int_equal(p.length, 96 + 29);
    assert_int_equal(p.asn, 0);
    assert_false(place("1.0.0.1", &p));
    put_shared(folder, "GeoLite2-ASN-Test.mmdb", "a.mmdb");
    assert_true(place("1.0.0.1", &p));
    assert_int_equal(p.asn, 15169);
    text_is(p.v[GEO_AS_NAME], "Google Inc.");
    put_shared(folder, "GeoLite2-Country-Test.mmdb", "b.mmdb"); /* in the place of the other */
    assert_true(place("2.125.160.216", &p));
    text_is(p.v[GEO_CC], "GB");
    text_is(p.v[GEO_CITY], "");
    put_file(S("no database"), folder, "c.mmdb");
    assert_true(place("1.0.0.1", &p));
    struct geo *g;
    size_t n;
    fine(geo_take(&T.c, &g));
    const struct geo_file *f = geo_files(g, &n);
    assert_int_equal(n, 3);
    text_is(f[0].holds, "asn");
    text_is(f[1].holds, "country");
    assert_true(f[2].error.n > 0);
    geo_drop(g);
    unlink(arena_fmt(T.c.arena, "%s/a.mmdb", folder).p);
    assert_false(place("1.0.0.1", &p));
    unlink(arena_fmt(T.c.arena, "%s/b.mmdb", folder).p);
    unlink(arena_fmt(T.c.arena, "%s/c.mmdb", folder).p);
    fine(geo_take(&T.c, &g));
    assert_null(g);
}

/* ---- a line */

static struct organisation carrier;
static err cast(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(make(c, &carrier, "Carrier"));
    return hold(c, &carrier, "AS15169", PROOF_WHOIS, 900, 0);
}

static str field(const struct seen_event *e, const char *name)
{
    struct json v;
    fine(json_read(&T.c, e->more, NULL, &v));
    struct json f = json_get(v, str_of(name));
    return json_type(f) == JSON_TEXT ? json_str(f) : json_type(f) == JSON_NONE ? S("") : json_raw(f, T.c.arena);
}

static struct seen_event taken_of(const char *q)
{
    struct event_query query;
    struct scopes seen;
    struct looked out;
    fine(query_read(&T.c, str_of(q), &query));
    struct look l = { .query = &query, .day = day_of(clock_now()), .before = INT64_MAX, .limit = 5 };
    fine(scopes_seen(&T.c, &seen));
    fine(day_look(&T.c, &seen, &l, &out));
    assert_int_equal(out.n, 1);
    return out.v[0];
}

static void lines_of_events(void **state)
{
    (void)state;
    NEED_STORE();
    if (!data) skip();
    fine(db_unit(&T.c, cast, NULL));
    const char *folder = folder_new("geo");
    put_shared(folder, "GeoLite2-ASN-Test.mmdb", "asn.mmdb");
    put_shared(folder, "GeoLite2-City-Test.mmdb", "city.mmdb");
    str body = S("{\"classification.type\":\"scanner\",\"feed.name\":\"f\",\"time.source\":\"2026-11-26T11:00:00+00:00\",\"source.ip\":\"1.0.0.7\","
                 "\"destination.ip\":\"2.125.160.216\"}\n"
                 "{\"classification.type\":\"scanner\",\"feed.name\":\"f\",\"time.source\":\"2026-11-26T11:00:00+00:00\",\"source.ip\":\"1.0.0.8\","
                 "\"source.asn\":64500,\"destination.ip\":\"2.125.160.217\",\"destination.geolocation.cc\":\"PK\"}\n");
    struct ingest_options o = { .read = { .format = EVENTS_INTELMQ }, .team = id_str(&T.centre), .sender = id_str(&T.centre), .name = S("test") };
    struct ingest_told t;
    struct unpack *u;
    fine(unpack_open(&T.c, PACKED_NOT, body, INGEST_MOST, INGEST_RATIO, &u));
    fine(ingest(&T.c, &o, u, &t));
    assert_int_equal(t.counts.accepted, 2);
    struct seen_event e = taken_of("1.0.0.7"); /* the ASN that was found tells whose it is */
    text_is(e.how, "asn");
    text_is(field(&e, "source.asn"), "15169");
    text_is(field(&e, "source.as_name"), "Google Inc.");
    text_is(field(&e, "destination.geolocation.cc"), "GB");
    text_is(field(&e, "destination.geolocation.city"), "Boxford");
    text_is(field(&e, "destination.geolocation.latitude"), "51.75");
    e = taken_of("1.0.0.8"); /* what the line says stands, and nothing of another network or country beside it */
    text_is(e.how, "");
    text_is(field(&e, "source.asn"), "64500");
    text_is(field(&e, "source.as_name"), "");
    text_is(field(&e, "destination.geolocation.cc"), "PK");
    text_is(field(&e, "destination.geolocation.country"), "");
    text_is(field(&e, "destination.geolocation.city"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_database),
        cmocka_unit_test(broken_ones),
        cmocka_unit_test(files_of_a_folder),
        cmocka_unit_test(lines_of_events),
    };
    return cmocka_run_group_tests(tests, setup, room_close);
}
