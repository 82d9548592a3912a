/* regex - patterns as JSON Schema means them: ECMA-262 with Unicode, run by PCRE2 with limits; the only file that knows it
 *
 * A pattern is parsed here and written again for PCRE2, so that \d, \w, \s, '.', '$' and classes mean what ECMA-262 says
 * and what it does not have is refused. Limits: 10,000 bytes a pattern, 200,000 steps a match. */
#ifndef BASE_REGEX_H
#define BASE_REGEX_H

#include "base/ctx.h"

struct regex;
struct regex_work; /* what a match writes to: one a thread */
enum regex_fit { REGEX_NO, REGEX_YES, REGEX_TOO_LONG /* the limit was reached: neither yes nor no */ };

err regex_compile(struct ctx *c, str pattern, struct regex **out) MUST_USE; /* lives as long as the context's arena */
/* as PCRE2 itself reads it, for lists that were written for PHP or Perl; with the same limits */
err regex_compile_perl(struct ctx *c, str pattern, bool any_case, struct regex **out) MUST_USE;
bool regex_valid(struct ctx *c, str pattern);
struct regex_work *regex_work(struct arena *a);
/* is it found anywhere in the text? The text must be valid UTF-8. */
enum regex_fit regex_find(const struct regex *r, struct regex_work *w, str text);

#endif
