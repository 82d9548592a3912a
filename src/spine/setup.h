/* setup - the first hour of an installation: what is still to be done, computed from what is there
 *
 * The order and the words of the steps are the spine's; whether one is done is looked up by the room that knows. A step
 * that nobody looks after is not shown. Site: which public pages are switched on; a new installation begins with none. */
#ifndef SPINE_SETUP_H
#define SPINE_SETUP_H

#include "base/ctx.h"

struct setup_step {
    const char *name; /* one of those in setup.c */
    err (*look)(struct ctx *c, bool *done, int64_t *value);
};
/* told by a room at start; a later word for the same step wins */
void setup_look(const char *name, err (*look)(struct ctx *c, bool *done, int64_t *value));

enum site_page { SITE_REPORT, SITE_SECURITY_TXT, SITE_RFC2350, SITE_ADVISORIES, SITE_PAGES };
/* E_ABSENT when the page is switched off and who asks does not keep the machine (who does sees a preview) */
err site_page(struct ctx *c, enum site_page p) MUST_USE;
err site_page_on(struct ctx *c, enum site_page p, bool *on) MUST_USE;
err site_all_off(struct ctx *c) MUST_USE; /* by init: each is looked at before it is switched on */
struct site {
    str name, base_url, contact, policy, acknowledgments, languages;
    bool report, security_txt, rfc2350, advisories;
    bool looks; /* at the sites of organisations, each week */
    int64_t expires_days;
};
err site_get(struct ctx *c, struct site *out) MUST_USE;

/* a new desk's usual texts, in English; the desk changes them */
err usual_templates(struct ctx *c, const id *team) MUST_USE;

#endif
