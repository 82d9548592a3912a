/* inside - what the files of the directory share with one another and with nobody else */
#ifndef DIRECTORY_INSIDE_H
#define DIRECTORY_INSIDE_H

#include "domain/directory/directory.h"
#include "domain/directory/resource.h"
#include "spine/api.h"
#include "store/db.h"

/* {"member": [items]}; the shape is name_shape, declared below where another file needs it */
#define ROWS_OF(name, member, item, text)                                                                                \
    struct name {                                                                                                        \
        struct list member;                                                                                              \
    };                                                                                                                   \
    static const struct field name##_fields[] = { FIELD(struct name, member, .flags = F_RO, .of = &item, .doc = text) }; \
    SHAPE(name##_shape, #name, struct name, name##_fields, text)

struct edge_loss { /* who would no longer see what */
    id record;
    str kind, ref, title;
    id organisation;
    str organisation_name;
};
err reach_losses(struct ctx *c, const id *edge, struct list *out) MUST_USE;

extern const struct shape sector_shape, sector_list_shape, contact_list_shape, asset_list_shape, technology_list_shape, edge_list_shape, lineages_shape,
    held_shape, held_changes_shape;

/* organisation.c */
bool org_is_cert(const struct organisation *o);

/* sector.c */
err sectors(struct ctx *c, const struct req *q, struct res *r);
err sector_post(struct ctx *c, const struct req *q, struct res *r);
err sector_patch(struct ctx *c, const struct req *q, struct res *r);
err sector_drop(struct ctx *c, const struct req *q, struct res *r);

/* lineage.c: effects of the workflow */
err do_merge(struct ctx *c, void *rec, const struct transition *t, const struct act *a) MUST_USE;
err do_undo(struct ctx *c, void *rec, const struct transition *t, const struct act *a) MUST_USE;
err do_rename(struct ctx *c, void *rec, const struct transition *t, const struct act *a) MUST_USE;
err do_dissolve(struct ctx *c, void *rec, const struct transition *t, const struct act *a) MUST_USE;
const char *state_before(struct ctx *c, const void *rec);
err lineage_list(struct ctx *c, const struct req *q, struct res *r);
err lineage_act(struct ctx *c, const struct req *q, struct res *r);
/* what an organisation had become by then, as far as the viewer sees it; empty when it still was itself */
err successor(struct ctx *c, const id *org, when at, id *out) MUST_USE;
/* responsible.c: rows of asset, organisation, name, type, value, since, until, proof, note, length, exact; longest first */
err resource_holders(struct ctx *c, const struct resource *res, when at, struct rows **out) MUST_USE;
/* call.c */
str call_sentence(struct ctx *c, str org, const struct list *candidates);

/* reach.c */
struct serving { /* an edge by which a CERT serves, directly or through another CERT */
    id edge, cert, served;
    when until;
    int depth;
};
err serving_of(struct ctx *c, struct strs orgs, struct list *out) MUST_USE;                          /* of struct serving */
err reach_record(struct ctx *c, const id *record) MUST_USE;                                          /* grants by edges as they should be now */
err told_of_route(struct ctx *c, const struct record *r, const id *part, str organisation) MUST_USE; /* told.c */
err above_of(struct ctx *c, str subject, struct strs *chain) MUST_USE;                               /* path.c */
struct inmail_bounce;
err bounced_contact(struct ctx *c, const struct inmail_bounce *b) MUST_USE;                 /* bounce.c */
err keys_for_mail(struct ctx *c, str address, str organisation, struct strs *out) MUST_USE; /* mailkeys.c */
err reach_edge_moved(struct ctx *c, const struct edge *e, const id *lower) MUST_USE;        /* now for the organisation, by a job for the rest */

/* sub.c: list, add, change, end for what hangs on an organisation */
enum sub_word { SUB_DIRECT, SUB_WAITS, SUB_DENIED };
struct sub {
    const char *what, *prefix; /* "contact", "con" */
    const struct shape *shape, *list_shape;
    const struct sql *list, *find, *insert, *update, *drop;
    /* rules that span fields; fills what is derived; was is NULL at creation */
    err (*check)(struct ctx *c, const struct organisation *o, void *now, const void *was);
    /* may the organisation's own people do this? now is NULL when it ends */
    enum sub_word (*own)(const void *now, const void *was);
    err (*shown)(struct ctx *c, const struct organisation *o, struct list *rows); /* fills what has no column */
    size_t (*extra)(struct ctx *c, const void *v, struct arg *args);              /* columns beyond the field table */
    err (*done)(struct ctx *c, const struct organisation *o, const void *now, const void *was);
    bool dated; /* ends instead of going */
};
err sub_list(struct ctx *c, const struct req *q, struct res *r, const struct sub *s) MUST_USE;
err sub_post(struct ctx *c, const struct req *q, struct res *r, const struct sub *s) MUST_USE;
err sub_patch(struct ctx *c, const struct req *q, struct res *r, const struct sub *s) MUST_USE;
err sub_end(struct ctx *c, const struct req *q, struct res *r, const struct sub *s) MUST_USE;
err sub_rows(struct ctx *c, const struct sub *s, const struct organisation *o, struct list *out) MUST_USE;
err sub_find(struct ctx *c, const struct sub *s, const struct organisation *o, str row, void *out) MUST_USE;
err sub_insert(struct ctx *c, const struct sub *s, const struct organisation *o, void *v) MUST_USE;
err sub_store(struct ctx *c, const struct sub *s, const struct organisation *o, void *now, const void *was) MUST_USE;
extern const struct sub contact_sub, asset_sub, technology_sub, key_sub;
int64_t *sub_revision(const struct sub *s, void *v);

/* key.c */
enum key_brought { KEY_NEW, KEY_RENEWED, KEY_KNOWN };
/* a key that came with an import: new, another state of one that is there (was: the former, armoured), or known as it is */
err key_bring(struct ctx *c, const struct organisation *o, str armored, str source, id *item, str *was, enum key_brought *how) MUST_USE;
/* and taken back; *kept: it was changed since and stays */
err key_take_back(struct ctx *c, const struct organisation *o, str item, str was, bool *kept) MUST_USE;
err key_sweep(struct ctx *c) MUST_USE;
extern const struct shape key_shape, key_list_shape;

/* group.c */
err group_all(struct ctx *c, const struct req *q, struct res *r);
err group_post(struct ctx *c, const struct req *q, struct res *r);
err group_get(struct ctx *c, const struct req *q, struct res *r);
err group_patch(struct ctx *c, const struct req *q, struct res *r);
err group_members_get(struct ctx *c, const struct req *q, struct res *r);
err group_member_post(struct ctx *c, const struct req *q, struct res *r);
err group_member_end(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape group_shape, group_list_shape, group_member_shape, group_members_shape;

/* confirm.c */
err confirm_post(struct ctx *c, const struct req *q, struct res *r);
err confirm_sweep(struct ctx *c) MUST_USE;
extern const struct shape confirm_in_shape, confirmations_shape;

/* held.c: what waits for the desk's yes */
err held_add(struct ctx *c, const struct sub *s, const struct organisation *o, const void *now, const void *was) MUST_USE;
err held_list(struct ctx *c, const struct req *q, struct res *r);
err held_act(struct ctx *c, const struct req *q, struct res *r);

/* directory.c */
err directory_setup(struct ctx *c, bool *done, int64_t *value) MUST_USE;

/* edge.c */
err edges_list(struct ctx *c, const struct req *q, struct res *r);
err edge_post(struct ctx *c, const struct req *q, struct res *r);
err edge_patch(struct ctx *c, const struct req *q, struct res *r);
err edge_end(struct ctx *c, const struct req *q, struct res *r);

err edge_look(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape edge_preview_shape;

/* contact.c */
bool fingerprint_normal(struct arena *a, str text, str *out);

/* filter.c */
extern const struct param_doc organisation_filters[];
err organisation_filter(struct ctx *c, const struct req *q, struct list_more *m) MUST_USE;

#endif
