/* problem - an error as an RFC 9457 document; docs/problems/CODE.md explains each code */
#ifndef HTTP_PROBLEM_H
#define HTTP_PROBLEM_H

#include "http/http.h"

/* replaces what r holds: status, type, body, Retry-After; other headers set before stay */
void problem_write(struct res *r, err e, str request_id);

#endif
