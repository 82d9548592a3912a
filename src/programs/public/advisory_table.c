/* advisory_table - the tables of an advisory's page and of a vulnerability's: products, and what vendors say */
#include "base/buf.h"
#include "base/utf8.h"
#include "formats/vuln.h"
#include "programs/public/advisory_page.h"
#include "programs/public/public.h"

enum { PRODUCTS_ASKED = 5 };

/* a table in a box of its own, which scrolls on a narrow screen */
static void table(struct buf *b, struct ctx *c, enum msg title, const char *class, const enum msg *heads, size_t n)
{
    adv_page_heading(b, c, title);
    buf_z(b, "<div class=\"sideways\" tabindex=\"0\" role=\"region\" aria-label=\"");
    page_msg(b, c, title);
    buf_fmt(b, "\"><table class=\"%s\"><thead><tr>", class);
    for (size_t i = 0; i < n; i++) {
        buf_z(b, "<th scope=\"col\">");
        page_msg(b, c, heads[i]);
        buf_z(b, "</th>");
    }
    buf_z(b, "</tr></thead><tbody>");
}
void adv_page_products(struct buf *b, struct ctx *c, const struct adv_product *p, size_t n)
{
    static const enum msg heads[] = { MSG_PUBLIC_ADV_PRODUCT, MSG_PUBLIC_ADV_VERSIONS, MSG_PUBLIC_ADV_STATUS };
    if (!n) return;
    table(b, c, MSG_PUBLIC_ADV_PRODUCTS, "products", heads, COUNT(heads));
    for (size_t i = 0; i < n; i++) {
        buf_z(b, "<tr><td dir=\"auto\">");
        buf_html(b, arena_fmt(c->arena, "%.*s %.*s", FMT(p[i].vendor), FMT(p[i].name)));
        buf_z(b, "</td><td dir=\"ltr\">");
        str range = p[i].range;
        if (str_is(range, "*")) page_msg(b, c, MSG_PUBLIC_ADV_ALL);
        for (size_t k = 0; k < range.n && !str_is(range, "*"); k++) {
            if (range.p[k] == '|')
                buf_z(b, ", ");
            else
                buf_html(b, str_cut(range, k, k + 1));
        }
        buf_z(b, "</td><td>");
        page_msg(b, c, adv_page_word(str_of(vuln_status_word(p[i].status))));
        buf_z(b, "</td></tr>");
    }
    buf_z(b, "</tbody></table></div>");
    buf_z(b, "<p class=\"noprint\"><a href=\"");
    page_path(b, c, "/subscribe");
    for (size_t i = 0; i < n && i < PRODUCTS_ASKED; i++) {
        buf_z(b, i ? "%0A" : "?product=");
        buf_url(b, utf8_clip(arena_fmt(c->arena, "%.*s %.*s", FMT(p[i].vendor), FMT(p[i].name)), 150));
    }
    buf_z(b, "\">");
    page_msg(b, c, MSG_PUBLIC_SUB_LINK_PRODUCTS);
    buf_z(b, "</a></p>");
}

/* ---- what vendors say */

static void say(struct buf *b, struct ctx *c, str word)
{
    static const struct {
        const char *word;
        enum msg text;
    } words[] = { { "unknown", MSG_PUBLIC_CASE_STATE_UNKNOWN },
                  { "under-investigation", MSG_PUBLIC_CASE_STATE_INVESTIGATING },
                  { "affected", MSG_PUBLIC_CASE_STATE_AFFECTED },
                  { "not-affected", MSG_PUBLIC_CASE_STATE_NOT_AFFECTED },
                  { "fix-in-progress", MSG_PUBLIC_CASE_STATE_FIXING },
                  { "fixed", MSG_PUBLIC_CASE_STATE_FIXED },
                  { "no-fix-planned", MSG_PUBLIC_CASE_STATE_NO_FIX },
                  { "component_not_present", MSG_PUBLIC_CASE_WHY_COMPONENT },
                  { "vulnerable_code_not_present", MSG_PUBLIC_CASE_WHY_CODE },
                  { "vulnerable_code_not_in_execute_path", MSG_PUBLIC_CASE_WHY_PATH },
                  { "vulnerable_code_cannot_be_controlled_by_adversary", MSG_PUBLIC_CASE_WHY_CONTROL },
                  { "inline_mitigations_already_exist", MSG_PUBLIC_CASE_WHY_MITIGATED },
                  { "not-contacted", MSG_PUBLIC_ADV_VENDOR_NOT_CONTACTED },
                  { "contacted", MSG_PUBLIC_ADV_VENDOR_CONTACTED },
                  { "seen", MSG_PUBLIC_ADV_VENDOR_SEEN },
                  { "answered", MSG_PUBLIC_ADV_VENDOR_ANSWERED } };
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(word, words[i].word)) page_msg(b, c, words[i].text);
}
static void vendor(struct buf *b, struct ctx *c, const struct vendor_word *v, bool which)
{
    buf_z(b, "<tr><th scope=\"row\"><bdi>");
    buf_html(b, v->vendor);
    buf_z(b, "</bdi></th><td>");
    if (which) {
        buf_z(b, "<bdi class=\"mono\">");
        buf_html(b, v->vulnerability);
        buf_z(b, "</bdi><br>");
    }
    buf_z(b, "<bdi>");
    buf_html(b, v->product);
    buf_z(b, "</bdi> <bdi>");
    buf_html(b, v->versions);
    buf_z(b, "</bdi></td><td>");
    say(b, c, v->state.n ? v->state : v->contact);
    if (v->justification.n) {
        buf_z(b, "<br>");
        say(b, c, v->justification);
    }
    buf_z(b, "</td><td class=\"said\">");
    if (v->statement.n) {
        buf_z(b, "<div class=\"plain\" dir=\"auto\">");
        buf_html(b, v->statement);
        buf_z(b, "</div>");
    }
    if (v->said_at.us) buf_fmt(b, "<time datetime=\"%.*s\">%.*s</time>", FMT(when_text(c->arena, v->said_at)), FMT(adv_page_day(c, v->said_at)));
    if (v->addendum.n) {
        buf_z(b, "<div><strong>");
        page_msg(b, c, MSG_PUBLIC_ADV_VENDOR_ADDENDUM);
        buf_z(b, "</strong></div><div class=\"plain\" dir=\"auto\">");
        buf_html(b, v->addendum);
        buf_z(b, "</div>");
    }
    buf_z(b, "</td></tr>");
}
void adv_page_vendors(struct buf *b, struct ctx *c, const struct list *said, bool which)
{
    static const enum msg heads[] = { MSG_PUBLIC_ADV_VENDOR, MSG_PUBLIC_ADV_PRODUCT, MSG_PUBLIC_ADV_STATUS, MSG_PUBLIC_ADV_VENDOR_STATEMENT };
    const struct vendor_word *v = said->v;
    if (!said->n) return;
    table(b, c, MSG_PUBLIC_ADV_VENDORS, "vendors", heads, COUNT(heads));
    for (size_t i = 0; i < said->n; i++) vendor(b, c, &v[i], which);
    buf_z(b, "</tbody></table></div>");
}
