/* misporg - see misporg.h */
#include "formats/misporg.h"

#include "base/json.h"
#include "formats/text.h"

enum { MOST_BYTES = 20 << 20, MOST_ORGS = 20000, MOST_EACH = 20 };

bool misporg_like(str data)
{
    str s = str_trim(str_cut(data, 0, data.n));
    if (str_starts(s, S("\xef\xbb\xbf"))) s = str_trim(str_cut(s, 3, s.n));
    return s.n && (s.p[0] == '[' || s.p[0] == '{');
}

/* a list, or a text that holds one: versions of MISP differ */
static err domains(struct ctx *c, struct json v, struct strs *out)
{
    struct json list = v;
    if (json_type(v) == JSON_TEXT && str_starts(json_str(v), S("["))) {
        err e = json_read(c, json_str(v), NULL, &list);
        if (e) return e->kind == E_INPUT ? NULL : e;
    }
    for (struct json_iter i = json_iter(list); json_type(list) == JSON_ARRAY && json_next(&i);)
        if (out->n < MOST_EACH && str_trim(json_str(i.value)).n) out->v[out->n++] = str_trim(json_str(i.value));
    return NULL;
}

static str member(struct json o, const char *name)
{
    return str_trim(json_str(json_get(o, str_of(name))));
}

static err one(struct ctx *c, struct json v, size_t n, struct misporg *out)
{
    struct json inside = json_get(v, S("Organisation")), o = json_type(inside) == JSON_OBJECT ? inside : v;
    if (json_type(o) != JSON_OBJECT) FAIL_AT(c, S("/file"), "bad-table", "organisation %zu is no object", n);
    *out = (struct misporg){ .uuid = member(o, "uuid"),
                             .name = member(o, "name"),
                             .description = member(o, "description"),
                             .nationality = member(o, "nationality"),
                             .sector = member(o, "sector"),
                             .contacts = member(o, "contacts"),
                             .domains = { NEW_ARRAY(c->arena, MOST_EACH, str), 0 },
                             .addresses = { NEW_ARRAY(c->arena, MOST_EACH, str), 0 } };
    TRY(domains(c, json_get(o, S("restricted_to_domain")), &out->domains));
    ptrdiff_t from = str_find(out->contacts, S("-----BEGIN PGP PUBLIC KEY BLOCK-----")), to = str_find(out->contacts, S("-----END PGP PUBLIC KEY BLOCK-----"));
    if (from >= 0 && to > from) out->key = str_cut(out->contacts, (size_t)from, (size_t)to + sizeof "-----END PGP PUBLIC KEY BLOCK-----" - 1);
    str rest = from >= 0 ? str_cut(out->contacts, 0, (size_t)from) : out->contacts, found;
    while (out->addresses.n < MOST_EACH && text_address(&rest, &found)) out->addresses.v[out->addresses.n++] = found;
    return NULL;
}

err misporg_read(struct ctx *c, str data, struct list *out)
{
    struct json top;
    str encoding;
    static const struct json_limits lim = { .bytes = 3 * (size_t)MOST_BYTES, .members = 1000000 };
    if (data.n > MOST_BYTES) FAIL_AT(c, S("/file"), "bad-table", "at most %d MiB", MOST_BYTES >> 20);
    err e = json_read(c, text_decode(c, data, MOST_BYTES, &encoding), &lim, &top);
    if (e) {
        if (e->kind == E_INPUT) FAIL_AT(c, S("/file"), "bad-table", "not JSON: %.*s", FMT(e->detail));
        return e;
    }
    if (json_type(json_get(top, S("response"))) == JSON_ARRAY) top = json_get(top, S("response"));
    bool many = json_type(top) == JSON_ARRAY;
    size_t n = many ? json_count(top) : 1, at = 0;
    if (n > MOST_ORGS) FAIL_AT(c, S("/file"), "bad-table", "at most %d organisations at once", MOST_ORGS);
    struct misporg *v = NEW_ARRAY(c->arena, n + 1, struct misporg);
    if (!many)
        TRY(one(c, top, ++at, &v[0]));
    else
        for (struct json_iter i = json_iter(top); json_next(&i); at++) TRY(one(c, i.value, at + 1, &v[at]));
    *out = (struct list){ v, at };
    return NULL;
}
