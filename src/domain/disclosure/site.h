/* site - what the site of an organisation says about reporting to it: its security.txt (RFC 9116) and its policy
 *
 * https://DOMAIN/.well-known/security.txt, else /security.txt; https://DOMAIN/vulnerability-disclosure-policy. Asked as others'
 * servers are (spine/fetch.h): never inward, small, not for long. */
#ifndef DISCLOSURE_SITE_H
#define DISCLOSURE_SITE_H

#include "domain/disclosure/disclosure.h"
#include "store/db.h"

enum site_file { FILE_VALID, FILE_EXPIRED, FILE_INVALID, FILE_ABSENT, FILE_UNREACHABLE };
enum site_policy { POLICY_THERE, POLICY_NAMED, POLICY_ABSENT, POLICY_UNREACHABLE };
extern const struct words site_file_words, site_policy_words;

struct site_finding {
    int64_t line; /* 0: of the whole file */
    str clause, text;
    bool error;
};
struct site_seen {
    unsigned file, policy;
    str file_url, policy_url, why;
    when expires_at;
    struct list findings;
};
struct site_asked {
    str domain;
    str base;    /* asked there instead of https://DOMAIN: tests */
    bool inside; /* addresses of this machine and its neighbours, too */
};
/* no transaction is open; what is wrong with the site is no error */
err site_look(struct ctx *c, const struct site_asked *a, struct site_seen *out) MUST_USE;
/* kept for this domain (ast_...), and told when the file expires soon; in a transaction */
err site_keep(struct ctx *c, str asset, const struct site_seen *s) MUST_USE;
/* once more, now */
err site_look_soon(struct ctx *c, str asset) MUST_USE;
extern const struct shape site_finding_shape;
void site_findings_read(struct ctx *c, str body, struct list *out);

#endif
