/* lmtp - what a mail server that hands over says (LMTP, RFC 2033): command lines, their addresses, the bytes of a message
 *
 * Bytes come from a function, in pieces of any size. Limits: a line of 2 KiB, an address of 320 bytes, a message of 32 MiB. */
#ifndef FORMATS_LMTP_H
#define FORMATS_LMTP_H

#include "base/ctx.h"

enum { LMTP_LINE_MOST = 2048, LMTP_MESSAGE_MOST = 32 << 20 };

struct lmtp_in {
    size_t (*more)(void *arg, char *to, size_t room); /* 0: the line is gone */
    void *arg;
    bool gone;
    char in[16384];
    size_t at, n;
};
/* a command line without its end, NUL behind it; room: LMTP_LINE_MOST. False: too long, or with a NUL in it, and skipped; or
 * the line is gone */
bool lmtp_line(struct lmtp_in *l, char *out, size_t *n);
/* "FROM:<a@b> SIZE=1" with the word "FROM:": the address between < and >, and what stands behind; false: none there */
bool lmtp_path(struct arena *a, str args, const char *word, str *address, str *rest);
/* to CR LF . CR LF and nothing that only looks like it, or a message could carry commands; dots doubled by the other side
 * are taken off. too_large: read to its end and not kept. False: the line is gone, half a message is none */
bool lmtp_message(struct lmtp_in *l, struct arena *a, str *out, bool *too_large);

#endif
