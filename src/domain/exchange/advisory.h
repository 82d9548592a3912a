/* advisory - what the files of advisories share with one another and with nobody else */
#ifndef EXCHANGE_ADVISORY_H
#define EXCHANGE_ADVISORY_H

#include "base/buf.h"
#include "domain/exchange/exchange.h"
#include "formats/vuln.h"
#include "spine/api.h"
#include "spine/entry.h"
#include "spine/i18n.h"
#include "spine/workflow.h"

err advisory_of(struct ctx *c, str which, struct advisory *out) MUST_USE;
/* for who may do this at its desk */
err advisory_at_desk(struct ctx *c, str which, uint64_t right, struct advisory *out) MUST_USE;
bool advisory_open(const struct advisory *v);                         /* may be written in */
err advisory_wrote(struct ctx *c, const struct advisory *v) MUST_USE; /* who acts is one of its authors */
err advisory_as_desk(struct ctx *c, const id *team) MUST_USE;

/* ---- content.c */
enum { MOST_PRODUCTS = 500, MOST_VULNERABILITIES = 100, MOST_REMEDIES = 200, MOST_REFERENCES = 100, MOST_CREDITS = 50, MOST_SAID = 200 };
extern const struct shape content_shape, issue_shape;
extern const struct words adv_remedy_words;
err content_load(struct ctx *c, const id *record, struct adv_content *out, int64_t *revision, int64_t *next) MUST_USE;
/* checks what a shape cannot, gives products their ids, writes it with an entry */
err content_save(struct ctx *c, const struct advisory *v, struct adv_content *now) MUST_USE;
err content_check(struct ctx *c, struct adv_content *v, int64_t *next) MUST_USE;
struct preview_in { /* what stands in the editor and is not saved yet */
    str title, summary, text, detect, change_note;
    unsigned category, tlp;
    bool to_clients;
    struct strs sharing_groups, named, sectors;
    struct list products, vulnerabilities, remedies, references, credits;
};
extern const struct shape preview_in_shape;
err content_answer(struct ctx *c, const struct advisory *v, struct res *r) MUST_USE;
err content_get(struct ctx *c, const struct req *q, struct res *r);
err content_put(struct ctx *c, const struct req *q, struct res *r);
err content_confirm(struct ctx *c, const struct req *q, struct res *r);
/* a range as a person types it: "all", "< 2.4", ">=1.0 <1.4", "2.3.1"; NULL, or a sentence that says what is wrong */
const char *range_typed(struct arena *a, str type, str typed, str *out);

/* ---- guard.c: what is missing before it may be approved, each with the place it is about */
struct adv_check {
    str code, place, text;
    bool stops; /* it cannot be published so */
};
extern const struct shape adv_check_shape;
err advisory_checks(struct ctx *c, const struct advisory *v, const struct adv_content *k, struct list *out) MUST_USE;
/* NULL, or a sentence that names the first that stops it and how many there are; out: an embargo does, too, which does not keep
 * anybody from writing and reading it before */
err advisory_stopped(struct ctx *c, const struct advisory *v, bool out, const char **why) MUST_USE;
/* NULL, or a sentence: at that moment the embargo of a case beside it holds, as it is agreed now */
err advisory_embargo(struct ctx *c, const struct advisory *v, when at, const char **why) MUST_USE;

/* ---- publish.c */
err issue_of(struct ctx *c, const struct advisory *v, const struct adv_content *k, struct issue *out) MUST_USE;
err advisory_publish(struct ctx *c, struct advisory *v, const char *state, str what) MUST_USE;
int64_t issue_severity(const struct issue *v, int64_t *exploited); /* highest score in tenths; -1: none */
err advisory_restore(struct ctx *c, struct advisory *v) MUST_USE;  /* as it was published last */
/* who may read it once it is published: principals; E_INPUT when the marking allows nobody */
err advisory_readers(struct ctx *c, const struct advisory *v, struct strs *out) MUST_USE;
err revisions_get(struct ctx *c, const struct req *q, struct res *r);
err revision_get(struct ctx *c, const struct req *q, struct res *r);
err difference_get(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape revisions_shape, revision_shape, difference_shape;

err revision_issue(struct ctx *c, const struct advisory *v, int64_t n, struct issue *out) MUST_USE; /* as it was published */
/* what is different, in words for a mail; of more than `most` it says how many */
void issue_changes(struct arena *a, const struct issue *was, const struct issue *now, size_t most, struct buf *out);

err issue_compare(struct ctx *c, const struct issue *was, const struct issue *now, struct list *out) MUST_USE; /* change_shape */
extern const struct shape change_shape;
err issue_read(struct ctx *c, str body, struct issue *out) MUST_USE;
str issue_write(struct arena *a, const struct issue *v);

/* ---- translation.c */
err translation_post(struct ctx *c, const struct req *q, struct res *r);
err translation_get(struct ctx *c, const struct req *q, struct res *r);
err translation_take(struct ctx *c, const struct req *q, struct res *r);
err translation_settle(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape translation_new_shape, translation_seen_shape, translation_settled_shape;
err translation_checks(struct ctx *c, const struct advisory *v, const struct adv_content *k, struct list *out) MUST_USE; /* struct adv_check */
err translation_touched(struct ctx *c, const struct advisory *v, struct issue *was, struct issue *now) MUST_USE;
err translation_named(struct ctx *c, const struct advisory *v, struct issue *out) MUST_USE;
err translation_restored(struct ctx *c, const struct advisory *v, const struct issue *published) MUST_USE;
err translation_told(struct ctx *c, const struct advisory *o) MUST_USE;
err translation_follow(struct ctx *c, const struct advisory *o, const char *verb, const struct act *a) MUST_USE;
err translation_in(struct ctx *c, const struct advisory *o, int64_t version, str language, struct issue *out, bool *found) MUST_USE;
err translation_before(struct ctx *c, const struct advisory *o, int64_t version, str language, struct issue *out, bool *found) MUST_USE;
err translation_begun(struct ctx *c, const struct advisory *o, str language, bool *out) MUST_USE;

/* ---- publication.c: told to webhooks, by the access rule */
err publication_tell(struct ctx *c, const id *record, str state, int64_t n) MUST_USE;
extern const struct webhook_room publication_room;

/* ---- letter.c */
err letters_preview(struct ctx *c, const struct req *q, struct res *r);
err letters_post(struct ctx *c, const struct req *q, struct res *r);
err letters_get(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape letters_new_shape, letters_seen_shape, letters_shape;
err letters_after(struct ctx *c, const struct advisory *v, str what) MUST_USE; /* a revision is out: who got an earlier one is told */
err letters_job(struct ctx *c, str payload) MUST_USE;
str issue_mail(struct arena *a, const struct issue *v); /* as a mail shows it */
struct letter {
    str subject, body;
    unsigned tlp;
};
/* was: what its recipient got before; NULL: nothing. foot may name {link} */
err letter_of(struct ctx *c, const struct advisory *v, const struct issue *now, const struct issue *was, str lang, enum msg foot, struct letter *out) MUST_USE;

/* ---- letter_again.c: in the language in which its reader got it before */
struct letter_told {
    int64_t got; /* the revision that its reader has; 0: none */
    str language, said;
    bool reads, owed; /* reads: had the translation before; owed: gets it again when the translation is out */
    struct letter l;
};
struct telling { /* letters that read the same are made once */
    struct letter_told v[8];
    size_t n;
};
/* said: as it stands with the letter of got; the answer's is kept with this one */
err letter_tell(struct ctx *c, const struct advisory *v, const struct issue *now, struct telling *t, int64_t got, str said, str language, enum msg foot,
                const struct letter_told **out) MUST_USE;
err again_wait(struct ctx *c, const struct advisory *v, str reader, str language) MUST_USE;
err again_take_back(struct ctx *c, const id *record, str reader, int64_t before) MUST_USE; /* what nobody let go of earlier revisions; reader empty: all */
err again_overtaken(struct ctx *c, const struct advisory *v) MUST_USE;                     /* a revision of the original is out */
err again_out(struct ctx *c, const struct advisory *v, int64_t original) MUST_USE;         /* a translation of this revision is */
err again_forget(struct ctx *c, const id *sub) MUST_USE;
enum again_whom { AGAIN_ORGANISATIONS, AGAIN_SUBSCRIBERS };
err again_job(struct ctx *c, str record, enum again_whom whom) MUST_USE;
err letters_wake(struct ctx *c, const id *record) MUST_USE;
err subscribers_wake(struct ctx *c, const id *record) MUST_USE;

/* ---- vendor.c */
err vendors_get(struct ctx *c, const struct req *q, struct res *r);
err vendors_take(struct ctx *c, const struct req *q, struct res *r);
err published_vendors(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape vendors_shape;
/* what vendors say goes into the revision: of an original what the case has approved now (out: whoever publishes it; else as far
 * as the viewer sees the case), of a translation what its original's revision has */
err vendors_said(struct ctx *c, const struct advisory *v, bool out, struct issue *i) MUST_USE;

/* ---- comment.c: on paragraphs, in review */
err comments_get(struct ctx *c, const struct req *q, struct res *r);
err comments_post(struct ctx *c, const struct req *q, struct res *r);
err comment_resolve(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape comments_shape, comment_new_shape;
err comments_open(struct ctx *c, const struct advisory *v, struct list *out) MUST_USE; /* struct adv_check, each with its paragraph's place */

/* ---- draft.c */
err draft_post(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape draft_shape;

/* ---- advisory_api.c */
err policy_second(struct ctx *c, const id *team, bool *out) MUST_USE;

#endif
