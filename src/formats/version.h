/* version - two versions compared as their ecosystem orders them
 *
 * Pure and without memory of its own; numbers may have any length. A text that is no version of its kind still has a place
 * in the order, so that any two can be compared and the order is total. A kind is found by the type of a package URL or of
 * vers ("deb"), by the name of an ecosystem in OSV ("Debian:12") or by a versionType of CVE ("rpm"); one that is not known
 * is compared in natural order: digits by value, letters bytewise, a pre-release before its release. */
#ifndef FORMATS_VERSION_H
#define FORMATS_VERSION_H

#include "base/ctx.h"

enum version_kind {
    VERSION_NATURAL,
    VERSION_SEMVER,
    VERSION_NUGET,
    VERSION_PUB,
    VERSION_GEM,
    VERSION_HACKAGE,
    VERSION_CRAN,
    VERSION_CONAN,
    VERSION_OPENSSL,
    VERSION_BYTES, /* dates and what is lexicographic */
    VERSION_DEB,
    VERSION_RPM,
    VERSION_ALPM,
    VERSION_APK,
    VERSION_GENTOO,
    VERSION_PYPI,
    VERSION_MAVEN,
    VERSION_COMPOSER,
    VERSION_KINDS
};

/* false: not known, and natural order is used */
bool version_kind_of(str name, enum version_kind *out);
int version_cmp(enum version_kind k, str a, str b); /* -1, 0, 1 */

enum { VERSION_MOST = 1024 }; /* bytes a version is compared by: what stands behind them is not looked at */

#endif
