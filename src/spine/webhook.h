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
};
enum { WEBHOOK_AT_ONCE = 200 };
/* events after `from` up to `to` that the viewer may read, oldest first, WEBHOOK_AT_ONCE at most: struct webhook_event */
typedef err webhook_more(struct ctx *c, int64_t from, int64_t to, struct list *out);
void webhook_more_set(webhook_more *fn);
/* in the transaction that numbers changes: work for the webhooks, when there are any */
err webhook_due(struct ctx *c, int64_t newest) MUST_USE;
void webhook_start(void); /* once, before threads that send: the HTTP and mail client is made ready */
/* "v1,BASE64": HMAC-SHA256 over "id.timestamp.body" */
str webhook_signature(struct arena *a, str secret, str message_id, int64_t timestamp, str body);

#endif
