/* schema_suite_test - the JSON Schema Test Suite (RABTA_DATA/json/schema-suite), each expected result counted */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/schema.h"

static struct ctx c;
static struct schema_doc remotes[200];
static size_t n_remotes;

static str slurp(const char *path)
{
    FILE *f = fopen(path, "rb");
    struct buf b = { .a = c.arena };
    char part[4096];
    assert_non_null(f);
    for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;) buf_put(&b, (str){ part, n });
    fclose(f);
    return buf_str(&b);
}

/* what our reader refuses, written so that the tests can be run: whole numbers beyond 64 bits as what they would be rounded
 * to, U+0000 in texts as U+0001 */
static str readable(str t)
{
    struct buf b = { .a = c.arena };
    bool text = false;
    for (size_t i = 0; i < t.n;) {
        if (text && t.p[i] == '\\') {
            bool nul = str_starts(str_cut(t, i, t.n), S("\\u0000"));
            buf_put(&b, nul ? S("\\u0001") : str_cut(t, i, i + 2));
            i += nul ? 6 : 2;
            continue;
        }
        text ^= t.p[i] == '"';
        size_t n = i;
        while (!text && n < t.n && t.p[n] >= '0' && t.p[n] <= '9') n++;
        buf_put(&b, str_cut(t, i, n > i ? n : i + 1));
        if (n > i + 19 && t.p[n] != '.') buf_z(&b, ".0");
        i = n > i ? n : i + 1;
    }
    return buf_str(&b);
}

static void load_remotes(const char *dir, const char *below)
{
    DIR *d = opendir(dir);
    assert_non_null(d);
    for (struct dirent *f; (f = readdir(d)) != NULL;) {
        if (f->d_name[0] == '.') continue;
        str path = arena_fmt(c.arena, "%s/%s", dir, f->d_name), uri = arena_fmt(c.arena, "%s/%s", below, f->d_name);
        if (!strstr(f->d_name, ".json")) {
            load_remotes(path.p, uri.p);
            continue;
        }
        assert_true(n_remotes < COUNT(remotes));
        remotes[n_remotes++] = (struct schema_doc){ uri, slurp(path.p) };
    }
    closedir(d);
}

static size_t group(const struct schema_options *o, struct json g, const char *file, size_t *count)
{
    const struct schema *s = NULL;
    size_t wrong = 0;
    err e = schema_compile(&c, json_get(g, S("schema")), o, &s);
    for (struct json_iter i = json_iter(json_get(g, S("tests"))); json_next(&i);) {
        struct schema_findings found = { 0 };
        bool want = json_bool(json_get(i.value, S("valid"))), ok = !e && schema_check(c.arena, s, json_get(i.value, S("data")), &found);
        ++*count;
        if (!e && ok == want && ok == (found.n == 0)) continue;
        wrong++;
        print_error("%s: %.*s: %.*s: %s\n", file, FMT(json_str(json_get(g, S("description")))), FMT(json_str(json_get(i.value, S("description")))),
                    e    ? arena_fmt(c.arena, "%.*s", FMT(e->detail)).p
                    : ok ? "taken"
                         : "refused");
    }
    return wrong;
}

static size_t folder(const char *dir, struct schema_options o, bool deep, size_t *count)
{
    DIR *d = opendir(dir);
    size_t wrong = 0;
    assert_non_null(d);
    for (struct dirent *f; (f = readdir(d)) != NULL;) {
        if (f->d_name[0] == '.') continue;
        str path = arena_fmt(c.arena, "%s/%s", dir, f->d_name);
        if (!strstr(f->d_name, ".json")) {
            struct schema_options in = o;
            in.formats = !strcmp(f->d_name, "format");
            if (deep) wrong += folder(path.p, in, true, count);
            continue;
        }
        struct json all;
        struct schema_options own = o;
        own.content = !strcmp(f->d_name, "content.json") && strstr(dir, "optional");
        own.formats |= !strcmp(f->d_name, "ecmascript-regex.json") && strstr(dir, "optional");
        err e = json_read(&c, readable(slurp(path.p)), NULL, &all);
        if (e) fail_msg("%s: %.*s", path.p, FMT(e->detail));
        for (struct json_iter i = json_iter(all); json_next(&i);) wrong += group(&own, i.value, f->d_name, count);
    }
    closedir(d);
    return wrong;
}

static void draft(const char *name, enum schema_draft d, size_t expected)
{
    const char *data = getenv("RABTA_DATA");
    str root = arena_fmt(c.arena, "%s/json/schema-suite", data ? data : "../shared/data");
    DIR *there = opendir(root.p);
    size_t count = 0;
    if (!there) skip();
    closedir(there);
    if (!n_remotes) load_remotes(arena_fmt(c.arena, "%s/remotes", root.p).p, "http://localhost:1234");
    struct schema_options o = { .draft = d, .docs = remotes, .n_docs = n_remotes };
    size_t wrong = folder(arena_fmt(c.arena, "%s/%s", root.p, name).p, o, true, &count);
    print_message("%s: %zu of %zu as expected\n", name, count - wrong, count);
    assert_int_equal(wrong, 0);
    assert_int_equal(count, expected);
}

static void draft_4(void **state)
{
    (void)state;
    draft("draft4", SCHEMA_DRAFT_4, 741);
}
static void draft_7(void **state)
{
    (void)state;
    draft("draft7", SCHEMA_DRAFT_7, 1319);
}
static void draft_2020_12(void **state)
{
    (void)state;
    draft("draft2020-12", SCHEMA_DRAFT_2020, 1744);
}

static int open_arena(void **state)
{
    (void)state;
    n_remotes = 0;
    c.arena = arena_open((size_t)1 << 30);
    return c.arena ? 0 : 1;
}
static int close_arena(void **state)
{
    (void)state;
    arena_close(c.arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(draft_4, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(draft_7, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(draft_2020_12, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
