/* mail - a mail message (RFC 5322 in MIME, RFC 2045 to 2049) read into a struct: pure, bounded, never refused for being broken
 *
 * Headers come out as UTF-8 (RFC 2047, 2231), HTML as text. What was wrong is told in `faults`; a limit that was met cuts
 * the message there and says so. Standards beside: RFC 3464 (delivery reports), 3834 (automatic answers), 3156 and 8551
 * (OpenPGP and S/MIME structure, which is recognised and not opened here). */
#ifndef FORMATS_MAIL_H
#define FORMATS_MAIL_H

#include "base/ctx.h"

struct mail_limits { /* 0: what the comment says */
    size_t bytes;    /* 32 MiB */
    size_t parts;    /* 200 */
    unsigned depth;  /* 20 */
    size_t headers;  /* 64 KiB for all headers of the message or of one part */
    size_t text;     /* 512 KiB of text to read */
};

struct mail_who {
    str name, address; /* address in lower case behind the @ */
};

struct mail_file {
    str name;     /* the sender's, without folders and signs that a file system minds; never empty */
    str declared; /* "application/pdf", as the message says */
    str bytes;
    bool shown; /* disposition inline, or an image that the HTML shows */
};

enum mail_action { MAIL_ACTION_NONE, MAIL_ACTION_FAILED, MAIL_ACTION_DELAYED, MAIL_ACTION_DELIVERED, MAIL_ACTION_RELAYED, MAIL_ACTION_EXPANDED };
struct mail_delivery { /* one recipient of a delivery report */
    str recipient;     /* final, else original */
    enum mail_action action;
    str status;     /* "5.1.1" */
    str diagnostic; /* what the other server said, one line */
};

enum mail_seal { MAIL_SEAL_NONE, MAIL_SEAL_PGP_MIME, MAIL_SEAL_PGP_INLINE, MAIL_SEAL_SMIME };
struct mail_crypto {
    enum mail_seal encrypted, signed_by; /* of the outermost part that is so */
    bool protected_headers;              /* the part that is signed or encrypted carries the headers, too */
    str cipher;                          /* what is encrypted: armoured for OpenPGP, DER for S/MIME */
    str covered, signature;              /* what was signed, bytes as they stood (CRLF), and the signature */
};

struct mail_in {
    str subject, message_id, in_reply_to; /* ids without < and > */
    struct strs references;
    struct mail_who from, sender;
    struct list reply_to, to, cc; /* of struct mail_who */
    struct strs delivered_to;     /* Delivered-To, X-Original-To, Envelope-To: the last server's word */
    str return_path;
    bool null_path;                                /* <>: nobody to answer */
    when date;                                     /* 0: none, or not readable */
    str auto_submitted, precedence, loop, list_id; /* RFC 3834, X-Loop, RFC 2919 */
    bool automatic;                                /* by any sign of it: no person wrote this, and it shall not be answered */
    bool from_mailer;                              /* by MAILER-DAEMON or postmaster */
    bool auto_reply;                               /* an automatic answer: absent, received */
    str ours;                                      /* X-Rabta: the mark of a message that left a hub */
    str text;                                      /* plain, else HTML made plain */
    bool text_from_html, text_cut;
    str text_type;          /* "text/plain" or "text/html", of the part it came from */
    struct list files;      /* of struct mail_file; nested messages among them, as message/rfc822 */
    bool report;            /* a delivery report: the next three hold */
    struct list deliveries; /* of struct mail_delivery */
    str report_id;          /* Message-ID of the message it is about */
    str report_to;          /* the address that message went to, by its returned headers */
    struct mail_crypto crypto;
    struct strs faults; /* "line or part: what was wrong", at most 50 */
    size_t parts;
};

/* E_INPUT mail-too-large, mail-empty; everything else is best effort. What comes out lies in the arena of c. */
err mail_parse(struct ctx *c, str bytes, const struct mail_limits *lim, struct mail_in *out) MUST_USE;
/* HTML as text: no scripts and styles, links with their address behind them, lists and tables on lines of their own */
str mail_html_text(struct arena *a, str html, size_t most);
str mail_plain_text(struct arena *a, str text); /* safe to keep, lines kept */
str mail_one_line(struct arena *a, str text);   /* safe to keep, on one line */
/* a file name that is one, and shows what it is: no folders, controls, direction marks; at most 150 signs */
str mail_file_name(struct arena *a, str name);

#endif
