/* attachment_api - the files of a record: added, listed, read, and given to those whom the desk lets have them
 *
 * What the desk adds is the desk's, what another adds is his and the desk's, until the desk gives it: to one party of a case,
 * to who reported, or to all who see the record. What was given once was read; taking it back hides it from then on. */
#include "spine/api.h"
#include "spine/attachment.h"
#include "spine/entry.h"
#include "spine/erase.h"

LIST_OF(attachment_list_, attachments, attachment_shape, "The files");

static err answer(struct ctx *c, const struct record *v, struct res *r)
{
    struct attachment_list_ out;
    TRY(attachment_list(c, &v->id, &out.attachments));
    res_json(r, &attachment_list__shape, &out, 0);
    return NULL;
}

static err attachments(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    TRY(record_find_any(c, q->params[0], &v));
    return answer(c, &v, r);
}

static err denied(struct ctx *c)
{
    FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
}

/* whose it is at first. The desk that handles it speaks as the desk, also where it wrote the record down itself. */
static err first_readers(struct ctx *c, const struct record *v, struct attachment *out)
{
    const struct kind *k = kind_named(v->kind);
    if (record_rights(c->who, v) & MAY_DESK) return audience_team(c, v, &out->audience);
    if (viewer_holds(c->who, principal_of(c->arena, v->originator))) {
        out->given = S("reporter");
        return reply_audience(c, v, &out->audience);
    }
    if (!k || !k->circle) return denied(c);
    TRY(k->circle(c, v, S(""), &out->given, &out->audience));
    return out->given.n ? NULL : denied(c);
}

static err attach(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct form_part *p;
    struct attachment new = { .size = 0 };
    size_t n, taken = 0;
    TRY(record_find_any(c, q->params[0], &v));
    TRY(first_readers(c, &v, &new));
    TRY(record_takes_words(c, &v));
    TRY(req_form(c, q, &p, &n));
    for (size_t i = 0; i < n; i++) {
        if (!p[i].file.n) continue;
        new.name = p[i].file;
        TRY(attachment_add(c, &v.id, &new, p[i].body));
        taken++;
    }
    if (!taken) FAIL_AT(c, S("/file"), "required", "no file came with the form");
    TRY(record_touch(c, &v.id, false));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/records/%s/attachments", v.id.s));
    return answer(c, &v, r);
}

static err content(struct ctx *c, const struct req *q, struct res *r)
{
    return attachment_send(c, q->params[0], r);
}

/* ---- given */

enum readers { READ_DESK, READ_REPORTER, READ_PARTY, READ_ALL };
static const char *const readers_v[] = { "desk", "reporter", "party", "all" };
static const struct words readers_words = { readers_v, COUNT(readers_v) };
struct give_in {
    unsigned to;
    id party;
};
static const struct field give_fields[] = {
    FIELD(struct give_in, to, .flags = F_REQ, .en = &readers_words,
          .doc = "desk: the desk alone; reporter: and who reported; party: and one party of the case; all: whoever sees the record"),
    FIELD(struct give_in, party, .ref = "prt", .doc = "Which party"),
};
static SHAPE(give_shape, "attachment_readers", struct give_in, give_fields, "Who reads a file");

static err readers_of(struct ctx *c, const struct record *v, const struct give_in *in, struct attachment *a)
{
    const struct kind *k = kind_named(v->kind);
    a->audience = a->given = S("");
    if (in->to == READ_DESK) return audience_team(c, v, &a->audience);
    if (in->to == READ_REPORTER) {
        if (!v->originator.n || (k && k->circle)) FAIL_AT(c, S("/to"), "not-possible-now", "nobody reported this");
        a->given = S("reporter");
        return reply_audience(c, v, &a->audience);
    }
    if (in->to != READ_PARTY) return NULL;
    if (id_empty(&in->party)) FAIL_AT(c, S("/party"), "required", "which party");
    if (!k || !k->circle) FAIL_AT(c, S("/to"), "not-possible-now", "there are no parties here");
    return k->circle(c, v, id_str(&in->party), &a->given, &a->audience);
}

static err give(struct ctx *c, const struct req *q, struct res *r)
{
    struct give_in in = { .to = READ_DESK };
    struct attachment a;
    struct record v;
    id record;
    TRY(attachment_find(c, q->params[0], &record, &a));
    TRY(record_find_any(c, id_str(&record), &v));
    if (!(record_rights(c->who, &v) & MAY_DESK)) return denied(c);
    TRY(record_takes_words(c, &v));
    TRY(api_read(c, q, &give_shape, &in));
    str was = a.audience;
    TRY(readers_of(c, &v, &in, &a));
    if (!str_eq(was, a.audience)) {
        const struct kind *k = kind_named(v.kind);
        TRY(attachment_give(c, &v.id, &a, str_of(readers_v[in.to])));
        TRY(record_touch(c, &v.id, in.to == READ_ALL));
        if (k && k->given && in.to >= READ_PARTY) TRY(k->given(c, &v, a.given));
    }
    return answer(c, &v, r);
}

const struct route attachment_routes[] = {
    ROUTE(GET, "/api/v1/records/{id}/attachments", attachments, MAY_READ, "Its files", .out = &attachment_list__shape),
    ROUTE(POST, "/api/v1/records/{id}/attachments", attach, MAY_READ, "Add files (multipart/form-data)", .flags = R_CREATES | R_FORM | R_UPLOAD,
          .out = &attachment_list__shape),
    ROUTE(PUT, "/api/v1/attachments/{id}/audience", give, MAY_DESK, "Who reads a file, from now on", .in = &give_shape, .out = &attachment_list__shape),
    ROUTE(GET, "/api/v1/attachments/{id}/content", content, MAY_READ, "The bytes, as a download", .type = "application/octet-stream"),
    ROUTE(GET, "/api/v1/attachments/{id}/archive", attachment_archive, MAY_READ, "The bytes in a ZIP, under a name that nothing runs", .class = CLASS_SLOW,
          .type = "application/zip"),
    ROUTE(GET, "/api/v1/attachments/{id}/image", attachment_image, MAY_READ,
          "A small copy of a PNG, JPEG, GIF or WebP, made in a process of its own, with nothing else of the file in it", .class = CLASS_SLOW,
          .type = "image/png"),
    ROUTE(GET, "/api/v1/attachments/{id}/text", attachment_preview, MAY_READ, "The first 64 KiB of a file that is text", .out = &attachment_preview_shape),
    { .path = NULL },
};
