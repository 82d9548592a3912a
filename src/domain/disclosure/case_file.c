/* case_file - files in a case: the desk's until it gives them; what a party adds is its own and the desk's
 *
 * A party that has a file given to it is told by a letter that holds a reference and nothing else, as of words. Behind its
 * personal link it reads the same files as signed in, and adds some with its words. */
#include "domain/disclosure/case.h"
#include "spine/attachment.h"

err case_circle(struct ctx *c, const struct record *r, str party, str *of, str *audience)
{
    struct cvd_case v;
    struct party p;
    *of = S("");
    TRY(case_of(c, id_str(&r->id), &v));
    if (party.n)
        TRY(party_find(c, &v, party, &p));
    else
        TRY(party_mine(c, &v, &p));
    if (id_empty(&p.part)) return NULL;
    if (p.left_at.us) FAIL_AT(c, S("/party"), "not-possible-now", "it takes part no longer");
    TRY(case_goes_on(c, &v));
    *of = arena_dup(c->arena, id_str(&p.part));
    *audience = p.circle;
    return NULL;
}

err case_given(struct ctx *c, const struct record *r, str party)
{
    struct cvd_case v;
    struct party p;
    TRY(case_of(c, id_str(&r->id), &v));
    if (!party.n) return case_tell_all(c, &v, CASE_NEWS);
    TRY(party_find(c, &v, party, &p));
    return case_letter(c, &v, &p, CASE_NEWS);
}
