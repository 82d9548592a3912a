/* fields - the parts of a form without script: label, hint, what was typed, and beside it what is wrong with it */
#ifndef PUBLIC_FIELDS_H
#define PUBLIC_FIELDS_H

#include "programs/public/public.h"

/* what was typed, to be shown again beside an error */
struct given {
    const struct form_part *p;
    size_t n;
    err wrong;
};
str given_value(const struct given *g, const char *name); /* "" when there is none */
bool given_any(const struct given *g, const char *const *names, size_t n);

void field_line(struct buf *b, struct ctx *c, const struct given *g, const char *name, const char *type, enum msg text, enum msg hint, bool needed);
void field_lines(struct buf *b, struct ctx *c, const struct given *g, const char *name, enum msg text, enum msg hint, bool needed);
void field_check(struct buf *b, struct ctx *c, const struct given *g, const char *name, enum msg text);
void field_files(struct buf *b, struct ctx *c);
/* at the top of the page: how many things are wrong, each leading to its field */
void field_errors(struct buf *b, struct ctx *c, const struct given *g);
/* when the form was shown, signed, as a hidden field; one who mends a field keeps the moment that came back with it. Who fills
 * in a form needs a while: false for what comes within two seconds, after a day, or without a moment that we signed. */
void field_shown(struct buf *b, struct ctx *c, const struct given *g);
bool shown_a_while(struct ctx *c, const struct given *g);
void page_heading(struct buf *b, struct ctx *c, int level, enum msg m);
void page_time(struct buf *b, struct ctx *c, when at);                  /* 25 Nov 2026, 10:22 UTC */
void page_day(struct buf *b, struct ctx *c, when at);                   /* 25 Nov 2026 */
void page_fact(struct buf *b, struct ctx *c, enum msg name, str value); /* in a <dl>; nothing without a value */
/* a text of the catalogue with one place filled in, escaped */
void page_filled(struct buf *b, struct ctx *c, enum msg m, const char *name, str value);
/* pages behind a personal link: reference and marking above the title; and the way in, where the text needs a sign-in */
void page_reference(struct buf *b, struct ctx *c, str ref, str tlp);
void page_sign_in(struct buf *b, struct ctx *c);
/* within what time the desk does a step, as an item of a list; nothing for a step that is not told (form.c) */
void page_promise(struct buf *b, struct ctx *c, str regime, int64_t amount, str unit);
void page_hidden(struct buf *b, const char *name, str value);
/* 404 for a personal link nobody has; one who guesses is slowed down (what: the limit's name), an office behind one address is not */
err page_unknown_link(struct ctx *c, const struct req *q, struct res *r, const char *what, enum msg title, enum msg hint) MUST_USE;

/* what came with the form, kept for the desk and whoever reported (form.c) */
struct record;
err public_add_files(struct ctx *c, const struct given *g, const struct record *r) MUST_USE;

#endif
