/* scope - who may see an event: the desk that took it in, the organisation it belongs to, the CERTs that serve that one
 *
 * A scope is a pair of desk and organisation with an audience, interned; events carry its number. When the graph moves,
 * the audience moves, and the events need not be touched. */
#ifndef INTELLIGENCE_SCOPE_H
#define INTELLIGENCE_SCOPE_H

#include "base/ctx.h"

/* the number for this pair, made when it is new (in a transaction of its own: outside of any); organisation may be empty */
err scope_of(struct ctx *c, str team, str organisation, int64_t *out) MUST_USE;
/* what the viewer may see */
struct scope {
    int64_t id;
    str team, organisation, name;
};
struct scopes {
    const struct scope *v;
    size_t n;
};
err scopes_seen(struct ctx *c, struct scopes *out) MUST_USE;
/* of these, what belongs to nobody */
struct scopes scopes_nobodys(struct ctx *c, const struct scopes *s);
/* all of one desk, for work that the hub does itself; organisation names are left empty */
err scopes_of_team(struct ctx *c, str team, struct scopes *out) MUST_USE;
const struct scope *scope_find(const struct scopes *s, int64_t number); /* NULL: not for him */
/* who serves this organisation has changed: aud is what hangs on it now */
err scope_moved(struct ctx *c, const id *organisation, str audience) MUST_USE;

#endif
