/* attachment - files by content: the bytes lie once under their SHA-256 in the data directory, read only through an
 * attachment that the viewer sees; never interpreted by the server */
#ifndef SPINE_ATTACHMENT_H
#define SPINE_ATTACHMENT_H

#include "http/http.h"
#include "spine/record.h"

enum { ATTACHMENT_MAX = 25 << 20 }; /* bytes */

void attachment_folder(const char *blobs); /* once at start; made when absent */
const char *attachment_folder_path(void);
struct attachment {
    id id;
    str name, type, sha256;
    str audience; /* out of the store for who is let: all or some; else the audience's id, empty: whoever sees the record */
    str given;    /* the party (prt_) or `reporter` that reads it beside the desk; empty: by the audience alone */
    int64_t size;
    when created_at;
};
extern const struct shape attachment_shape;
/* name, audience and given are set; its id and type are made */
err attachment_add(struct ctx *c, const id *record, struct attachment *a, str bytes) MUST_USE;
err attachment_add_bytes(struct ctx *c, const id *record, str name, str bytes, str audience, id *out) MUST_USE;
/* one that the viewer sees, with its audience's id; E_ABSENT */
err attachment_find(struct ctx *c, str which, id *record, struct attachment *out) MUST_USE;
/* other readers from now on: audience and given as they are in a; to: for the timeline */
err attachment_give(struct ctx *c, const id *record, const struct attachment *a, str to) MUST_USE;
/* the files of one record that the viewer sees lie at the other one too; the bytes stay where they are */
err attachment_copy(struct ctx *c, const id *from, const id *to, str audience) MUST_USE;
/* bytes by content, without an attachment: what is kept under its SHA-256, and read again */
err blob_keep(struct ctx *c, str bytes, str *sha256) MUST_USE; /* in a write transaction */
err blob_bytes(struct ctx *c, str sha256, str *out) MUST_USE;
err blob_open(struct ctx *c, str sha256, int *fd) MUST_USE;                 /* for reading; nothing may jump until it is closed */
err blob_send(struct ctx *c, str sha256, str name, struct res *r) MUST_USE; /* as a download */
err attachment_list(struct ctx *c, const id *record, struct list *out) MUST_USE;
/* the content as a download that no browser shows */
err attachment_send(struct ctx *c, str which, struct res *r) MUST_USE;
/* attachment_out.c: as an archive that nothing runs by itself; the beginning of a text; a small copy of a picture */
err attachment_archive(struct ctx *c, const struct req *q, struct res *r) MUST_USE;
err attachment_preview(struct ctx *c, const struct req *q, struct res *r) MUST_USE;
err attachment_image(struct ctx *c, const struct req *q, struct res *r) MUST_USE;
extern const struct shape attachment_preview_shape;
const char *content_type_of(str bytes); /* by content, for the eye only */

#endif
