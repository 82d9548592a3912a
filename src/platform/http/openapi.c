/* openapi - see openapi.h
 *
 * A path stands where its first route does; shapes become components.schemas in the order they are first used. */
#include "http/openapi.h"

#include "http/router.h"

enum { SHAPES_MAX = 512 };

struct doc {
    struct arena *a;
    const struct route *const *tables;
    size_t n;
};

static bool shown(const struct route *r)
{
    return !(r->flags & R_HIDDEN);
}

static str schema_name(struct arena *a, const char *name, bool input)
{
    struct buf b = { .a = a };
    bool up = true;
    for (const char *p = name; *p; p++) {
        if (*p == '_' || *p == '-' || *p == ' ' || *p == '.') {
            up = true;
            continue;
        }
        buf_c(&b, up && *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p);
        up = false;
    }
    if (input) buf_z(&b, "Input");
    return buf_str(&b);
}

static void ref(struct jw *w, str to)
{
    jw_obj(w);
    jw_kt(w, "$ref", to);
    jw_end_obj(w);
}
static void shape_ref(struct doc *d, struct jw *w, const struct shape *s, bool input)
{
    str name = schema_name(d->a, s->name, input);
    ref(w, arena_fmt(d->a, "#/components/schemas/%.*s", FMT(name)));
}

/* "{path*}" is OpenAPI's "{path}" */
static str plain_path(struct arena *a, const char *path)
{
    struct buf b = { .a = a };
    for (; *path; path++)
        if (*path != '*') buf_c(&b, *path);
    return buf_str(&b);
}

static void parameter(struct jw *w, str name, const char *in, bool required, const char *doc, const char *type)
{
    jw_obj(w);
    jw_kt(w, "name", name);
    jw_kt(w, "in", str_of(in));
    if (required) jw_kb(w, "required", true);
    if (doc) jw_kt(w, "description", str_of(doc));
    jw_key(w, S("schema"));
    jw_obj(w);
    jw_kt(w, "type", str_of(type));
    jw_end_obj(w);
    jw_end_obj(w);
}

static bool documents(const struct route *r, const char *name)
{
    for (const struct param_doc *p = r->query; p && p->name; p++)
        if (strcmp(p->name, name) == 0) return true;
    return false;
}

static void parameters(struct jw *w, const struct route *r)
{
    jw_key(w, S("parameters"));
    jw_arr(w);
    for (const char *p = strchr(r->path, '{'); p; p = strchr(p + 1, '{')) {
        size_t n = strcspn(p + 1, "*}");
        parameter(w, (str){ p + 1, n }, "path", true, NULL, "string");
    }
    for (const struct param_doc *p = r->query; p && p->name; p++) parameter(w, str_of(p->name), "query", false, p->doc, "string");
    if (r->flags & R_PAGED) {
        if (!documents(r, "limit")) parameter(w, S("limit"), "query", false, "How many items a page has.", "integer");
        if (!documents(r, "cursor")) parameter(w, S("cursor"), "query", false, "The `next` of the page before.", "string");
    }
    if (r->flags & R_IFMATCH) parameter(w, S("If-Match"), "header", true, "The ETag of what is changed.", "string");
    if (r->flags & R_CREATES) parameter(w, S("Idempotency-Key"), "header", false, "The same key again gives the first answer.", "string");
    jw_end_arr(w);
}

static void request_body(struct doc *d, struct jw *w, const struct route *r)
{
    static const char *const forms[] = { "multipart/form-data", "application/x-www-form-urlencoded" };
    if (r->class == CLASS_INGEST) { /* lines of a format that the query names */
        jw_key(w, S("requestBody"));
        jw_raw(
            w,
            S("{\"required\":true,\"content\":{\"application/x-ndjson\":{\"schema\":{\"type\":\"string\"}},\"text/csv\":{\"schema\":{\"type\":\"string\"}}}}"));
        return;
    }
    static const char *const json[] = { "application/json" };
    const char *const *types = r->flags & R_FORM ? forms : json;
    jw_key(w, S("requestBody"));
    jw_obj(w);
    jw_kb(w, "required", true);
    jw_key(w, S("content"));
    jw_obj(w);
    for (size_t i = 0; i < (r->flags & R_FORM ? COUNT(forms) : COUNT(json)); i++) {
        jw_key(w, str_of(types[i]));
        jw_obj(w);
        jw_key(w, S("schema"));
        if (r->in_schema)
            jw_raw(w, str_of(r->in_schema));
        else
            shape_ref(d, w, r->in, true);
        jw_end_obj(w);
    }
    jw_end_obj(w);
    jw_end_obj(w);
}

static void page_schema(struct doc *d, struct jw *w, const struct shape *s)
{
    jw_raw(w, S("{\"type\":\"object\",\"required\":[\"items\",\"next\",\"total\"],\"properties\":{\"next\":{\"type\":"
                "[\"string\",\"null\"]},\"total\":{\"type\":[\"integer\",\"null\"]},\"items\":{\"type\":\"array\",\"items\":"));
    w->comma = false; /* a value stands next, in the middle of what was written raw */
    shape_ref(d, w, s, false);
    buf_z(w->b, "}}}");
    w->comma = true;
}

static void success(struct doc *d, struct jw *w, const struct route *r)
{
    bool stream = r->flags & R_STREAM, content = r->out || r->out_schema || r->type || stream;
    jw_key(w, r->flags & R_CREATES ? S("201") : content || r->flags & R_HTML ? S("200") : S("204"));
    jw_obj(w);
    jw_kt(w, "description", r->flags & R_CREATES ? S("Created") : content ? S("Done") : S("Done, nothing to say"));
    if (r->flags & R_CREATES) {
        jw_key(w, S("headers"));
        jw_raw(w, S("{\"Location\":{\"description\":\"Where it is\",\"schema\":{\"type\":\"string\"}}}"));
    }
    if (content) {
        jw_key(w, S("content"));
        jw_obj(w);
        jw_key(w, stream ? S("text/event-stream") : r->type ? str_of(r->type) : S("application/json"));
        jw_obj(w);
        jw_key(w, S("schema"));
        if (r->out_schema)
            jw_raw(w, str_of(r->out_schema));
        else if (stream || r->type)
            jw_raw(w, S("{\"type\":\"string\"}"));
        else if (r->flags & R_PAGED)
            page_schema(d, w, r->out);
        else
            shape_ref(d, w, r->out, false);
        jw_end_obj(w);
        jw_end_obj(w);
    }
    jw_end_obj(w);
}

static void responses(struct doc *d, struct jw *w, const struct route *r)
{
    bool write = r->method != GET && r->method != HEAD && r->method != OPTIONS;
    bool takes = r->in != NULL || r->in_schema || (r->flags & R_FORM) || r->class == CLASS_INGEST;
    const struct {
        const char *status;
        bool applies;
    } problems[] = {
        { "400", takes },
        { "401", !(r->flags & R_PUBLIC) || takes },
        { "403", r->may != 0 || write },
        { "404", strchr(r->path, '{') != NULL || (r->flags & R_PUBLIC) },
        { "409", write },
        { "412", (r->flags & R_IFMATCH) != 0 || r->method == PATCH },
        { "413", takes },
        { "415", takes },
        { "422", takes || write || r->query != NULL || (r->flags & R_PAGED) },
        { "429", true },
        { "503", true },
        { "507", write },
    };
    jw_key(w, S("responses"));
    jw_obj(w);
    success(d, w, r);
    for (size_t i = 0; i < COUNT(problems); i++) {
        if (!problems[i].applies) continue;
        jw_key(w, str_of(problems[i].status));
        ref(w, arena_fmt(d->a, "#/components/responses/Problem%s", problems[i].status));
    }
    jw_end_obj(w);
}

/* "POST /api/v1/reports/{id}/close" is post_reports_id_close */
static str operation_id(struct arena *a, const struct route *r)
{
    struct buf b = { .a = a };
    for (const char *m = method_name(r->method); *m; m++) buf_c(&b, (char)(*m - 'A' + 'a'));
    const char *p = strncmp(r->path, "/api/v1/", 8) == 0 ? r->path + 7 : r->path;
    bool gap = true;
    for (; *p; p++) {
        bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9');
        if (plain && gap) buf_c(&b, '_');
        if (plain) buf_c(&b, *p);
        gap = !plain;
    }
    return buf_str(&b);
}

static str tag(const struct route *r)
{
    str rest = str_of(r->path), seg = { NULL, 0 };
    for (int i = 0; i < 4; i++) /* the piece before the first slash is empty */
        if (!str_split(&rest, '/', &seg)) return S("other");
    return seg.n ? seg : S("other");
}

static void operation(struct doc *d, struct jw *w, const struct route *r)
{
    jw_obj(w);
    jw_kt(w, "operationId", operation_id(d->a, r));
    if (r->doc) jw_kt(w, "summary", str_of(r->doc));
    jw_key(w, S("tags"));
    jw_arr(w);
    jw_text(w, tag(r));
    jw_end_arr(w);
    if (r->may) jw_kt(w, "x-right", arena_fmt(d->a, "0x%llx", (unsigned long long)r->may));
    jw_key(w, S("security"));
    jw_raw(w, r->flags & R_PUBLIC ? S("[]") : S("[{\"cookie\":[]},{\"key\":[]}]"));
    parameters(w, r);
    if (r->in || r->in_schema || r->class == CLASS_INGEST) request_body(d, w, r);
    responses(d, w, r);
    jw_end_obj(w);
}

static bool same_path(const struct route *a, const struct route *b)
{
    return strcmp(a->path, b->path) == 0;
}

static const struct route *first_of_path(struct doc *d, const struct route *r)
{
    for (size_t i = 0; i < d->n; i++)
        for (const struct route *t = d->tables[i]; t->path; t++)
            if (shown(t) && same_path(t, r)) return t;
    return r;
}

static void one_path(struct doc *d, struct jw *w, const struct route *r)
{
    static const char *const lower[METHODS] = {
        [GET] = "get", [POST] = "post", [PUT] = "put", [PATCH] = "patch", [DELETE] = "delete", [OPTIONS] = "options", [HEAD] = "head",
    };
    jw_key(w, plain_path(d->a, r->path));
    jw_obj(w);
    for (size_t i = 0; i < d->n; i++)
        for (const struct route *t = d->tables[i]; t->path; t++) {
            if (!shown(t) || !same_path(t, r)) continue;
            jw_key(w, str_of(lower[t->method]));
            operation(d, w, t);
        }
    jw_end_obj(w);
}

struct shapes {
    str names[SHAPES_MAX];
    size_t n;
};
/* shapes in lists of a shape are written where they stand by shape_schema, not by reference */
static void schema(struct doc *d, struct jw *w, struct shapes *seen, const struct shape *s, bool input)
{
    if (!s) return;
    str name = schema_name(d->a, s->name, input);
    for (size_t i = 0; i < seen->n; i++)
        if (str_eq(seen->names[i], name)) return;
    if (seen->n == SHAPES_MAX) return;
    seen->names[seen->n++] = name;
    jw_key(w, name);
    shape_schema(w, s, input);
}

static void problem_responses(struct doc *d, struct jw *w)
{
    static const char *const statuses[][2] = {
        { "400", "Malformed" },
        { "401", "Sign in to go on" },
        { "403", "Not allowed" },
        { "404", "Not found" },
        { "409", "Not possible now" },
        { "412", "Changed meanwhile" },
        { "413", "Too large" },
        { "415", "Unsupported media type" },
        { "422", "The input is not as it must be" },
        { "429", "Too many requests" },
        { "503", "Busy" },
        { "507", "The disk is full" },
    };
    jw_key(w, S("responses"));
    jw_obj(w);
    for (size_t i = 0; i < COUNT(statuses); i++) {
        jw_key(w, arena_fmt(d->a, "Problem%s", statuses[i][0]));
        jw_obj(w);
        jw_kt(w, "description", str_of(statuses[i][1]));
        jw_key(w, S("content"));
        jw_raw(w, S("{\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/Problem\"}}}"));
        jw_end_obj(w);
    }
    jw_end_obj(w);
}

static void components(struct doc *d, struct jw *w)
{
    struct shapes *seen = NEW(d->a, struct shapes);
    jw_key(w, S("components"));
    jw_obj(w);
    jw_key(w, S("securitySchemes"));
    jw_raw(w, S("{\"cookie\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"__Host-rabta\"},"
                "\"key\":{\"type\":\"http\",\"scheme\":\"bearer\"}}"));
    jw_key(w, S("schemas"));
    jw_obj(w);
    jw_key(w, S("Problem"));
    jw_raw(w, S("{\"type\":\"object\",\"description\":\"RFC 9457\",\"required\":[\"type\",\"title\",\"status\",\"request_id\"],"
                "\"properties\":{\"type\":{\"type\":\"string\"},\"title\":{\"type\":\"string\"},\"status\":{\"type\":\"integer\"},"
                "\"detail\":{\"type\":\"string\"},\"request_id\":{\"type\":\"string\"},\"errors\":{\"type\":\"array\",\"items\":"
                "{\"type\":\"object\",\"required\":[\"pointer\",\"code\"],\"properties\":{\"pointer\":{\"type\":\"string\"},"
                "\"code\":{\"type\":\"string\"},\"detail\":{\"type\":\"string\"}}}}}}"));
    for (size_t i = 0; i < d->n; i++)
        for (const struct route *t = d->tables[i]; t->path; t++) {
            if (!shown(t)) continue;
            schema(d, w, seen, t->in, true);
            schema(d, w, seen, t->out, false);
        }
    jw_end_obj(w);
    problem_responses(d, w);
    jw_end_obj(w);
}

void openapi_write(struct buf *b, const struct route *const *tables, size_t n, str title, str version)
{
    struct doc d = { b->a, tables, n };
    struct jw on = jw_on(b), *w = &on;
    jw_obj(w);
    jw_kt(w, "openapi", S("3.1.0"));
    jw_key(w, S("info"));
    jw_obj(w);
    jw_kt(w, "title", title);
    jw_kt(w, "version", version);
    jw_end_obj(w);
    jw_key(w, S("paths"));
    jw_obj(w);
    for (size_t i = 0; i < n; i++)
        for (const struct route *t = tables[i]; t->path; t++)
            if (shown(t) && first_of_path(&d, t) == t) one_path(&d, w, t);
    jw_end_obj(w);
    components(&d, w);
    jw_end_obj(w);
}
