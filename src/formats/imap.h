/* imap - what a mail server answers (IMAP4rev1, RFC 3501): lines, the literals in them, and the few words that are asked for
 *
 * Bytes come from a function, in pieces of any size. Limits: a line of 8 MiB (what SEARCH found), 64 KiB behind a literal, a
 * literal of 32 MiB; a server that sends more, or ever more of them, comes to an error or to the end of the arena. */
#ifndef FORMATS_IMAP_H
#define FORMATS_IMAP_H

#include "base/buf.h"
#include "base/ctx.h"

enum { IMAP_FOUND_MOST = 8 << 20, IMAP_LITERAL_MOST = 32 << 20 };

struct imap_in {
    struct ctx *c;
    /* at least one byte, or an error: the line ended */
    err (*more)(void *arg, char *to, size_t room, size_t *n);
    void *arg;
    char in[16384];
    size_t at, n;
    /* what was said so far */
    int64_t uidvalidity, uidnext; /* of SELECT */
    struct buf found;             /* of SEARCH: numbers parted by blanks; has its arena and its limit from who asks */
    str message;                  /* of FETCH BODY[] */
    int64_t size;                 /* of FETCH RFC822.SIZE */
    bool has_message;
};
/* reads to the line with this tag ("r1 ") and takes in what stands before it. E_UPSTREAM imap: refused (NO, BAD; the
 * server's words in plain ASCII), ended (BYE), or against the limits */
err imap_answer(struct imap_in *m, str tag) MUST_USE;

#endif
