/* mail_inside - what the files of the mail reader share with one another and with nobody else */
#ifndef FORMATS_MAIL_INSIDE_H
#define FORMATS_MAIL_INSIDE_H

#include "base/buf.h"
#include "formats/mail.h"

struct mail_trouble { /* collected while reading; texts are constants, so that a library may call in the midst of its work */
    struct {
        const char *what;
        int64_t at; /* byte, -1: none */
    } v[50];
    size_t n;
};
void mail_trouble_add(struct mail_trouble *t, const char *what, int64_t at);

/* text that may be kept and shown: UTF-8, lines end in LF, no controls, no marks that turn the direction of writing */
str mail_clean(struct arena *a, str s, bool lines);
/* the bytes as the parser may see them: headers bounded, boundaries counted */
str mail_tame(struct arena *a, str raw, const struct mail_limits *lim, struct mail_trouble *t);
/* the fields of a delivery report (RFC 3464) and of returned headers */
void mail_report_fields(struct arena *a, str fields, struct mail_in *out);
void mail_report_returned(struct arena *a, str headers, struct mail_in *out);
/* one header of a block by name, unfolded; empty when it is not there */
str mail_header_of(struct arena *a, str block, const char *name);
str mail_id_of(str text);                                 /* the first <...>, without them */
str mail_address_of(struct arena *a, str text);           /* "rfc822; <a@B.Example>" as a@b.example */
str mail_unflowed(struct arena *a, str text, bool delsp); /* RFC 3676 */
/* the first child of the multipart with this boundary as its bytes stood, lines ending in CRLF; empty when not found */
str mail_signed_bytes(struct arena *a, str raw, str boundary);
/* OpenPGP in the text itself; fills crypto */
void mail_inline_pgp(struct arena *a, str text, struct mail_crypto *out);

#endif
