/* i18n - texts from the catalogue, by language */
#ifndef SPINE_I18N_H
#define SPINE_I18N_H

#include "base/ctx.h"
#include "catalogue.h"

/* lang: "en", "ur", "ur-PK"; English when there is no such catalogue */
static inline const char *i18n(str lang, enum msg m)
{
    for (int i = 0; i < LANGUAGES; i++)
        if (str_starts(lang, str_of(language_names[i]))) return msg_texts[i][m];
    return msg_texts[0][m];
}

#endif
