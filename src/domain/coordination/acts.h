/* acts - what other rooms may ask of this one: typed payloads of jobs, no functions */
#ifndef COORDINATION_ACTS_H
#define COORDINATION_ACTS_H

#include "store/field.h"

/* a message for the inbox of a desk, as an organisation's own words that came by the portal */
#define INBOX_NOTE "inbox.note"
struct inbox_note {
    str team, organisation, title, body;
};
static const struct field inbox_note_fields[] = {
    FIELD(struct inbox_note, team, .flags = F_REQ, .max = 60, .doc = "The desk"),
    FIELD(struct inbox_note, organisation, .max = 60, .doc = "Who says it"),
    FIELD(struct inbox_note, title, .flags = F_REQ, .max = 200, .doc = "Subject"),
    FIELD(struct inbox_note, body, .flags = F_REQ | F_LINES, .max = 20000, .doc = "Text"),
};
static SHAPE(inbox_note_shape, "inbox_note", struct inbox_note, inbox_note_fields, "A message for the inbox of a desk");

#endif
