/* openapi - the OpenAPI 3.1 document of all routes, from the tables alone */
#ifndef HTTP_OPENAPI_H
#define HTTP_OPENAPI_H

#include "http/http.h"

/* tables end with { 0 }; routes with R_HIDDEN are left out; the same tables give the same bytes */
void openapi_write(struct buf *b, const struct route *const *tables, size_t n, str title, str version);

#endif
