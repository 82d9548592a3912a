/* comment - what is said about a paragraph while an advisory is read before it goes out
 *
 * A paragraph is what stands between blank lines. A comment keeps its number, a hash of its words and its first words:
 * when the text changes, a paragraph that moved is found again, and one that was rewritten or is gone is told as such.
 * Whoever may write or read the advisory at its desk sees comments, and nobody else; they are in no document, feed or
 * mail, and an open one keeps nobody from approving: it is named beside the text. */
#include "domain/exchange/advisory.h"

#include "base/utf8.h"
#include "guard/guard.h"

#include "comment.sql.h"

enum { MOST_COMMENTS = 500, MOST_PARAGRAPHS = 1000, QUOTE = 80 };

/* ---- paragraphs */

static const char *const member_v[] = { "summary", "text", "detect" };
static const char *const member_name[] = { "the summary", "the text", "the detection" };
static const struct words member_words = { member_v, COUNT(member_v) };

struct paragraph {
    unsigned member;
    int64_t n;
    str text, hash;
};
static const struct field paragraph_fields[] = {
#define F(m, ...) FIELD(struct paragraph, m, .flags = F_RO, __VA_ARGS__)
    F(member, .en = &member_words, .doc = "Where it stands: summary, text or detect"),
    F(n, .doc = "Its number there, from 1"),
    F(text, .max = 50000, .doc = "Its words"),
#undef F
};
static SHAPE(paragraph_shape, "advisory_paragraph", struct paragraph, paragraph_fields, "A paragraph of an advisory as it stands");

static void paragraph_add(struct ctx *c, struct list *out, unsigned member, int64_t n, str text)
{
    struct paragraph *p = out->v;
    p[out->n++] = (struct paragraph){ member, n, text, str_cut(sha256_hex(c->arena, text), 0, 16) };
}
static void paragraphs_of(struct ctx *c, str all, unsigned member, struct list *out)
{
    str line, rest = all;
    const char *from = NULL, *to = NULL;
    int64_t n = 0;
    while (out->n < MOST_PARAGRAPHS && str_split(&rest, '\n', &line)) {
        if (str_trim(line).n) {
            if (!from) from = line.p;
            to = line.p + line.n;
        } else if (from) {
            paragraph_add(c, out, member, ++n, str_trim((str){ from, (size_t)(to - from) }));
            from = NULL;
        }
    }
    if (from && out->n < MOST_PARAGRAPHS) paragraph_add(c, out, member, ++n, str_trim((str){ from, (size_t)(to - from) }));
}
static struct list paragraphs(struct ctx *c, const struct advisory *v)
{
    struct list out = { NEW_ARRAY(c->arena, MOST_PARAGRAPHS, struct paragraph), 0 };
    paragraphs_of(c, v->summary, 0, &out);
    paragraphs_of(c, v->text, 1, &out);
    paragraphs_of(c, v->detect, 2, &out);
    return out;
}

/* ---- comments, and where their paragraphs are now */

static const char *const stands_v[] = { "there", "moved", "changed", "gone" };
static const struct words stands_words = { stands_v, COUNT(stands_v) };
enum { THERE, MOVED, CHANGED, GONE };

struct comment {
    id id;
    unsigned member, stands;
    int64_t paragraph, now;
    str quote, text, by, by_name, resolved_by, resolved_name, hash;
    when at, resolved_at;
};
static const struct field comment_fields[] = {
#define F(m, ...) FIELD(struct comment, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Id"),
    F(member, .en = &member_words, .doc = "Where the paragraph stands: summary, text or detect"),
    F(paragraph, .doc = "Its number when the comment was made, from 1"),
    F(now, .doc = "Its number now; 0: it is gone"),
    F(stands, .en = &stands_words, .doc = "there: as it was; moved: the same words at another number; changed: other words at its number; gone"),
    F(quote, .max = 200, .doc = "Its first words when the comment was made"),
    F(text, .max = 4000, .doc = "What is said about it"),
    F(by, .doc = "Who said it"),
    F(by_name, .doc = "Name"),
    F(at, .doc = "When"),
    F(resolved_by, .doc = "Who said that it is settled; empty: it is open"),
    F(resolved_name, .doc = "Name"),
    F(resolved_at, .doc = "When"),
#undef F
};
static SHAPE(comment_shape, "advisory_comment", struct comment, comment_fields, "What was said about a paragraph in review");

static const struct paragraph *paragraph_at(const struct list *all, unsigned member, int64_t n)
{
    const struct paragraph *p = all->v;
    for (size_t i = 0; i < all->n; i++)
        if (p[i].member == member && p[i].n == n) return &p[i];
    return NULL;
}
static void place(struct comment *k, const struct list *all)
{
    const struct paragraph *p = all->v, *same = paragraph_at(all, k->member, k->paragraph);
    if (same && str_eq(same->hash, k->hash)) {
        k->stands = THERE;
        k->now = k->paragraph;
        return;
    }
    for (size_t i = 0; i < all->n; i++)
        if (p[i].member == k->member && str_eq(p[i].hash, k->hash)) {
            k->stands = MOVED;
            k->now = p[i].n;
            return;
        }
    k->stands = same ? CHANGED : GONE;
    k->now = same ? k->paragraph : 0;
}
static err comments(struct ctx *c, const struct advisory *v, const struct list *all, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_list, ARGS(A_ID(v->r.id)), &r));
    struct comment *k = NEW_ARRAY(c->arena, rows_count(r) + 1, struct comment);
    *out = (struct list){ k, 0 };
    for (; rows_next(r); out->n++) {
        int member = word_index(&member_words, row_text(r, 1));
        k[out->n] = (struct comment){ .id = row_id(r, 0),
                                      .member = member < 0 ? 0 : (unsigned)member,
                                      .paragraph = row_int(r, 2),
                                      .hash = row_text(r, 3),
                                      .quote = row_text(r, 4),
                                      .text = row_text(r, 5),
                                      .by = row_text(r, 6),
                                      .by_name = row_text(r, 7),
                                      .at = row_when(r, 8),
                                      .resolved_by = row_text(r, 9),
                                      .resolved_name = row_text(r, 10),
                                      .resolved_at = row_when(r, 11) };
        place(&k[out->n], all);
    }
    return NULL;
}

err comments_open(struct ctx *c, const struct advisory *v, struct list *out)
{
    static const char *const since[] = { "", ", which has moved", ", which was changed since", ", which is gone" };
    struct list all = paragraphs(c, v), list;
    TRY(comments(c, v, &all, &list));
    const struct comment *k = list.v;
    struct adv_check *f = NEW_ARRAY(c->arena, list.n + 1, struct adv_check);
    *out = (struct list){ f, 0 };
    for (size_t i = 0; i < list.n; i++) {
        if (k[i].resolved_by.n) continue;
        str at = k[i].now ? arena_fmt(c->arena, "/%s/%lld", member_v[k[i].member], (long long)k[i].now) : arena_fmt(c->arena, "/%s", member_v[k[i].member]);
        str who = k[i].by_name.n ? k[i].by_name : S("somebody");
        f[out->n++] = (struct adv_check){ S("comment"), at,
                                          arena_fmt(c->arena, "%.*s on paragraph %lld of %s%s: %.*s", FMT(who), (long long)k[i].paragraph,
                                                    member_name[k[i].member], since[k[i].stands], FMT(utf8_clip(k[i].text, 200))),
                                          false };
    }
    return NULL;
}

/* ---- routes */

struct comments {
    struct list paragraphs, comments;
};
static const struct field comments_fields[] = {
    FIELD(struct comments, paragraphs, .flags = F_RO, .of = &paragraph_shape, .max = MOST_PARAGRAPHS,
          .doc = "The words as they stand, at most 1,000 paragraphs"),
    FIELD(struct comments, comments, .flags = F_RO, .of = &comment_shape, .max = MOST_COMMENTS, .doc = "Oldest first, also those that are settled"),
};
SHAPE(comments_shape, "advisory_comments", struct comments, comments_fields, "What is said about an advisory's paragraphs");

struct comment_new {
    unsigned member;
    int64_t paragraph;
    str text;
};
static const struct field comment_new_fields[] = {
#define F(m, ...) FIELD(struct comment_new, m, __VA_ARGS__)
    F(member, .flags = F_REQ, .en = &member_words, .doc = "Where the paragraph stands: summary, text or detect"),
    F(paragraph, .flags = F_REQ, .min = 1, .max = MOST_PARAGRAPHS, .doc = "Its number there, from 1"),
    F(text, .flags = F_REQ | F_LINES, .min = 1, .max = 4000, .doc = "What is to be said about it"),
#undef F
};
SHAPE(comment_new_shape, "advisory_comment_new", struct comment_new, comment_new_fields, "A comment on a paragraph");

static err answer(struct ctx *c, const struct advisory *v, struct res *r)
{
    struct comments out = { paragraphs(c, v), { 0 } };
    TRY(comments(c, v, &out.paragraphs, &out.comments));
    res_json(r, &comments_shape, &out, c->who->rights);
    return NULL;
}
err comments_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    return answer(c, &v, r);
}
err comments_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct comment_new in = { 0 };
    struct rows *w;
    bool found;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    TRY(api_read(c, q, &comment_new_shape, &in));
    if (!advisory_open(&v) && !str_is(v.r.state, "review")) FAIL(c, E_CONFLICT, "not-in-state", "paragraphs are commented on while it is written or in review");
    struct list all = paragraphs(c, &v);
    const struct paragraph *p = paragraph_at(&all, in.member, in.paragraph);
    if (!p) FAIL_AT(c, S("/paragraph"), "out-of-range", "there is no paragraph %lld in %s", (long long)in.paragraph, member_name[in.member]);
    TRY(db_one(c, &sql_count, ARGS(A_ID(v.r.id)), &w, &found));
    if (found && row_int(w, 0) >= MOST_COMMENTS) FAIL(c, E_CONFLICT, "too-many", "an advisory holds at most %d comments", MOST_COMMENTS);
    id made = id_new("cmt", c->now);
    TRY(db_do(c, &sql_add,
              ARGS(A_ID(made), A_ID(v.r.id), A_TEXT(str_of(member_v[in.member])), A_INT(in.paragraph), A_TEXT(p->hash), A_TEXT(utf8_clip(p->text, QUOTE)),
                   A_TEXT(in.text), A_TEXT(c->who->actor), A_WHEN(c->now))));
    TRY(record_touch(c, &v.r.id, false));
    return answer(c, &v, r);
}
err comment_resolve(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct rows *w;
    bool found;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    TRY(db_one(c, &sql_one, ARGS(A_ID(v.r.id), A_TEXT(q->params[1])), &w, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    if (!row_text(w, 0).n) { /* settled twice is settled once, by the first */
        TRY(db_do(c, &sql_resolve, ARGS(A_ID(v.r.id), A_TEXT(q->params[1]), A_TEXT(c->who->actor), A_WHEN(c->now))));
        TRY(record_touch(c, &v.r.id, false));
    }
    return answer(c, &v, r);
}
