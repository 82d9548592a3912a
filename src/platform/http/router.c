/* router - see router.h; built once at start, only read afterwards, so threads share it */
#include "http/router.h"

enum { DEEP = 32 };

struct node {
    str segment;                 /* literal text; of a {param}: empty */
    struct node *literal, *next; /* children, brothers */
    struct node *param;
    const struct route *rest[METHODS], *here[METHODS];
};
struct router {
    struct node root;
};

static bool route_end(const struct route *r)
{
    return r->path == NULL;
}

/* the next segment of a path that begins with '/'; "/a/" has "a" and "" */
static bool segment(str *path, str *out)
{
    if (!path->n) return false;
    size_t i = 1;
    while (i < path->n && path->p[i] != '/') i++;
    *out = str_cut(*path, 1, i);
    *path = str_cut(*path, i, path->n);
    return true;
}

static struct node *child(struct arena *a, struct node *n, str seg)
{
    if (seg.n && seg.p[0] == '{') {
        if (!n->param) n->param = NEW(a, struct node);
        return n->param;
    }
    for (struct node *k = n->literal; k; k = k->next)
        if (str_eq(k->segment, seg)) return k;
    struct node *k = NEW(a, struct node);
    k->segment = seg;
    k->next = n->literal;
    n->literal = k;
    return k;
}

static err add_route(struct ctx *c, struct router *r, const struct route *route)
{
    str path = str_of(route->path), seg;
    struct node *n = &r->root;
    unsigned params = 0, depth = 0;
    const struct route **slot = NULL;
    if (!path.n || path.p[0] != '/' || !route->fn || (unsigned)route->method >= METHODS)
        FAIL(c, E_FAULT, "bad-route", "%s: a route needs a path from / and a handler", route->where);
    while (segment(&path, &seg)) {
        bool param = seg.n && seg.p[0] == '{';
        if (++depth > DEEP || (param && (++params > 4 || !str_ends(seg, S("}")))))
            FAIL(c, E_FAULT, "bad-route", "%s: %s has too many or malformed segments", route->where, route->path);
        if (param && str_ends(seg, S("*}"))) {
            if (path.n) FAIL(c, E_FAULT, "bad-route", "%s: {rest*} must be last", route->where);
            slot = &n->rest[route->method];
            break;
        }
        n = child(c->arena, n, seg);
    }
    if (!slot) slot = &n->here[route->method];
    if (*slot) FAIL(c, E_FAULT, "route-conflict", "%s and %s both answer %s %s", (*slot)->where, route->where, method_name(route->method), route->path);
    *slot = route;
    return NULL;
}

err router_build(struct ctx *c, const struct route *const *tables, size_t n, struct router **out)
{
    struct router *r = NEW(c->arena, struct router);
    for (size_t i = 0; i < n; i++)
        for (const struct route *t = tables[i]; !route_end(t); t++) TRY(add_route(c, r, t));
    *out = r;
    return NULL;
}

static const struct route *pick(const struct route *const at[METHODS], enum method m, unsigned *allowed)
{
    for (unsigned i = 0; i < METHODS; i++)
        if (at[i]) *allowed |= 1u << i;
    if (at[GET]) *allowed |= 1u << HEAD;
    return at[m] || m != HEAD ? at[m] : at[GET];
}

/* depth is bounded by the routes'; a path that only a {param} branch serves is found after the literal failed */
static const struct route *find(const struct node *n, enum method m, str path, str *params, unsigned np, unsigned *allowed)
{
    str rest = path, seg;
    const struct route *hit;
    if (!segment(&rest, &seg)) return pick(n->here, m, allowed);
    for (const struct node *k = n->literal; k; k = k->next) {
        if (!str_eq(k->segment, seg)) continue;
        hit = find(k, m, rest, params, np, allowed);
        if (hit) return hit;
        break;
    }
    if (n->param && seg.n && np < 4) {
        params[np] = seg;
        hit = find(n->param, m, rest, params, np + 1, allowed);
        if (hit) return hit;
    }
    hit = pick(n->rest, m, allowed);
    if (hit && np < 4) params[np] = str_cut(path, 1, path.n);
    return hit;
}

const struct route *router_find(const struct router *r, enum method m, str path, str params[4], unsigned *allowed_methods)
{
    for (int i = 0; i < 4; i++) params[i] = (str){ NULL, 0 };
    *allowed_methods = 0;
    return (unsigned)m < METHODS ? find(&r->root, m, path, params, 0, allowed_methods) : NULL;
}

static const char *const names[METHODS] = {
    [GET] = "GET", [POST] = "POST", [PUT] = "PUT", [PATCH] = "PATCH", [DELETE] = "DELETE", [OPTIONS] = "OPTIONS", [HEAD] = "HEAD",
};
const char *method_name(enum method m)
{
    return (unsigned)m < METHODS ? names[m] : "?";
}

str method_allow(struct arena *a, unsigned methods)
{
    struct buf b = { .a = a };
    for (unsigned i = 0; i < METHODS; i++) {
        if (!(methods & (1u << i))) continue;
        if (b.n) buf_z(&b, ", ");
        buf_z(&b, names[i]);
    }
    return buf_str(&b);
}

void router_print(FILE *to, const struct route *const *tables, size_t n, const char *(*right_name)(uint64_t))
{
    for (size_t i = 0; i < n; i++)
        for (const struct route *t = tables[i]; !route_end(t); t++) {
            const char *right = t->flags & R_PUBLIC ? "public" : t->flags & R_SELF ? "self" : "-";
            if (t->may) right = right_name ? right_name(t->may) : "a right";
            fprintf(to, "%-7s %-56s %-24s %s\n", method_name(t->method), t->path, right, t->where ? t->where : "");
        }
}
