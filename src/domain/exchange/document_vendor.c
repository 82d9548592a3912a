/* document_vendor - what vendors say of a vulnerability, in CSAF: a note each, in the vendor's words and called by its name; what
 * the centre adds to one is a note of its own. Why a product is not affected, by its vendor's word, is a flag: of products that
 * the table calls not affected, one label a product (6.1.33). */
#include "base/buf.h"
#include "domain/exchange/exchange.h"
#include "formats/vuln.h"

static const char *const labels[] = { "component_not_present", "inline_mitigations_already_exist", "vulnerable_code_cannot_be_controlled_by_adversary",
                                      "vulnerable_code_not_in_execute_path", "vulnerable_code_not_present" };

static void note(struct jw *w, str title, str text)
{
    jw_obj(w);
    jw_kt(w, "audience", S("all"));
    jw_kt(w, "category", S("other"));
    jw_kt(w, "text", text);
    jw_kt(w, "title", title);
    jw_end_obj(w);
}
/* of what it is said stands before it, since one vendor may say several */
static str about(struct arena *a, const struct adv_said *s)
{
    struct buf b = { .a = a };
    if (s->product.n) buf_fmt(&b, "Product: %.*s\n", FMT(s->product));
    if (s->versions.n) buf_fmt(&b, "Versions: %.*s\n", FMT(s->versions));
    buf_fmt(&b, "Status: %.*s\n", FMT(s->state));
    if (s->said_at.us) buf_fmt(&b, "Said: %.*s\n", FMT(when_text(a, s->said_at)));
    buf_c(&b, '\n');
    return buf_str(&b);
}
void said_notes(struct jw *w, struct arena *a, const struct issue *v, const struct adv_vulnerability *u)
{
    const struct adv_said *s = v->vendors.v;
    for (size_t i = 0; i < v->vendors.n; i++) {
        if (!str_eq(s[i].vulnerability, u->id)) continue;
        if (s[i].statement.n)
            note(w, arena_fmt(a, "Vendor statement: %.*s", FMT(s[i].vendor)), arena_fmt(a, "%.*s%.*s", FMT(about(a, &s[i])), FMT(s[i].statement)));
        if (s[i].addendum.n)
            note(w, arena_fmt(a, "Addendum of %.*s to what %.*s says", FMT(v->publisher), FMT(s[i].vendor)),
                 arena_fmt(a, "%.*s%.*s", FMT(about(a, &s[i])), FMT(s[i].addendum)));
    }
}

str said_why(const struct issue *v, const struct adv_vulnerability *u, const struct adv_product *p)
{
    const struct adv_said *s = v->vendors.v;
    if (p->status != VULN_UNAFFECTED || !product_concerns(p, u->id)) return S("");
    for (size_t i = 0; i < v->vendors.n; i++) {
        bool theirs = str_is(s[i].state, "not-affected") && str_eq(s[i].vulnerability, u->id) && str_eq_nocase(s[i].vendor, p->vendor);
        if (!theirs || (s[i].product.n && !(str_eq_nocase(s[i].product, p->name) && str_eq(s[i].range, p->range)))) continue;
        for (size_t k = 0; k < COUNT(labels); k++)
            if (str_is(s[i].justification, labels[k])) return s[i].justification;
    }
    return S("");
}
void said_flags(struct jw *w, const struct issue *v, const struct adv_vulnerability *u)
{
    const struct adv_product *p = v->products.v;
    bool begun = false;
    for (size_t k = 0; k < COUNT(labels); k++) {
        size_t n = 0;
        for (size_t i = 0; i < v->products.n; i++) {
            if (!str_is(said_why(v, u, &p[i]), labels[k])) continue;
            if (!begun) {
                jw_key(w, S("flags"));
                jw_arr(w);
            }
            begun = true;
            if (!n++) {
                jw_obj(w);
                jw_kt(w, "label", str_of(labels[k]));
                jw_key(w, S("product_ids"));
                jw_arr(w);
            }
            jw_text(w, p[i].id);
        }
        if (!n) continue;
        jw_end_arr(w);
        jw_end_obj(w);
    }
    if (begun) jw_end_arr(w);
}
