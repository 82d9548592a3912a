/* field_test - what a field table takes, refuses (all errors at once, each with its pointer), shows and describes */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/field.h"

enum { MAY_SCORE = 1, MAY_SEE_NOTES = 2 };

struct contact {
    str email, name;
};
struct thing {
    id id, org;
    str title, summary, notes, secret, page, day;
    int64_t score;
    bool open;
    when happened;
    unsigned colour;
    struct strs tags;
    struct list contacts;
};

WORDS(colours, "clear", "green", "red");
static const struct field contact_fields[] = {
    FIELD(struct contact, email, .flags = F_REQ, .format = "email", .doc = "Address"),
    FIELD(struct contact, name, .max = 10, .doc = "Name"),
};
static SHAPE(contact_shape, "contact", struct contact, contact_fields, "A contact");
static const struct field fields[] = {
    FIELD(struct thing, id, .flags = F_RO, .doc = "Identifier"),
    FIELD(struct thing, org, .ref = "org", .flags = F_CREATE, .doc = "Owner"),
    FIELD(struct thing, title, .flags = F_REQ, .min = 3, .max = 8, .doc = "Title"),
    FIELD(struct thing, summary, .flags = F_LINES, .max = 1000, .doc = "Text"),
    FIELD(struct thing, notes, .see = MAY_SEE_NOTES, .doc = "Notes"),
    FIELD(struct thing, secret, .flags = F_SECRET, .doc = "Secret"),
    FIELD(struct thing, page, .format = "uri", .doc = "Page"),
    FIELD(struct thing, day, .format = "date", .doc = "Day"),
    FIELD(struct thing, score, .min = 0, .max = 100, .set = MAY_SCORE, .doc = "Score"),
    FIELD(struct thing, open, .doc = "Open"),
    FIELD(struct thing, happened, .doc = "When"),
    FIELD(struct thing, colour, .en = &colours, .doc = "Colour"),
    FIELD(struct thing, tags, .max = 3, .doc = "Tags"),
    FIELD(struct thing, contacts, .of = &contact_shape, .max = 4, .doc = "Contacts"),
};
static SHAPE(shape, "thing", struct thing, fields, "A thing");

static struct ctx c;
static int begin(void **state)
{
    (void)state;
    c.arena = arena_open(32u << 20);
    return c.arena ? 0 : -1;
}
static int end(void **state)
{
    (void)state;
    arena_close(c.arena);
    return 0;
}

static err take(const char *json, uint64_t rights, bool creating, struct thing *out, bool *given)
{
    struct json v = { NULL, 0 };
    *out = (struct thing){ 0 };
    assert_null(json_read(&c, str_of(json), NULL, &v));
    return shape_read(&c, &shape, v, rights, creating, out, given);
}
/* exactly one error, with this code at this pointer */
static void refused(const char *json, bool creating, const char *pointer, const char *code)
{
    struct thing t;
    err e = take(json, 0, creating, &t, NULL);
    if (!e || e->more || strcmp(e->code, code) != 0 || !str_is(e->field, pointer))
        fail_msg("%s: %s at %.*s", json, e ? e->code : "taken", e ? (int)e->field.n : 0, e ? e->field.p : "");
    assert_int_equal(e->kind, E_INPUT);
}

static void a_whole_one(void **state)
{
    (void)state;
    struct thing t;
    bool given[COUNT(fields)];
    err e = take("{\"title\":\"A thing\",\"summary\":\"a\\nb\",\"org\":\"org_019d0b6e-7e80-7000-8000-000000000000\",\"score\":7,"
                 "\"open\":true,\"happened\":\"2026-03-20T19:00:00+05:00\",\"colour\":\"red\",\"tags\":[\"x\",\"y\"],"
                 "\"page\":\"https://example.org/a\",\"day\":\"2024-02-29\",\"notes\":null,\"secret\":\"s3\","
                 "\"contacts\":[{\"email\":\"a@example.org\",\"name\":\"A\"},{\"email\":\"b@example.org\"}]}",
                 MAY_SCORE, true, &t, given);
    assert_null(e);
    assert_true(str_is(t.title, "A thing") && t.score == 7 && t.open && t.colour == 2 && t.tags.n == 2);
    assert_int_equal(t.happened.us, when_make(2026, 3, 20, 14, 0, 0).us);
    const struct contact *k = t.contacts.v;
    assert_true(t.contacts.n == 2 && str_is(k[1].email, "b@example.org") && k[1].name.n == 0);
    assert_true(given[2] && given[4] && !given[0]);

    struct buf b = { .a = c.arena };
    struct jw w = jw_on(&b);
    shape_write(&w, &shape, &t, 0);
    str s = buf_str(&b);
    assert_true(str_find(s, S("\"happened\":\"2026-03-20T14:00:00Z\"")) > 0 && str_find(s, S("\"id\":null")) > 0);
    assert_true(str_find(s, S("\"colour\":\"red\"")) > 0 && str_find(s, S("\"tags\":[\"x\",\"y\"]")) > 0);
    assert_true(str_find(s, S("\"notes\"")) < 0 && str_find(s, S("s3")) < 0 && str_find(s, S("\"secret\"")) < 0);
    b.n = 0;
    w = jw_on(&b);
    shape_write(&w, &shape, &t, MAY_SEE_NOTES);
    assert_true(str_find(buf_str(&b), S("\"notes\":\"\"")) > 0);
}

static void a_time_of_nothing_is_told_from_1970(void **state)
{
    (void)state;
    struct observed {
        when usual, seen, never;
    } o = { .never = NO_TIME };
    static const struct field of[] = { FIELD(struct observed, usual, .flags = F_RO), FIELD(struct observed, seen, .flags = F_RO | F_EPOCH),
                                       FIELD(struct observed, never, .flags = F_RO | F_EPOCH) };
    static SHAPE(observed, "observed", struct observed, of, "Times");
    struct buf b = { .a = c.arena };
    struct jw w = jw_on(&b);
    shape_write(&w, &observed, &o, 0);
    assert_true(str_is(buf_str(&b), "{\"usual\":null,\"seen\":\"1970-01-01T00:00:00Z\",\"never\":null}"));
}

static void each_refusal(void **state)
{
    (void)state;
    refused("[]", false, "", "wrong-type");
    refused("{\"titel\":1}", false, "/titel", "unknown-field");
    refused("{\"a/b~c\":1}", false, "/a~1b~0c", "unknown-field");
    refused("{\"id\":\"x\"}", false, "/id", "read-only");
    refused("{\"org\":null}", false, "/org", "read-only");
    refused("{\"title\":7}", false, "/title", "wrong-type");
    refused("{\"title\":null}", false, "/title", "wrong-type");
    refused("{\"title\":\"123456789\"}", false, "/title", "too-long");
    refused("{\"title\":\"ab\"}", false, "/title", "too-short");
    refused("{\"title\":\"\"}", false, "/title", "required");
    refused("{}", true, "/title", "required");
    refused("{\"title\":\"a\\nbcd\"}", false, "/title", "bad-text");
    refused("{\"title\":\"abc\\u202e\"}", false, "/title", "bad-text");
    refused("{\"summary\":\"\\u001b[31m\"}", false, "/summary", "bad-text");
    refused("{\"score\":7}", false, "/score", "not-allowed");
    refused("{\"open\":\"yes\"}", false, "/open", "wrong-type");
    refused("{\"happened\":\"2026-02-30T00:00:00Z\"}", false, "/happened", "bad-time");
    refused("{\"happened\":\"2026-02-20\"}", false, "/happened", "bad-time");
    refused("{\"colour\":\"blue\"}", false, "/colour", "not-a-word");
    refused("{\"tags\":[\"a\",1]}", false, "/tags/1", "wrong-type");
    refused("{\"tags\":[\"a\",\"b\",\"c\",\"d\"]}", false, "/tags", "too-many");
    refused("{\"page\":\"javascript:alert(1)\"}", false, "/page", "bad-format");
    refused("{\"day\":\"2026-02-29\"}", false, "/day", "bad-format");
    refused("{\"contacts\":[{\"email\":\"a@example.org\"},{\"email\":\"a.example.org\"}]}", false, "/contacts/1/email", "bad-format");
    refused("{\"contacts\":[{\"name\":\"n\"}]}", false, "/contacts/0/email", "required");
    refused("{\"org\":\"usr_019d0b6e-7e80-7000-8000-000000000000\",\"title\":\"abc\"}", true, "/org", "bad-id");
}

static void numbers_have_bounds(void **state)
{
    (void)state;
    struct thing t;
    err e = take("{\"score\":101}", MAY_SCORE, false, &t, NULL);
    assert_true(e && !strcmp(e->code, "out-of-range"));
    e = take("{\"score\":-1}", MAY_SCORE, false, &t, NULL);
    assert_true(e && !strcmp(e->code, "out-of-range"));
    e = take("{\"score\":1.5}", MAY_SCORE, false, &t, NULL);
    assert_true(e && !strcmp(e->code, "wrong-type"));
    assert_null(take("{\"score\":100}", MAY_SCORE, false, &t, NULL));
}

static void all_errors_travel_together(void **state)
{
    (void)state;
    struct thing t;
    unsigned n = 0;
    for (err e = take("{\"x\":1,\"score\":1,\"colour\":\"blue\"}", 0, true, &t, NULL); e; e = e->more) n++;
    assert_int_equal(n, 4); /* and the title is missing */
    struct buf b = { .a = c.arena };
    buf_c(&b, '{');
    for (int i = 0; i < 200; i++) buf_fmt(&b, "%s\"m%d\":0", i ? "," : "", i);
    buf_c(&b, '}');
    n = 0;
    for (err e = take(arena_cstr(c.arena, buf_str(&b)), 0, false, &t, NULL); e; e = e->more) n++;
    assert_int_equal(n, 50);
}

static void the_schema(void **state)
{
    (void)state;
    struct buf b = { .a = c.arena };
    struct json in, out;
    struct jw w = jw_on(&b);
    shape_schema(&w, &shape, true);
    assert_null(json_read(&c, buf_str(&b), NULL, &in));
    struct buf o = { .a = c.arena };
    w = jw_on(&o);
    shape_schema(&w, &shape, false);
    assert_null(json_read(&c, buf_str(&o), NULL, &out));
    struct json members = json_get(in, S("properties")), shown = json_get(out, S("properties"));
    int64_t n;
    assert_int_equal(json_type(json_get(in, S("additionalProperties"))), JSON_FALSE);
    assert_int_equal(json_type(json_get(members, S("id"))), JSON_NONE);
    assert_int_equal(json_type(json_get(members, S("secret"))), JSON_OBJECT);
    assert_int_equal(json_type(json_get(shown, S("secret"))), JSON_NONE);
    assert_true(json_int(json_get(json_get(members, S("title")), S("maxLength")), &n) && n == 8);
    assert_true(json_int(json_get(json_get(members, S("title")), S("minLength")), &n) && n == 3);
    assert_int_equal(json_count(json_get(json_get(shown, S("colour")), S("enum"))), 3);
    assert_true(str_is(json_str(json_get(json_get(shown, S("happened")), S("format"))), "date-time"));
    assert_int_equal(json_count(json_get(json_get(shown, S("happened")), S("type"))), 2);
    assert_int_equal(json_type(json_get(json_get(json_get(members, S("contacts")), S("items")), S("properties"))), JSON_OBJECT);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_whole_one),         cmocka_unit_test(each_refusal),
                                        cmocka_unit_test(numbers_have_bounds), cmocka_unit_test(all_errors_travel_together),
                                        cmocka_unit_test(the_schema),          cmocka_unit_test(a_time_of_nothing_is_told_from_1970) };
    return cmocka_run_group_tests(tests, begin, end);
}
