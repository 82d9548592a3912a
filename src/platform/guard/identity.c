/* identity - a certificate of ours and its private key, by which TLS shows who asks */
#include <gnutls/gnutls.h>

#include "guard/guard.h"

bool identity_fits(str pem, const char **why)
{
    gnutls_certificate_credentials_t c;
    const gnutls_datum_t text = { .data = (unsigned char *)(uintptr_t)pem.p, .size = (unsigned)pem.n };
    int r = gnutls_certificate_allocate_credentials(&c);
    if (r >= 0) {
        r = gnutls_certificate_set_x509_key_mem(c, &text, &text, GNUTLS_X509_FMT_PEM); /* both are in it, and belong together */
        gnutls_certificate_free_credentials(c);
    }
    *why = r < 0 ? gnutls_strerror(r) : "";
    return r >= 0;
}
