/* http - what handlers call to look at a request and to answer it */
#include "http/http.h"

str req_query(const struct req *q, const char *name)
{
    for (size_t i = 0; i < q->nquery; i++)
        if (str_is(q->query[i].name, name)) return q->query[i].value;
    return (str){ NULL, 0 };
}

bool req_has_query(const struct req *q, const char *name)
{
    for (size_t i = 0; i < q->nquery; i++)
        if (str_is(q->query[i].name, name)) return true;
    return false;
}

str req_header(const struct req *q, const char *lower_name)
{
    for (size_t i = 0; i < q->nheaders; i++)
        if (str_is(q->headers[i].name, lower_name)) return q->headers[i].value;
    return (str){ NULL, 0 };
}

str req_cookie(const struct req *q, const char *name)
{
    for (size_t i = 0; i < q->nheaders; i++) {
        if (!str_is(q->headers[i].name, "cookie")) continue;
        str rest = q->headers[i].value, one;
        while (str_split(&rest, ';', &one)) {
            one = str_trim(one);
            ptrdiff_t eq = str_chr(one, '=');
            if (eq > 0 && str_is(str_cut(one, 0, (size_t)eq), name)) return str_cut(one, (size_t)eq + 1, one.n);
        }
    }
    return (str){ NULL, 0 };
}

err req_json(struct ctx *c, const struct req *q, struct json *out)
{
    str type = req_header(q, "content-type");
    ptrdiff_t semi = str_chr(type, ';');
    if (semi >= 0) type = str_cut(type, 0, (size_t)semi);
    type = str_trim(type);
    bool json = str_eq_nocase(type, S("application/json")) ||
                (type.n > 17 && str_eq_nocase(str_cut(type, 0, 12), S("application/")) && str_eq_nocase(str_cut(type, type.n - 5, type.n), S("+json")));
    if (!json) FAIL(c, E_MEDIA, "not-json", "Send the body as application/json.");
    struct json_limits lim = { 0 };
    return json_read(c, q->body, &lim, out);
}

/* a header's value never carries a line end into the answer; the 13th header is dropped, as would be a fault */
void res_header(struct res *r, const char *name, str value)
{
    for (size_t i = 0; i < value.n; i++)
        if ((unsigned char)value.p[i] < 0x20 || value.p[i] == 0x7f) return;
    bool many = strcmp(name, "Set-Cookie") == 0 || strcmp(name, "Link") == 0;
    for (unsigned i = 0; i < r->nheaders && !many; i++)
        if (str_is(r->headers[i].name, name)) {
            r->headers[i].value = value;
            return;
        }
    if (r->nheaders == COUNT(r->headers)) return;
    r->headers[r->nheaders++] = (struct pair){ str_of(name), value };
}

void res_json(struct res *r, const struct shape *s, const void *v, uint64_t rights)
{
    struct jw w = jw_on(&r->body);
    shape_write(&w, s, v, rights);
}

void res_redirect(struct res *r, str to)
{
    r->status = 303;
    r->type = S("text/plain; charset=utf-8");
    res_header(r, "Location", to);
}
