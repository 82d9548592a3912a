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

/* "ur" of "/ur/report" where there is such a catalogue, and *rest the address without it; else empty, *rest the whole */
static inline str i18n_of_path(str path, str *rest)
{
    *rest = path;
    for (int i = 1; i < LANGUAGES; i++) {
        str name = str_of(language_names[i]);
        if (path.n < name.n + 1 || path.p[0] != '/' || !str_eq(str_cut(path, 1, name.n + 1), name)) continue;
        if (path.n == name.n + 1 || path.p[name.n + 1] == '/') {
            *rest = path.n > name.n + 1 ? str_cut(path, name.n + 1, path.n) : S("/");
            return name;
        }
    }
    return S("");
}
static inline bool i18n_right_to_left(str lang)
{
    return str_starts(lang, S("ur"));
}

#endif
