/* programme - a disclosure policy that this hub hosts for an organisation that has no page of its own
 *
 * Written by the desk that serves it, or proposed by the organisation's own people; published by the desk as versions that stay.
 * What CISA's Binding Operational Directive 20-01 demands of such a policy is looked for beside the text (programme_check.c),
 * and nothing is published while a demanded point is missing. What the public page says is a copy (programme_page.c). */
#ifndef DISCLOSURE_PROGRAMME_H
#define DISCLOSURE_PROGRAMME_H

#include "domain/disclosure/disclosure.h"
#include "spine/api.h"
#include "spine/entry.h"
#include "store/db.h"

enum { PROGRAMME_TEXTS = 8, RESPONSE_MOST = 180, SCOPE_MOST = 200 };
enum programme_text { TEXT_INTRO, TEXT_EXCLUDED, TEXT_ALLOWED, TEXT_FORBIDDEN, TEXT_PRIVACY, TEXT_SENDING, TEXT_HARBOUR, TEXT_EXPECT };

struct programme {
    struct record r; /* originator: the organisation */
    str slug, mail;
    struct strs scope, products, sites;
    str languages;
    int64_t response_days;
    str intro, excluded, allowed, forbidden, privacy, sending, harbour, expect;
    str intro_ur, excluded_ur, allowed_ur, forbidden_ur, privacy_ur, sending_ur, harbour_ur, expect_ur;
    /* kept by the hub */
    id organisation;
    int64_t version;
    when issued_at;
    str withdrawn_why;
};
extern const struct shape programme_text_shape; /* what is written: no more than the members above the mark */
/* one of its texts, English or Urdu */
str programme_text(const struct programme *v, enum programme_text which, bool urdu);
void programme_text_set(struct programme *v, enum programme_text which, bool urdu, str text);
const char *programme_text_name(enum programme_text which);

err programme_of(struct ctx *c, str which, struct programme *out) MUST_USE;
/* the house's own words for all texts, with the names filled in */
void programme_template(struct ctx *c, str organisation, str team, struct programme *v);
err programme_names(struct ctx *c, const struct programme *v, str *organisation, str *team) MUST_USE;

/* ---- programme_check.c */
struct programme_check {
    str code, place, text; /* place: JSON pointer of the member it is about; /site, /targets: settings */
    bool stops;
};
extern const struct shape programme_check_shape;
err programme_checks(struct ctx *c, const struct programme *v, struct list *out) MUST_USE;
/* the domain of the directory that it lies in; proven: by more than somebody's word. Empty when there is none */
err programme_domain(struct ctx *c, const id *organisation, str name, bool *theirs, bool *proven) MUST_USE;

/* ---- programme_page.c: what is out */
err programme_publish(struct ctx *c, struct programme *v, str what) MUST_USE;
err programme_end(struct ctx *c, struct programme *v, str why) MUST_USE;
err programme_restore(struct ctx *c, struct programme *v) MUST_USE;
err programme_body(struct ctx *c, str body, struct programme_page *out) MUST_USE;

/* the text of a version into the members that are written */
err programme_text_read(struct ctx *c, str body, struct programme *out) MUST_USE;

/* ---- programme_security.c: the file of RFC 9116; signed: with the key of the desk, when it has one */
err programme_security_txt(struct ctx *c, const struct programme *v, bool with_signature, str *text, when *expires) MUST_USE;

#endif
