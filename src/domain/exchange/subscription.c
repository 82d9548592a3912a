/* subscription - see subscription.h; here: asking, the yes, changing, the end, and the figures */
#include "domain/exchange/subscription.h"

#include "base/buf.h"
#include "domain/exchange/advisory.h"
#include "guard/guard.h"
#include "spine/api.h"
#include "spine/i18n.h"
#include "spine/limit.h"
#include "spine/outbox.h"
#include "spine/session.h"
#include "spine/setup.h"

#include "subscription.sql.h"

enum { WAITING_DAYS = 7, ASKED_A_DAY = 3, ASKED_AN_HOUR_BY_ALL = 300, BOUNCES_MOST = 3 };

/* ---- the link */

static str signature(struct arena *a, str which)
{
    return str_cut(master_mac_hex(a, S("subscription"), which), 0, 32);
}
str subscription_token(struct arena *a, const id *sub)
{
    str which = id_str(sub);
    return arena_fmt(a, "%.*s.%.*s", FMT(str_cut(which, 4, which.n)), FMT(signature(a, which)));
}
err subscription_find(struct ctx *c, str token, struct subscription *out, bool *there)
{
    struct rows *r;
    str uuid;
    *out = (struct subscription){ .active = false };
    if (str_split(&token, '.', &uuid)) {
        str which = arena_fmt(c->arena, "sub_%.*s", FMT(uuid));
        if (!id_parse(which, &out->id) || !str_same_secret(token, signature(c->arena, which))) out->id.s[0] = 0;
    }
    if (id_empty(&out->id)) FAIL(c, E_ABSENT, "no-such-code", "this link is not known, or has run out");
    TRY(db_one(c, &sql_one, ARGS(A_ID(out->id)), &r, there));
    if (!*there) return NULL;
    int pace = word_index(&sub_pace_words, row_text(r, 3));
    out->address = row_text(r, 1);
    out->language = row_text(r, 2);
    out->pace = pace < 0 ? SUB_AT_ONCE : (unsigned)pace;
    out->active = str_is(row_text(r, 5), "active");
    return wish_read(c, row_text(r, 4), &out->wish);
}

/* ---- asking */

err subscription_sectors(struct ctx *c, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_sectors, NOARGS, &r));
    struct sector_name *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct sector_name);
    size_t n = 0;
    while (rows_next(r)) v[n++] = (struct sector_name){ row_text(r, 0), row_text(r, 1) };
    *out = (struct list){ v, n };
    return NULL;
}
err subscription_open(struct ctx *c, bool *open)
{
    struct mail_settings set;
    struct site site;
    TRY(mail_settings_get(c, &set));
    TRY(site_get(c, &site));
    *open = set.url.n > 0 && site.base_url.n > 0;
    return NULL;
}
static str small(struct arena *a, str s)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < s.n; i++) buf_c(&b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i]);
    return buf_str(&b);
}
/* what was typed stands on the page behind the link, never in the mail: nobody sends his own words through us */
static err ask_by_mail(struct ctx *c, const struct subscription *s)
{
    struct buf body = { .a = c->arena };
    struct site site;
    id team, message;
    TRY(site_get(c, &site));
    TRY(default_team(c, &team));
    const struct place places[] = { { S("site"), site.name }, { S("link"), S(OUTBOX_LINK) }, { S("days"), arena_fmt(c->arena, "%d", WAITING_DAYS) } };
    buf_fill(&body, str_of(i18n(s->language, MSG_MAIL_SUB_CONFIRM)), places, COUNT(places));
    const struct outbox_new m = { .team = team,
                                  .part = s->id,
                                  .apart = true,
                                  .asked = true,
                                  .reason = S("somebody asked for advisories at this address"),
                                  .rule = S("subscription-confirm"),
                                  .tlp = TLP_CLEAR,
                                  .subject = str_of(i18n(s->language, MSG_MAIL_SUB_CONFIRM_SUBJECT)),
                                  .body = buf_str(&body) };
    return outbox_add(c, &m, &message);
}
err subscription_ask(struct ctx *c, const struct subscription *asked)
{
    struct subscription s = *asked;
    struct rows *r;
    bool found;
    str key = small(c->arena, s.address);
    if (!mail_address(s.address)) FAIL_AT(c, S("/email"), "bad-format", "this is not a mail address");
    TRY(wish_check(c, &s.wish));
    TRY(limit_check(c, "subscribe-all", S(""), ASKED_AN_HOUR_BY_ALL, HOUR));
    TRY(db_one(c, &sql_lately, ARGS(A_TEXT(key), A_INT(c->now.us - DAY)), &r, &found));
    if (row_int(r, 0) >= ASKED_A_DAY) return NULL; /* it was written to already; whoever asks is told the same as always */
    s.id = id_new("sub", c->now);
    TRY(db_do(c, &sql_add,
              ARGS(A_ID(s.id), A_TEXT(s.address), A_TEXT(key), A_TEXT(s.language), A_TEXT(str_of(sub_pace_words.v[s.pace])),
                   A_TEXT(wish_text(c->arena, &s.wish)), A_WHEN(c->now))));
    return ask_by_mail(c, &s);
}

/* ---- by whoever holds the link */

err subscription_confirm(struct ctx *c, const struct subscription *s, str *token)
{
    struct rows *r;
    struct wish before;
    bool twin;
    *token = subscription_token(c->arena, &s->id);
    if (s->active) return NULL;
    TRY(db_one(c, &sql_twin, ARGS(A_ID(s->id)), &r, &twin));
    if (!twin) return db_do(c, &sql_confirm, ARGS(A_ID(s->id), A_WHEN(c->now), A_INT(digest_next(s->pace, c->now))));
    id other = row_id(r, 0);
    struct subscription both = { other, s->address, s->language, s->pace, { 0 }, true };
    TRY(wish_read(c, row_text(r, 1), &before));
    both.wish = before;
    wish_add(c->arena, &both.wish, &s->wish);
    TRY(subscription_change(c, &both));
    TRY(db_run(c, &sql_end, ARGS(A_ID(s->id)), &r));
    *token = subscription_token(c->arena, &other);
    return NULL;
}
err subscription_change(struct ctx *c, const struct subscription *s)
{
    TRY(wish_check(c, &s->wish));
    return db_do(c, &sql_change,
                 ARGS(A_ID(s->id), A_TEXT(s->language), A_TEXT(str_of(sub_pace_words.v[s->pace])), A_TEXT(wish_text(c->arena, &s->wish)),
                      A_INT(digest_next(s->pace, c->now))));
}
err subscription_end(struct ctx *c, const id *sub, const char *why)
{
    struct rows *r;
    TRY(db_run(c, &sql_end, ARGS(A_ID(*sub)), &r));
    if (!rows_count(r)) return NULL;
    TRY(db_do(c, &sql_end_letters, ARGS(A_ID(*sub))));
    TRY(again_forget(c, sub));
    TRY(outbox_stop_part(c, sub));
    return db_do(c, &sql_ended, ARGS(A_TEXT(str_of(why))));
}

/* ---- the outbox: the address is put in as a mail leaves; what comes back ends it */

static bool ours(str rule)
{
    return str_starts(rule, S("subscription"));
}
static err leaving(struct ctx *c, const struct outbox_sent *m, struct mail *mail)
{
    struct subscription s;
    str base, token = subscription_token(c->arena, &m->part);
    bool there, asks = str_is(m->rule, "subscription-confirm");
    if (!ours(m->rule)) return NULL;
    TRY(setting_get(c, "base_url", &base));
    TRY(subscription_find(c, token, &s, &there));
    if (!there || s.active == asks) return NULL; /* it goes nowhere */
    str url = arena_fmt(c->arena, "%.*s%s/subscription/%.*s", FMT(base), str_is(s.language, "ur") ? "/ur" : "", FMT(token));
    mail->to = s.address;
    mail->body = outbox_link_put(c->arena, mail->body, url);
    if (!asks) mail->unsubscribe = arena_fmt(c->arena, "%.*s/subscription/%.*s/end", FMT(base), FMT(token));
    return NULL;
}
/* no such mailbox: at once; else when it was so several times in a month */
static err moved(struct ctx *c, const struct outbox_sent *m, str state, str error)
{
    struct rows *r;
    bool refused = str_is(state, "failed") && str_find(error, S("(55")) >= 0;
    if (!ours(m->rule) || id_empty(&m->part) || !(refused || str_is(state, "bounced"))) return NULL;
    TRY(db_run(c, &sql_bounced, ARGS(A_ID(m->part), A_WHEN(c->now)), &r));
    if (!rows_next(r)) return NULL;
    bool over = refused || str_starts(error, S("5.1.")) || row_int(r, 0) >= BOUNCES_MOST;
    return over ? subscription_end(c, &m->part, "bounced") : NULL;
}
void subscription_install(void)
{
    outbox_leaving_set(leaving);
    outbox_moved_set(moved);
}

static err sweep_unit(struct ctx *c, void *more)
{
    struct rows *r;
    TRY(db_run(c, &sql_unconfirmed, ARGS(A_INT(c->now.us - WAITING_DAYS * DAY)), &r));
    *(bool *)more = rows_count(r) > 0;
    while (rows_next(r)) {
        id sub = row_id(r, 0);
        TRY(subscription_end(c, &sub, "unconfirmed"));
    }
    return NULL;
}
static err sweep(struct ctx *c, str payload)
{
    bool more = true;
    (void)payload;
    c->now = clock_now();
    viewer_use(c, viewer_system(c, "subscriptions", (struct strs){ 0 }, 0));
    while (more) TRY(db_unit(c, sweep_unit, &more));
    return NULL;
}
const struct job_kind subscription_jobs[] = { { .name = "subscription.letters", .run = subscribers_job, .lease = 10 * MINUTE },
                                              { .name = "subscription.digests", .run = digests_job, .every = HOUR, .lease = 10 * MINUTE },
                                              { .name = "subscription.sweep", .run = sweep, .every = HOUR, .lease = 10 * MINUTE },
                                              { .name = NULL } };

/* ---- figures, and no address: for who keeps the installation */

struct figures {
    int64_t active, waiting, collected, bouncing, ended, bounced, unconfirmed;
};
static const struct field figures_fields[] = {
#define F(m, ...) FIELD(struct figures, m, .flags = F_RO, __VA_ARGS__)
    F(active, .doc = "Subscriptions that were confirmed"),
    F(waiting, .doc = "Asked for, and not confirmed yet"),
    F(collected, .doc = "Of the confirmed ones those that want a mail a day or a week"),
    F(bouncing, .doc = "Of the confirmed ones those whose mail came back lately"),
    F(ended, .doc = "Ended by who had subscribed, so far"),
    F(bounced, .doc = "Ended since mail came back, so far"),
    F(unconfirmed, .doc = "Swept since nobody confirmed them, so far"),
#undef F
};
static SHAPE(figures_shape, "subscription_figures", struct figures, figures_fields, "Subscriptions to advisories, in figures");
static err figures(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *o;
    bool found;
    (void)q;
    TRY(db_one(c, &sql_counts, NOARGS, &o, &found));
    struct figures f = { .active = row_int(o, 0), .waiting = row_int(o, 1), .collected = row_int(o, 2), .bouncing = row_int(o, 3) };
    TRY(db_run(c, &sql_ends, NOARGS, &o));
    while (rows_next(o)) {
        if (str_is(row_text(o, 0), "asked")) f.ended = row_int(o, 1);
        if (str_is(row_text(o, 0), "bounced")) f.bounced = row_int(o, 1);
        if (str_is(row_text(o, 0), "unconfirmed")) f.unconfirmed = row_int(o, 1);
    }
    res_json(r, &figures_shape, &f, 0);
    return NULL;
}
const struct route subscription_routes[] = {
    ROUTE(GET, "/api/v1/admin/subscriptions", figures, MAY_ADMIN, "Subscriptions to advisories, in figures", .out = &figures_shape),
    ROUTE(GET, "/api/v1/advisories/{id}/subscribers", subscribers_get, MAY_DESK, "How many subscribers would get it by mail, and how many got it",
          .class = CLASS_SLOW, .out = &subscribers_shape),
    { .path = NULL },
};
