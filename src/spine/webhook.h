/* webhook - what changed, sent to an address as signed messages (Standard Webhooks 1.0)
 *
 * A webhook sees what its person sees, judged afresh at each delivery. The payload names record, kind and verb and holds
 * no content. Delivery is at least once, in order of change; the receiver knows a repeat by webhook-id. */
#ifndef SPINE_WEBHOOK_H
#define SPINE_WEBHOOK_H

#include "http/http.h"
#include "jobs/jobs.h"

extern const struct route webhook_routes[];
extern const struct job_kind webhook_jobs[];
/* what a room lets people read who do not see its record (an advisory that is published): changes whose `what` begins with
 * the room's word and a point, told by the room itself to those who may read them, and by nobody else */
struct webhook_event {
    int64_t number;
    str change, type, record, kind;
    when at;
    bool published; /* it is the room's */
};
enum { WEBHOOK_AT_ONCE = 200 };
/* of these only what is about one of those named, of these kinds and from this score on; all empty: everything */
struct webhook_only {
    struct strs products, vendors, sectors, kinds;
    int64_t floor;
};
struct webhook_room {
    /* events after `from` up to `to` that the viewer may read, oldest first, WEBHOOK_AT_ONCE at most: struct webhook_event */
    err (*events)(struct ctx *c, int64_t from, int64_t to, struct list *out);
    err (*check)(struct ctx *c, const struct webhook_only *only); /* E_INPUT with the place */
    /* as it is published now; by the access rule: what the viewer does not read fits nobody */
    err (*fits)(struct ctx *c, const struct webhook_only *only, const struct webhook_event *e, bool *out);
};
void webhook_room_set(const struct webhook_room *room);
/* in the transaction that numbers changes: work for the webhooks, when there are any */
err webhook_due(struct ctx *c, int64_t newest) MUST_USE;
void webhook_start(void); /* once, before threads that send: the HTTP and mail client is made ready */
/* "v1,BASE64": HMAC-SHA256 over "id.timestamp.body" */
str webhook_signature(struct arena *a, str secret, str message_id, int64_t timestamp, str body);

#endif
