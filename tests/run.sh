#!/usr/bin/env bash
# Installs what the tests need and runs all of them. Ends with the line "N passed, N failed".
# Arguments are handed to `dotnet test`, for example: bash tests/run.sh --filter FullyQualifiedName~Retrieval
set -u
cd "$(dirname "$0")/.." || exit 1
results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT

install() {
  command -v apt-get >/dev/null || { echo "Install $* with your system's package manager, then run this again." >&2; return 1; }
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

command -v chromium >/dev/null || [ -n "${CHROMIUM_PATH:-}" ] || install chromium || echo "No Chromium: the browser tests will fail." >&2
fc-list 2>/dev/null | grep -qi 'cjk' || install fonts-noto-cjk fontconfig || true
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || install postgresql || echo "No PostgreSQL: its contract tests will be skipped." >&2

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build AgentAssist.sln -c Release -v minimal --nologo || { echo "0 passed, 1 failed"; exit 1; }
dotnet test AgentAssist.sln -c Release --no-build --nologo --logger trx --results-directory "$results" "$@"
status=$?

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'; }
passed=$(count passed)
failed=$(count failed)
skipped=$(($(count total) - $(count executed)))
if [ "$passed" -eq 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
[ "$failed" -eq 0 ] || status=1
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
exit "$status"
