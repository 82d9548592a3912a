/* subscription - advisories by mail for whoever asks: what was asked for, the yes to it, what each is sent, its end
 *
 * Only what is published and TLP:CLEAR goes to subscribers. Addresses are here alone: the outbox says "subscriber", and the
 * address is put into a mail as it leaves. A link by which a subscription is seen, changed and ended is the keyed hash of
 * its identifier: nothing of it is stored, and it ends with the subscription. */
#ifndef EXCHANGE_SUBSCRIPTION_H
#define EXCHANGE_SUBSCRIPTION_H

#include "domain/exchange/exchange.h"

enum { MOST_WISHED = 20 };
enum sub_pace { SUB_AT_ONCE, SUB_DAILY, SUB_WEEKLY };
extern const struct words sub_pace_words;

/* which advisories: all, or those of any of these; of them only of these kinds (none: any) and from this score on */
struct wish {
    bool all;
    struct strs products, vendors, sectors, kinds;
    int64_t floor; /* CVSS in tenths; 0: any, also what is not scored */
};
struct subscription {
    id id;
    str address, language;
    unsigned pace;
    struct wish wish;
    bool active;
};

/* ---- subscription_match.c: pure */
struct wish_sight { /* what is looked at of an advisory */
    str title, category;
    str *products, *vendors; /* words folded, with a blank at both ends */
    size_t n;
    struct strs sectors;
    int64_t severity;
    bool exploited;
};
void wish_sees(struct arena *a, const struct issue *i, struct wish_sight *out);
bool wish_fits(struct arena *a, const struct wish *w, const struct wish_sight *s);
str wish_text(struct arena *a, const struct wish *w); /* as it is kept */
err wish_read(struct ctx *c, str kept, struct wish *out) MUST_USE;
err wish_check(struct ctx *c, const struct wish *w) MUST_USE; /* E_INPUT with the place */
void wish_add(struct arena *a, struct wish *to, const struct wish *more);

/* ---- subscription.c: by whoever holds the link; the caller has a transaction */
str subscription_token(struct arena *a, const id *sub);
/* makes one that waits for its yes, and the mail that asks for it; never says whether the address is known already */
err subscription_ask(struct ctx *c, const struct subscription *s) MUST_USE;
/* *there false: it ended. E_ABSENT: nobody was ever given this link */
err subscription_find(struct ctx *c, str token, struct subscription *out, bool *there) MUST_USE;
err subscription_confirm(struct ctx *c, const struct subscription *s, str *token) MUST_USE; /* joined to one that the address has */
err subscription_change(struct ctx *c, const struct subscription *s) MUST_USE;
err subscription_end(struct ctx *c, const id *sub, const char *why) MUST_USE;
struct sector_name {
    str code, name;
};
err subscription_sectors(struct ctx *c, struct list *out) MUST_USE; /* struct sector_name */
err subscription_open(struct ctx *c, bool *open) MUST_USE;          /* mail can leave */
extern const struct route subscription_routes[];
extern const struct job_kind subscription_jobs[];
void subscription_install(void);

/* ---- subscription_letter.c */
struct advisory;
err subscribers_after(struct ctx *c, const struct advisory *v) MUST_USE; /* a revision is out */
err subscribers_get(struct ctx *c, const struct req *q, struct res *r);  /* how many would get it, and got it */
extern const struct shape subscribers_shape;
err subscribers_job(struct ctx *c, str payload) MUST_USE;
err digests_job(struct ctx *c, str payload) MUST_USE;
int64_t digest_next(unsigned pace, when now); /* 04:00 UTC of the next day, or Monday */

#endif
