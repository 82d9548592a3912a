/* warninglist_test - lists as MISP publishes them, what is wrong with one and where, and which lists a value is on: each type on
 * its own, and those of the shared data together */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>
#include <dirent.h>

#include "formats/events_data.h"
#include "formats/warninglist.h"

static struct warning_list *read_list(const char *json)
{
    struct warning_list *l = NEW(c.arena, struct warning_list);
    fine(warning_read(&c, str_of(json), l));
    return l;
}

static void refused(const char *json, const char *at)
{
    struct warning_list *l = NEW(c.arena, struct warning_list);
    err e = warning_read(&c, str_of(json), l);
    if (!e) fail_msg("%s was taken", json);
    assert_int_equal(e->kind, E_INPUT);
    if (!str_is(e->field, at)) fail_msg("%s: at %.*s, expected %s", json, FMT(e->field), at);
}

static void what_is_wrong_is_named(void **state)
{
    (void)state;
    refused("[]", "");
    refused("{\"list\":[\"a\"]}", "/name");
    refused("{\"name\":7,\"list\":[\"a\"]}", "/name");
    refused("{\"name\":\"a\",\"type\":\"glob\",\"list\":[\"a\"]}", "/type");
    refused("{\"name\":\"a\",\"version\":\"x\",\"list\":[\"a\"]}", "/version");
    refused("{\"name\":\"a\",\"matching_attributes\":\"url\",\"list\":[\"a\"]}", "/matching_attributes");
    refused("{\"name\":\"a\",\"matching_attributes\":[\"url\",7],\"list\":[\"a\"]}", "/matching_attributes/1");
    refused("{\"name\":\"a\",\"list\":{}}", "/list");
    refused("{\"name\":\"a\",\"type\":\"cidr\",\"list\":[\"a\"]}", "/list");
    struct warning_list *l =
        read_list("{\"name\":\"n\",\"type\":\"cidr\",\"version\":20260101,\"list\":[\"192.0.2.0/24\",\"x\",7,\"2001:db8::/129\",\"2001:db8::\"]}");
    assert_int_equal(l->n, 2);
    assert_int_equal(l->nbad, 3);
    assert_int_equal(l->bad[0].entry, 1);
    assert_int_equal(l->bad[1].entry, 2);
    assert_int_equal(l->bad[2].entry, 3);
    assert_int_equal(l->version, 20260101);
    assert_int_equal(l->kinds, WARN_ANY);
    l = read_list("{\"name\":\"n\",\"type\":\"regex\",\"list\":[\"/(/\",\"/^a$/i\"]}");
    assert_int_equal(l->n, 1);
    assert_int_equal(l->nbad, 1);
    l = read_list("{\"name\":\"n\",\"type\":\"substring\",\"matching_attributes\":[\"email-src\",\"filename|md5\"],\"list\":[\"ab\",\"abc\"]}");
    assert_int_equal(l->n, 1);
    assert_int_equal(l->kinds, WARN_MAIL | WARN_OTHER | WARN_HASH);
}

/* ---- one of each type */

static struct warning_set *set_of(const char *const *json, size_t n)
{
    struct warning_source *v = NEW_ARRAY(c.arena, n, struct warning_source);
    struct warning_set *s;
    for (size_t i = 0; i < n; i++) {
        const struct warning_list *l = read_list(json[i]);
        v[i] = (struct warning_source){ l->type, l->kinds, l->entries };
    }
    fine(warning_compile(&c, v, n, &s));
    return s;
}

static void on(const struct warning_set *s, unsigned kinds, const char *value, const char *want)
{
    struct warning_hits h;
    struct buf b = { .a = c.arena };
    warning_find(s, regex_work(c.arena), kinds, str_of(value), &h);
    for (size_t i = 0; i < h.n; i++) buf_fmt(&b, "%u ", h.v[i]);
    if (!str_is(buf_str(&b), want)) fail_msg("%s: on %.*s, expected %s", value, FMT(buf_str(&b)), want);
}

static void each_type(void **state)
{
    (void)state;
    static const char *const lists[] = {
        "{\"name\":\"0\",\"type\":\"cidr\",\"list\":[\"10.0.0.0/8\",\"10.1.0.0/16\",\"10.1.2.3\",\"2001:db8::/32\",\"0.0.0.0/32\",\"255.255.255.255\"]}",
        "{\"name\":\"1\",\"type\":\"cidr\",\"list\":[\"10.1.0.0/16\",\"10.1.2.0/24\",\"10.1.2.0/24\",\"::/0\"]}",
        "{\"name\":\"2\",\"type\":\"hostname\",\"list\":[\".Example.COM\",\"a.b.example.org\"]}",
        "{\"name\":\"3\",\"type\":\"string\",\"list\":[\"www.example.com\",\"ABC\"]}",
        "{\"name\":\"4\",\"type\":\"substring\",\"matching_attributes\":[\"url\",\"email-src\"],\"list\":[\"mailer\",\"xyz\"]}",
        "{\"name\":\"5\",\"type\":\"regex\",\"list\":[\"/^(noc|abuse)\\\\@.*$/i\",\"(a+)+$\"]}",
    };
    struct warning_set *s = set_of(lists, COUNT(lists));
    on(s, WARN_ANY, "9.255.255.255", "");
    on(s, WARN_ANY, "10.0.0.0", "0 ");
    on(s, WARN_ANY, "10.1.0.0", "0 1 ");
    on(s, WARN_ANY, "10.1.2.3", "0 1 ");
    on(s, WARN_ANY, "10.1.3.0", "0 1 ");
    on(s, WARN_ANY, "10.2.0.0", "0 ");
    on(s, WARN_ANY, "11.0.0.0", "");
    on(s, WARN_ANY, "0.0.0.0", "0 ");
    on(s, WARN_ANY, "0.0.0.1", "");
    on(s, WARN_ANY, "255.255.255.255", "0 ");
    on(s, WARN_ANY, "2001:db8::1", "0 1 ");
    on(s, WARN_ANY, "ffff::", "1 ");
    on(s, WARN_ANY, "www.example.com", "2 3 ");
    on(s, WARN_ANY, "WWW.example.com", "2 ");
    on(s, WARN_ANY, "example.com.", "2 ");
    on(s, WARN_ANY, "notexample.com", "");
    on(s, WARN_ANY, "b.example.org", "");
    on(s, WARN_ANY, "x.a.b.example.org", "2 ");
    on(s, WARN_ANY, "ABC", "3 ");
    on(s, WARN_URL, "https://user@www.example.com:8443/a?b", "2 ");
    on(s, WARN_URL, "http://[2001:db8::1]/", "0 1 ");
    on(s, WARN_URL, "http://10.1.2.3:80/xYz", "0 1 4 ");
    on(s, WARN_NAME, "mailer.example", "");
    on(s, WARN_MAIL, "a@mailer.example", "4 ");
    on(s, WARN_MAIL, "NOC@somewhere.example", "5 ");
    on(s, WARN_ANY, "", "");
    /* the second pattern would not end without its limit: neither yes nor no */
    on(s, WARN_OTHER, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "");
    struct warning_hits h = { .n = 0 };
    struct event_ip ip;
    assert_true(event_ip_parse(S("10.1.2.3"), &ip));
    warning_add_address(s, &ip, &h);
    warning_add_address(s, &ip, &h);
    assert_int_equal(h.n, 2);
}

/* ---- the lists of the shared data */

struct folder {
    char name[64];
};
static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct folder *)a)->name, ((const struct folder *)b)->name);
}

/* what was expected was made of these types alone */
static bool expected_of(unsigned type)
{
    return type == WARNING_CIDR || type == WARNING_HOSTNAME || type == WARNING_STRING;
}

static void shared_lists(void **state)
{
    (void)state;
    if (!data_there()) skip();
    static struct folder f[WARNING_LISTS];
    size_t n = 0, values = 0, hits = 0, entries = 0, bad = 0;
    DIR *d = opendir(arena_fmt(c.arena, "%s/misp/warninglists", getenv("RABTA_DATA")).p);
    assert_non_null(d);
    for (const struct dirent *x = readdir(d); x; x = readdir(d))
        if (x->d_type == DT_DIR && x->d_name[0] != '.' && strlen(x->d_name) < sizeof f->name) memcpy(f[n++].name, x->d_name, strlen(x->d_name) + 1);
    closedir(d);
    qsort(f, n, sizeof *f, by_name);
    assert_int_equal(n, 63);
    struct warning_source *v = NEW_ARRAY(c.arena, n, struct warning_source);
    for (size_t i = 0; i < n; i++) {
        struct warning_list *l = read_list(arena_cstr(c.arena, data_file(arena_fmt(c.arena, "misp/warninglists/%s/list.json", f[i].name).p)));
        bad += l->nbad;
        if (l->nbad) print_message("%s: entry %zu: %s\n", f[i].name, l->bad[0].entry, l->bad[0].why);
        v[i] = (struct warning_source){ l->type, l->kinds, l->entries };
        entries += l->n;
    }
    struct warning_set *s;
    struct regex_work *work = regex_work(c.arena);
    fine(warning_compile(&c, v, n, &s));
    str rest = data_file("misp/warninglists/expected-hits.tsv"), line, value;
    assert_true(str_split(&rest, '\n', &line));
    while (str_split(&rest, '\n', &line)) {
        struct warning_hits h;
        struct buf b = { .a = c.arena };
        if (!str_split(&line, '\t', &value) || !value.n) continue;
        warning_find(s, work, WARN_ANY, value, &h);
        for (size_t i = 0; i < h.n; i++)
            if (expected_of(v[h.v[i]].type)) buf_fmt(&b, "%s%s", b.n ? "," : "", f[h.v[i]].name);
        hits += b.n > 0;
        if (!b.n) buf_z(&b, "-");
        if (!str_eq(buf_str(&b), str_trim(line))) fail_msg("%.*s: on %.*s, expected %.*s", FMT(value), FMT(buf_str(&b)), FMT(line));
        values++;
    }
    print_message("%zu entries, %zu values, %zu on a list\n", entries, values, hits);
    assert_int_equal(values, 880);
    assert_int_equal(bad, 2); /* names of hosts with a slash in them */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_wrong_is_named, setup, teardown),
        cmocka_unit_test_setup_teardown(each_type, setup, teardown),
        cmocka_unit_test_setup_teardown(shared_lists, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
