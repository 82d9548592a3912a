/* vuln_inside - what the readers of vuln share */
#ifndef FORMATS_VULN_INSIDE_H
#define FORMATS_VULN_INSIDE_H

#include "base/buf.h"
#include "base/utf8.h"
#include "formats/cvss.h"
#include "formats/vers.h"
#include "formats/vuln.h"

static inline str member(struct json v, const char *key)
{
    return json_str(json_get(v, str_of(key)));
}
when vuln_when(str text); /* RFC 3339, or without an offset (UTC), or a day */
void vuln_vector(struct ctx *c, struct vuln_said *s, str vector, struct json told);
void vuln_span_add(struct ctx *c, struct vuln_said *s, struct vuln_product *p, unsigned status, str type, str range);
str vuln_text(struct ctx *c, struct vuln_said *s, str text); /* within the bound */
void vuln_link_add(struct ctx *c, struct vuln_said *s, str url, str tags);
err vuln_cve(struct ctx *c, struct json d, struct vuln_said **out, size_t *n) MUST_USE;
err vuln_osv(struct ctx *c, struct json d, struct vuln_said **out, size_t *n) MUST_USE;
err vuln_csaf(struct ctx *c, struct json d, struct vuln_said **out, size_t *n) MUST_USE;
err vuln_kev(struct ctx *c, struct json d, struct vuln_said **out, size_t *n) MUST_USE;

#endif
