/* programme_security - the security.txt (RFC 9116) of an organisation whose policy is hosted here
 *
 * Reports go to the form of the hub, with the organisation chosen; the policy is its page. Canonical are the places at which the
 * organisation says that the file stands, and the address at which the hub has it. It is good for less than a year, and made
 * anew a month before its end. With a key of the desk it is signed, and says where the key is. */
#include "domain/disclosure/programme.h"

#include "base/buf.h"
#include "spine/mailkey.h"
#include "spine/setup.h"

#include "programme_security.sql.h"

enum { GOOD_DAYS = 364, RENEWED_DAYS = 30, AT_ONCE = 2000 };

static err key_of(struct ctx *c, const id *team, str *fingerprint)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_key, ARGS(A_ID(*team), A_WHEN(c->now)), &r, &found));
    *fingerprint = found ? row_text(r, 0) : S("");
    return NULL;
}
static str address(struct ctx *c, const struct site *s, str slug)
{
    return arena_fmt(c->arena, "%.*s/vulnerability-disclosure-policy/%.*s", FMT(s->base_url), FMT(slug));
}

err programme_security_txt(struct ctx *c, const struct programme *v, bool with_signature, str *text, when *expires)
{
    struct site site;
    struct buf b = { .a = c->arena };
    int y, mo, d, h, mi, s;
    str key, made, by;
    TRY(site_get(c, &site));
    TRY(key_of(c, &v->r.team, &key));
    str at = address(c, &site, v->slug);
    when_utc((when){ c->now.us + GOOD_DAYS * DAY }, &y, &mo, &d, &h, &mi, &s);
    *expires = when_make(y, mo, d, 0, 0, 0);
    if (site.report) buf_fmt(&b, "Contact: %.*s/report?programme=%.*s\n", FMT(site.base_url), FMT(v->slug));
    if (v->mail.n) buf_fmt(&b, "Contact: mailto:%.*s\n", FMT(v->mail));
    buf_fmt(&b, "Expires: %.*s\n", FMT(when_text(c->arena, *expires)));
    if (key.n) buf_fmt(&b, "Encryption: openpgp4fpr:%.*s\n", FMT(key));
    buf_fmt(&b, "Policy: %.*s\n", FMT(at));
    if (str_trim(v->languages).n) buf_fmt(&b, "Preferred-Languages: %.*s\n", FMT(str_trim(v->languages)));
    for (size_t i = 0; i < v->sites.n; i++) buf_fmt(&b, "Canonical: https://%.*s/.well-known/security.txt\n", FMT(v->sites.v[i]));
    buf_fmt(&b, "Canonical: %.*s/security.txt\n", FMT(at));
    *text = buf_str(&b);
    if (!with_signature || !key.n) return NULL;
    TRY(team_sign_clear(c, &v->r.team, *text, &made, &by));
    if (made.n) *text = made;
    return NULL;
}

/* ---- made anew, from what is out and not from what is being written */

struct renewed {
    id record, team;
    str slug, body;
};
static err renew_unit(struct ctx *c, void *arg)
{
    const struct renewed *o = arg;
    struct programme v = { .r = { .id = o->record, .team = o->team } };
    struct viewer *desk;
    when expires;
    str file;
    TRY(programme_text_read(c, o->body, &v));
    v.slug = o->slug;
    TRY(programme_security_txt(c, &v, true, &file, &expires));
    TRY(db_do(c, &sql_renewed, ARGS(A_ID(o->record), A_TEXT(file), A_WHEN(expires))));
    TRY(viewer_of_team(c, &o->team, S(""), "policies", &desk));
    viewer_use(c, desk);
    return entry_add(c, &o->record, &(struct entry_new){ .verb = "security-txt", .now = str_cut(when_text(c->arena, expires), 0, 10) }, NULL);
}
static err renew(struct ctx *c, str payload)
{
    struct site site;
    struct rows *r;
    (void)payload;
    TRY(site_get(c, &site));
    TRY(db_run(c, &sql_files, ARGS(A_INT(AT_ONCE)), &r));
    while (rows_next(r)) {
        struct renewed o = { row_id(r, 0), row_id(r, 1), row_text(r, 2), row_text(r, 3) };
        str file = row_text(r, 4), key;
        TRY(key_of(c, &o.team, &key));
        bool late = row_when(r, 5).us < c->now.us + RENEWED_DAYS * DAY;
        bool moved = str_find(file, arena_fmt(c->arena, "Policy: %.*s\n", FMT(address(c, &site, o.slug)))) < 0;
        bool other_key = key.n ? str_find(file, key) < 0 : str_find(file, S("openpgp4fpr:")) >= 0;
        if (late || moved || other_key) TRY(db_unit(c, renew_unit, &o));
    }
    return NULL;
}
const struct job_kind programme_jobs[] = { { .name = "programme.security-txt", .run = renew, .every = DAY, .lease = 30 * MINUTE }, { .name = NULL } };
