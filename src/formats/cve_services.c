/* cve_services - see cve_services.h */
#include "formats/cve_services.h"

#include "base/buf.h"
#include "base/utf8.h"

static const struct json_limits lim = { .bytes = CVE_ANSWER_MOST, .members = 100000, .depth = 32 };

bool cve_id_fine(str t)
{
    if (!str_starts(t, S("CVE-")) || t.n < 13 || t.n > 28 || t.p[8] != '-') return false;
    for (size_t i = 4; i < t.n; i++)
        if (i != 8 && (t.p[i] < '0' || t.p[i] > '9')) return false;
    return true;
}
static str member(struct json v, const char *name)
{
    return json_str(json_get(v, str_of(name)));
}
static err listed(struct ctx *c, struct json v, struct cve_listed *out)
{
    static const char *const states[][2] = { { "RESERVED", "reserved" }, { "PUBLISHED", "published" }, { "REJECTED", "rejected" } };
    str state = member(v, "state");
    *out = (struct cve_listed){ .id = member(v, "cve_id"), .owner = member(v, "owning_cna"), .user = member(json_get(v, S("requested_by")), "user") };
    if (!cve_id_fine(out->id)) FAIL_AT(c, S("/cve_id"), "bad-document", "CVE Services answered something that is no number of CVE");
    for (size_t i = 0; i < COUNT(states); i++)
        if (str_is(state, states[i][0])) out->state = str_of(states[i][1]);
    if (!out->state.n) FAIL_AT(c, S("/state"), "bad-document", "CVE Services answered a state that is not known");
    if (!when_parse(member(v, "reserved"), &out->reserved)) out->reserved = (when){ 0 };
    if (out->owner.n > 64) out->owner = utf8_clip(out->owner, 64);
    return NULL;
}
err cve_page_read(struct ctx *c, str text, struct cve_page *out)
{
    struct json v, ids;
    out->n = 0;
    out->next = 0;
    TRY(json_read(c, text, &lim, &v));
    ids = json_get(v, S("cve_ids"));
    if (json_type(ids) != JSON_ARRAY) FAIL_AT(c, S("/cve_ids"), "bad-document", "CVE Services answered no list of numbers");
    if (json_count(ids) > CVE_PAGE_MOST) FAIL_AT(c, S("/cve_ids"), "bad-document", "CVE Services answered more numbers than a page holds");
    for (struct json_iter i = json_iter(ids); json_next(&i); out->n++) TRY(listed(c, i.value, &out->v[out->n]));
    if (!json_int(json_get(v, S("nextPage")), &out->next) || out->next < 0) out->next = 0;
    return NULL;
}
err cve_one_read(struct ctx *c, str text, struct cve_listed *out)
{
    struct json v;
    TRY(json_read(c, text, &lim, &v));
    return listed(c, v, out);
}
err cve_quota_read(struct ctx *c, str text, struct cve_quota *out)
{
    struct json v;
    TRY(json_read(c, text, &lim, &v));
    if (!json_int(json_get(v, S("id_quota")), &out->quota) || !json_int(json_get(v, S("total_reserved")), &out->reserved) ||
        !json_int(json_get(v, S("available")), &out->available))
        FAIL_AT(c, S("/id_quota"), "bad-document", "CVE Services answered no quota");
    return NULL;
}
static str line(struct arena *a, str text, size_t most)
{
    struct buf b = { .a = a };
    text = utf8_clip(text, most);
    for (size_t i = 0; i < text.n; i++) buf_c(&b, (unsigned char)text.p[i] < ' ' || text.p[i] == 0x7F ? ' ' : text.p[i]);
    return buf_str(&b);
}
void cve_error_read(struct ctx *c, str text, str *code, str *words)
{
    struct json v;
    size_t n = 0;
    struct buf b = { .a = c->arena };
    *code = *words = S("");
    if (json_read(c, text, &lim, &v)) return;
    *code = line(c->arena, member(v, "error"), 60);
    buf_fmt(&b, "%.*s", FMT(line(c->arena, member(v, "message"), 300)));
    struct json details = json_get(v, S("details"));
    for (struct json_iter i = json_iter(details); json_type(details) == JSON_ARRAY && json_next(&i) && n < 3; n++) {
        str what = member(i.value, "msg").n ? member(i.value, "msg") : member(i.value, "message");
        str where = member(i.value, "param").n ? member(i.value, "param") : member(i.value, "instancePath");
        if (what.n) buf_fmt(&b, "%s%.*s: %.*s", b.n ? "; " : "", FMT(line(c->arena, where, 80)), FMT(line(c->arena, what, 150)));
    }
    *words = buf_str(&b);
}
