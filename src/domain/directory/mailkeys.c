/* mailkeys - which OpenPGP keys of the directory serve a mail address: those of its organisation, the one named for the
 * contact or that names the address first */
#include "domain/directory/inside.h"
#include "spine/mailkey.h"

#include "mailkeys.sql.h"

err keys_for_mail(struct ctx *c, str address, str organisation, struct strs *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_keys, ARGS(A_TEXT(address), A_TEXT(organisation)), &r));
    *out = (struct strs){ NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    while (rows_next(r)) out->v[out->n++] = row_text(r, 0);
    return NULL;
}
