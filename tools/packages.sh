# packages - what ./start and ./test need of Debian 12; sourced by both

BUILD_PACKAGES="gcc g++ cmake ninja-build pkg-config libmicrohttpd-dev libsqlite3-dev libpq-dev libsimdjson-dev libsodium-dev libargon2-dev
  liboath-dev libqrencode-dev libutf8proc-dev libcurl4-gnutls-dev libgnutls28-dev libseccomp-dev zlib1g-dev libidn2-dev libpcre2-dev libpsl-dev publicsuffix libmaxminddb-dev libgmime-3.0-dev librnp-dev libzstd-dev libpng-dev libturbojpeg0-dev libwebp-dev libgif-dev libcrypt-dev tzdata ca-certificates"
TEST_PACKAGES="clang libclang-rt-14-dev llvm-14 clang-format libcmocka-dev postgresql postgresql-client sqlite3 chromium-headless-shell curl procps mount util-linux python3-aiosmtpd dovecot-imapd gpg gpg-agent gnupg"

wanted=""
want() {
  for p in "$@"; do
    case "$(dpkg-query -W -f='${Status}' "$p" 2>/dev/null)" in
      "install ok installed") ;;
      *) wanted="$wanted $p" ;;
    esac
  done
}

# libcurl4-openssl-dev serves as well as the GnuTLS one
have_curl() { dpkg-query -W -f='${Status}' libcurl4-openssl-dev 2>/dev/null | grep -q 'ok installed'; }

install_wanted() {
  if have_curl; then wanted=$(printf '%s' "$wanted" | sed 's/libcurl4-gnutls-dev//'); fi
  wanted=$(echo $wanted)
  [ -z "$wanted" ] && return 0
  run=""
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then run=sudo; else
      echo "These packages are missing, and this user may not install them:" >&2
      echo "  $wanted" >&2
      echo "Install them (apt-get install $wanted) and start again." >&2
      exit 1
    fi
  fi
  echo "installing: $wanted"
  $run apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${CI:+-o Dpkg::Options::=--force-unsafe-io} $wanted >/dev/null
}

# Debian's node is too old for today's bundler and browser tests, and its npm leaves out, without a word, optional packages
# that its node is too old for (the compiled half of the bundler). Then a newer node, of the version that the lock file of
# web/ names, is fetched once and goes before the system's.
use_node() { # in the root of the sources
  local version bin=$PWD/web/.node/node_modules/node/bin
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' && return 0
  if [ ! -x "$bin/node" ]; then
    version=$(node -p 'require(process.argv[1]).packages["node_modules/node"].version' "$PWD/web/package-lock.json") || return 1
    echo "fetching node $version ..."
    npm install --prefix web/.node --no-save --no-audit --no-fund --loglevel=error "node@$version" || return 1
  fi
  PATH=$bin:$PATH
}
npm_ci() { # folder
  (cd "$1" && npm ci --no-audit --no-fund --loglevel=error) && touch "$1/node_modules/.package-lock.json"
}
