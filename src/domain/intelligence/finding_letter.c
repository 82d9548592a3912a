/* finding_letter - what an owner reads: each problem with what it means, what to do and some of its assets; all in a file
 *
 * Texts by RSIT class from the catalogue, English and Urdu. The link is a mark until the letter leaves. */
#include "base/buf.h"
#include "domain/intelligence/finding_batch.h"
#include "domain/intelligence/finding_times.h"
#include "domain/intelligence/finding_xarf.h"
#include "spine/i18n.h"
#include "spine/session.h"

#include "finding_letter.sql.h"

enum { PROBLEMS = 8, ASSETS = 8, TIMES = 5 };

static struct class_text texts_of(str language, enum msg name, enum msg seen, enum msg todo)
{
    return (struct class_text){ str_of(i18n(language, name)), str_of(i18n(language, seen)), str_of(i18n(language, todo)) };
}

/* what was done to a system of the owner */
static struct class_text aimed_text(str language, str class)
{
    static const char *const contacts[] = { "spam", "tor", "proxy", "blacklist", "social-engineering" };
    if (str_is(class, "scanner") || str_is(class, "sniffing"))
        return texts_of(language, MSG_PUBLIC_FINDING_CLASS_SCANNED_NAME, MSG_PUBLIC_FINDING_CLASS_SCANNED_SEEN, MSG_PUBLIC_FINDING_CLASS_SCANNED_TODO);
    for (size_t i = 0; i < COUNT(contacts); i++)
        if (str_is(class, contacts[i]))
            return texts_of(language, MSG_PUBLIC_FINDING_CLASS_CONTACTED_NAME, MSG_PUBLIC_FINDING_CLASS_CONTACTED_SEEN,
                            MSG_PUBLIC_FINDING_CLASS_CONTACTED_TODO);
    return texts_of(language, MSG_PUBLIC_FINDING_CLASS_ATTACKED_NAME, MSG_PUBLIC_FINDING_CLASS_ATTACKED_SEEN, MSG_PUBLIC_FINDING_CLASS_ATTACKED_TODO);
}

struct class_text finding_class_text(str language, str class, bool aimed)
{
#define T(name, word)                                                                                                                \
    {                                                                                                                                \
        name, MSG_PUBLIC_FINDING_CLASS_##word##_NAME, MSG_PUBLIC_FINDING_CLASS_##word##_SEEN, MSG_PUBLIC_FINDING_CLASS_##word##_TODO \
    }
    static const struct {
        const char *class;
        enum msg name, seen, todo;
    } texts[] = { T("infected-system", INFECTED_SYSTEM),
                  T("malware", INFECTED_SYSTEM),
                  T("c2-server", C2_SERVER),
                  T("malware-distribution", MALWARE_DISTRIBUTION),
                  T("malware-configuration", MALWARE_DISTRIBUTION),
                  T("phishing", PHISHING),
                  T("masquerade", PHISHING),
                  T("vulnerable-system", VULNERABLE_SYSTEM),
                  T("information-disclosure", VULNERABLE_SYSTEM),
                  T("misconfiguration", VULNERABLE_SYSTEM),
                  T("potentially-unwanted-accessible", POTENTIALLY_UNWANTED_ACCESSIBLE),
                  T("ddos-amplifier", DDOS_AMPLIFIER),
                  T("weak-crypto", WEAK_CRYPTO),
                  T("system-compromise", SYSTEM_COMPROMISE),
                  T("application-compromise", SYSTEM_COMPROMISE),
                  T("privileged-account-compromise", SYSTEM_COMPROMISE),
                  T("unprivileged-account-compromise", SYSTEM_COMPROMISE),
                  T("brute-force", BRUTE_FORCE),
                  T("ids-alert", BRUTE_FORCE),
                  T("exploit", BRUTE_FORCE),
                  T("ddos", BRUTE_FORCE),
                  T("scanner", SCANNER),
                  T("spam", SPAM),
                  T("data-leak", DATA_LEAK),
                  T("data-loss", DATA_LEAK),
                  T("", OTHER) };
#undef T
    size_t i = 0;
    if (aimed) return aimed_text(language, class);
    while (i + 1 < COUNT(texts) && !str_is(class, texts[i].class)) i++;
    return texts_of(language, texts[i].name, texts[i].seen, texts[i].todo);
}

static str number(struct ctx *c, int64_t n)
{
    return arena_fmt(c->arena, "%lld", (long long)n);
}

static void more_line(struct ctx *c, str language, const char *indent, int64_t n, struct buf *out)
{
    const struct place more[] = { { S("n"), number(c, n) } };
    if (n <= 0) return;
    buf_z(out, indent);
    buf_fill(out, str_of(i18n(language, MSG_MAIL_FINDING_MORE)), more, COUNT(more));
    buf_z(out, "\n");
}
/* of an address that many may share; its last time stands beside it already */
static void times_of(struct ctx *c, const struct finding *f, str language, struct buf *out)
{
    const struct seen_time *t = f->times.v;
    size_t i = f->times.n && t->at.us / SECOND == f->last_seen.us / SECOND && t->source_port == f->source_port, most = i + TIMES;
    for (; i < f->times.n && i < most; i++) {
        str at = when_text(c->arena, t[i].at);
        buf_fmt(out, "    %.*s %.*s UTC  port %lld\n", FMT(str_cut(at, 0, 10)), FMT(str_cut(at, 11, 19)), (long long)t[i].source_port);
    }
    more_line(c, language, "    ", (int64_t)(f->times.n - i), out);
}

/* nobody's mail program makes a link of them, nor a filter a reason; the file has them as they are */
static void urls_of(struct ctx *c, const struct finding *f, str language, struct buf *out)
{
    for (size_t i = 0; i < f->urls.n && i < TIMES; i++) {
        bool web = str_starts(f->urls.v[i], S("http"));
        buf_fmt(out, "    %s%.*s\n", web ? "hxxp" : "", FMT(str_cut(f->urls.v[i], web ? 4 : 0, f->urls.v[i].n)));
    }
    more_line(c, language, "    ", (int64_t)f->urls.n - TIMES, out);
}

static void asset_of(struct ctx *c, const struct finding *f, str said, str language, struct buf *out)
{
    str at = when_text(c->arena, f->last_seen);
    bool aimed = f->side == SIDE_DESTINATION;
    buf_fmt(out, "  %.*s  %.*s %.*s UTC", FMT(f->asset), FMT(str_cut(at, 0, 10)), FMT(str_cut(at, 11, 19)));
    if (aimed && f->counterpart.n) buf_fmt(out, "  <- %.*s", FMT(f->counterpart));
    if (!aimed && f->source_port >= 0) buf_fmt(out, "  port %lld", (long long)f->source_port);
    buf_fmt(out, "%s%.*s%s%.*s\n", f->identifier.n ? "  " : "", FMT(f->identifier), said.n ? "  " : "", FMT(said));
    times_of(c, f, language, out);
    urls_of(c, f, language, out);
}

static err assets_of(struct ctx *c, const struct batch *b, str class, str side, int64_t n, str language, struct buf *out)
{
    struct rows *r;
    struct finding f[ASSETS] = { 0 }, *all[ASSETS];
    str said[ASSETS];
    size_t k = 0;
    TRY(db_run(c, &sql_some, ARGS(A_ID(b->id), A_TEXT(class), A_TEXT(side), A_INT(ASSETS)), &r));
    for (; rows_next(r); k++) {
        f[k] = (struct finding){ .asset = row_text(r, 0),
                                 .identifier = row_text(r, 1),
                                 .last_seen = row_when(r, 2),
                                 .source_port = row_int(r, 3),
                                 .side = str_is(row_text(r, 4), found_side_words.v[SIDE_DESTINATION]) ? SIDE_DESTINATION : SIDE_SOURCE,
                                 .counterpart = row_text(r, 5),
                                 .id = row_id(r, 7) };
        said[k] = finding_said(c, row_text(r, 6));
        all[k] = &f[k];
    }
    TRY(findings_times(c, id_str(&b->id), all, k));
    for (size_t i = 0; i < k; i++) asset_of(c, &f[i], said[i], language, out);
    more_line(c, language, "  ", n - ASSETS, out);
    return NULL;
}

struct counts {
    int64_t n, new, back;
};
static err problems(struct ctx *c, const struct batch *b, str language, struct counts *all, struct buf *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_problems, ARGS(A_ID(b->id), A_LIST(found_aimed(c->arena))), &r));
    *all = (struct counts){ 0 };
    for (int i = 0; rows_next(r); i++) {
        struct class_text t = finding_class_text(language, row_text(r, 0), str_is(row_text(r, 4), found_side_words.v[SIDE_DESTINATION]));
        struct buf assets = { .a = c->arena };
        all->n += row_int(r, 1);
        all->new += row_int(r, 2);
        all->back += row_int(r, 3);
        if (i >= PROBLEMS) continue;
        TRY(assets_of(c, b, row_text(r, 0), row_text(r, 4), row_int(r, 1), language, &assets));
        const struct place places[] = {
            { S("title"), t.name }, { S("n"), number(c, row_int(r, 1)) }, { S("seen"), t.seen }, { S("todo"), t.todo }, { S("assets"), buf_str(&assets) }
        };
        buf_fill(out, str_of(i18n(language, MSG_MAIL_FINDING_PROBLEM)), places, COUNT(places));
    }
    return NULL;
}

static err file_of(struct ctx *c, const struct batch *b, unsigned format, int64_t *left, struct outbox_file *out)
{
    static const struct {
        const char *end, *type;
    } kinds[] = { [TELL_CSV] = { "csv", "text/csv; charset=utf-8" },
                  [TELL_JSON] = { "json", "application/json" },
                  [TELL_TEXT] = { "txt", "text/plain; charset=utf-8" },
                  [TELL_XARF] = { "xarf.json", "application/json" } };
    struct buf bytes = { .a = c->arena, .max = OUTBOX_FILE_MOST };
    struct rows *r;
    str day = when_text(c->arena, c->now);
    TRY(db_run(c, &sql_rows, ARGS(A_ID(b->id)), &r));
    switch (format) {
    case TELL_XARF: TRY(findings_xarf(c, id_str(&b->id), r, &bytes, left)); break;
    case TELL_JSON: TRY(findings_json(c, id_str(&b->id), r, &bytes)); break;
    case TELL_TEXT: TRY(findings_text(c, id_str(&b->id), r, &bytes)); break;
    default: TRY(findings_csv(c, id_str(&b->id), r, &bytes));
    }
    *out = (struct outbox_file){ .name = arena_fmt(c->arena, "findings-%.*s.%s", FMT(str_cut(day, 0, 10)), kinds[format].end),
                                 .type = str_of(kinds[format].type),
                                 .bytes = buf_str(&bytes) };
    return NULL;
}

/* what X-ARF has no form for is not lost: then all of them stand in a CSV file beside; alone when together they are too large */
static err files_of(struct ctx *c, const struct batch *b, int64_t *left, bool *large, struct letter *out)
{
    *left = 0;
    *large = false;
    out->nfiles = 1;
    err e = file_of(c, b, b->format, left, &out->files[0]);
    *large = e && e->kind == E_TOOBIG && b->format != TELL_CSV;
    if (!*large) TRY(e);
    if (!*left && !*large) return NULL;
    TRY(file_of(c, b, TELL_CSV, left, &out->files[1]));
    *large = *large || out->files[0].bytes.n + out->files[1].bytes.n > OUTBOX_FILE_MOST;
    if (*large)
        out->files[0] = out->files[1];
    else
        out->nfiles = 2;
    return NULL;
}

err finding_letter(struct ctx *c, const struct batch *b, enum letter_kind kind, str language, struct letter *out)
{
    struct buf subject = { .a = c->arena }, body = { .a = c->arena }, list = { .a = c->arena };
    struct counts n;
    struct rows *r;
    bool found, large;
    int64_t left;
    str base;
    TRY(setting_get(c, "base_url", &base));
    TRY(db_one(c, &sql_names, ARGS(A_ID(b->organisation), A_ID(b->team)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is no such desk");
    if (!language.n) language = row_text(r, 3);
    TRY(problems(c, b, language, &n, &list));
    TRY(files_of(c, b, &left, &large, out));
    if (left || large) {
        const struct place all[] = { { S("n"), number(c, n.n) }, { S("left"), number(c, left) } };
        buf_fill(&list, str_of(i18n(language, large ? MSG_MAIL_FINDING_TOO_LARGE : MSG_MAIL_FINDING_LEFT_OUT)), all, COUNT(all));
        buf_z(&list, "\n\n");
    }
    const struct place places[] = { { S("name"), row_text(r, 0) },
                                    { S("n"), number(c, n.n) },
                                    { S("new"), number(c, n.new) },
                                    { S("back"), number(c, n.back) },
                                    { S("again"), number(c, n.n - n.new - n.back) },
                                    { S("problems"), buf_str(&list) },
                                    { S("file"), out->nfiles == 1 ? out->files[0].name
                                                                  : arena_fmt(c->arena, "%.*s, %.*s", FMT(out->files[0].name), FMT(out->files[1].name)) },
                                    { S("link"), S(OUTBOX_LINK) },
                                    { S("url"), arena_fmt(c->arena, "%.*s/app/findings", FMT(base)) },
                                    { S("team"), row_text(r, 1) },
                                    { S("telephone"), row_text(r, 2) } };
    bool cert = kind == LETTER_CERT, foreign = str_is(row_text(r, 4), "foreign-cert"); /* who serves the networks, and holds none of the systems */
    buf_fill(&subject, str_of(i18n(language, cert ? MSG_MAIL_FINDING_SUBJECT_ESCALATED : MSG_MAIL_FINDING_SUBJECT)), places, COUNT(places));
    if (kind == LETTER_NEXT_CONTACT) {
        buf_fill(&body, str_of(i18n(language, MSG_MAIL_FINDING_HEAD_NEXT)), places, COUNT(places));
        buf_z(&body, "\n\n");
    }
    enum msg text = cert ? MSG_MAIL_FINDING_BODY_ESCALATED : foreign ? MSG_MAIL_FINDING_BODY_FOREIGN : MSG_MAIL_FINDING_BODY;
    buf_fill(&body, str_of(i18n(language, text)), places, COUNT(places));
    out->subject = buf_str(&subject);
    out->body = buf_str(&body);
    return NULL;
}
