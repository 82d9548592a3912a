/* suffix - see suffix.h; the list is Debian's (publicsuffix), else the one built into the library */
#include "domain/intelligence/suffix.h"

#include <libpsl.h>

static const psl_ctx_t *list;

void suffix_load(void)
{
    if (!list) list = psl_latest(NULL);
    if (!list) list = psl_builtin();
}

str suffix_registrable(str name)
{
    char room[256];
    if (!list || !name.n || name.n >= sizeof room) return (str){ NULL, 0 };
    memcpy(room, name.p, name.n);
    room[name.n] = 0;
    const char *at = psl_registrable_domain(list, room);
    return at ? str_cut(name, (size_t)(at - room), name.n) : (str){ NULL, 0 };
}
