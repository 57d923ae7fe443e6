#!/usr/bin/env bash
# Vanthu in one command: sets the machine up, builds once, starts a site. ./run.sh help lists the verbs.
set -euo pipefail
export LC_ALL=C.UTF-8 # file names and what is printed are Vietnamese, whatever the machine's language is
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$PWD
assembly=$root/standalone/target/vanthu
needed=(openjdk-17-jdk-headless maven ocrmypdf tesseract-ocr-vie tesseract-ocr-eng tesseract-ocr-osd unpaper)
needed_for_tests=(chromium)

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

usage() {
  cat <<'TEXT'
./run.sh                     start the sample site (the same as: start)
./run.sh start [--data DIR] [--port N] [--db-url JDBC-URL] [--foreground]
                             start a site; a new DIR becomes a real site without sample data
./run.sh stop [--data DIR]   stop it
./run.sh status [--data DIR] tell whether it runs, where, and since when
./run.sh demo exchange       start two sites that send each other documents over TLS; ./run.sh demo stop
./run.sh backup --to DIR [--data DIR] [--keep N] [--full]
                             copy a site while it works; keeps the last N copies
./run.sh restore --from BACKUP --data DIR
                             make a site of a backup in a new directory
./run.sh check [--data DIR] [--deep] | --from BACKUP
                             compare the store of a running site with its database, or a backup with its digests
./run.sh ocr [--address IP] [--port N] [--token-file FILE] [--workers N] [--max-mib N] [--work DIR]
                             read scans for sites on other machines (their property vanthu.capture.ocr-url)
./run.sh move --from URL --to URL [--from-user NAME] [--to-user NAME] [--from-password-file FILE] [--to-password-file FILE]
                             move a site to an empty one, of the embedded engine or ACS with the module; given again, it goes on
./run.sh test                set the machine up and run every test
./run.sh bench [NAME ...]    measure; writes docs/benchmarks.md (see docs/benchmarks.md for the names)

ACS 25.3 in containers with Vanthu in it (Docker with compose; docs/admin):
./run.sh acs build_start     build the modules and images, start, wait until all is healthy
./run.sh acs build_start_it_supported | build_test | test
                             the same; then the acceptance tests against it (VANTHU_ADMIN_PASSWORD); the tests alone
./run.sh acs start | stop | purge | tail
                             start, stop, stop and delete all data, follow the logs
./run.sh acs reload_acs | reload_share
                             build anew and restart the repository, or Share
TEXT
}

# --- what the machine needs ---------------------------------------------------------------------------------------------
has_package() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

has() {
  case $1 in
    openjdk-17-jdk-headless) command -v javac >/dev/null && [ "$(javac -version 2>&1 | sed 's/[^0-9]*\([0-9]*\).*/\1/')" -ge 17 ] ;;
    maven) command -v mvn >/dev/null ;;
    ocrmypdf) command -v ocrmypdf >/dev/null ;;
    chromium) command -v chromium >/dev/null || command -v google-chrome >/dev/null || has_package chromium ;;
    libaio1) [ -n "$(find /lib/x86_64-linux-gnu /usr/lib/x86_64-linux-gnu /usr/lib64 -name libaio.so.1 -print -quit 2>/dev/null)" ] ;;
    unpaper) command -v unpaper >/dev/null ;;
    libreoffice-writer-nogui) command -v soffice >/dev/null ;;
    *) has_package "$1" ;;
  esac
}

set_up() { # PACKAGE...
  local missing=() package
  for package in "$@"; do has "$package" || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  local command="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
  command -v apt-get >/dev/null || fail "Vanthu needs: ${missing[*]}. This machine has no apt-get: install them by hand, then run this command again."
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo -n)
    else fail "Vanthu needs some packages. Run this, then run this command again:
  sudo sh -c '$command'"; fi
  fi
  say "Installing ${missing[*]} …"
  "${as_root[@]}" sh -c "export DEBIAN_FRONTEND=noninteractive; $command" >"$root/.setup.log" 2>&1 \
    || fail "The installation failed; the end of .setup.log:
$(tail -n 15 "$root/.setup.log")"
  rm -f "$root/.setup.log"
}

# PostgreSQL refuses to run as root; where the machine allows a user namespace, it is started in one.
refuse_root() {
  [ "$(id -u)" -ne 0 ] || unshare -U true 2>/dev/null || fail "PostgreSQL, which comes with Vanthu, does not run as root here (a container or chroot).
The packages are installed now; run this command again as an ordinary user to whom this folder belongs, for example:
  useradd -m vanthu; cp -r '$root' /home/vanthu/vanthu; chown -R vanthu: /home/vanthu/vanthu; su - vanthu -c 'cd vanthu && ./run.sh'"
}

# --- building -------------------------------------------------------------------------------------------------------------
built() {
  [ -f "$assembly/.built" ] || return 1
  [ -z "$(find pom.xml alfresco-api embedded platform-module samples standalone -newer "$assembly/.built" \
      \( -name pom.xml -o -path '*/src/main/*' \) -type f -print -quit)" ]
}

build() {
  built && return 0
  say "Building (once, some minutes the first time) …"
  mkdir -p standalone/target
  mvn -B -q -DskipTests -Dspotless.check.skip=true -pl standalone -am package >standalone/target/build.log 2>&1 \
    || fail "The build failed; the end of standalone/target/build.log:
$(tail -n 30 standalone/target/build.log)"
  touch "$assembly/.built"
}

# --- a site ---------------------------------------------------------------------------------------------------------------
data=$root/data port="" db_url="" foreground="" sample=--sample

site_arguments() {
  while [ $# -gt 0 ]; do
    case $1 in
      --data) [ $# -ge 2 ] || fail "--data needs a directory"; data=$(realpath -m "$2"); sample=""; shift 2 ;;
      --port) [ $# -ge 2 ] || fail "--port needs a number"; port=$2; shift 2 ;;
      --db-url) [ $# -ge 2 ] || fail "--db-url needs a JDBC URL"; db_url=$2; shift 2 ;;
      --foreground) foreground=yes; shift ;;
      *) usage >&2; fail "unknown argument: $1" ;;
    esac
  done
}

pid_of_site() {
  local file=$data/run/pid pid
  [ -f "$file" ] && pid=$(cat "$file") && kill -0 "$pid" 2>/dev/null && tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q org.vanthu.standalone && echo "$pid"
}

java_command() {
  java=(java -Xms128m "-Xmx${VANTHU_HEAP:-512m}" -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Djava.awt.headless=true
    -cp "$assembly/lib/*" org.vanthu.standalone.Vanthu --data "$data")
  [ -n "$sample" ] && java+=("$sample")
  [ -n "$port" ] && java+=(--port "$port")
  [ -n "$db_url" ] && java+=(--db-url "$db_url")
  return 0
}

start() {
  site_arguments "$@"
  local pid
  if pid=$(pid_of_site); then
    say "Vanthu already runs (process $pid)."; cat "$data/run/where" 2>/dev/null || true; return 0
  fi
  set_up "${needed[@]}"
  [ -n "$db_url" ] || refuse_root
  build
  mkdir -p "$data/run" "$data/logs"
  java_command
  if [ -n "$foreground" ]; then exec "${java[@]}"; fi
  local ask=()
  : >"$data/run/console"
  chmod 600 "$data/run/console"
  if [ ! -e "$data/site.properties" ] && [ -z "$sample" ] && [ -z "${VANTHU_ADMIN_PASSWORD:-}" ] && [ -t 0 ]; then
    local password
    read -r -s -p "Password for the administrator of the new site (at least 10 characters; empty: one is generated): " password; echo
    ask=(env "VANTHU_ADMIN_PASSWORD=$password")
  fi
  "${ask[@]}" setsid nohup "${java[@]}" >>"$data/run/console" 2>>"$data/logs/stderr.log" </dev/null &
  pid=$!
  echo "$pid" >"$data/run/pid"
  follow "$pid"
}

follow() { # shows what the starting site says until it is ready
  local pid=$1 shown=0 line
  while :; do
    while IFS= read -r line; do
      shown=$((shown + 1))
      [ "$line" = "-- ready --" ] && { scrub; return 0; }
      say "$line"
    done < <(tail -n +$((shown + 1)) "$data/run/console")
    if ! kill -0 "$pid" 2>/dev/null; then
      say "$(tail -n +$((shown + 1)) "$data/run/console")"
      fail "Vanthu did not start; the end of $data/logs/stderr.log:
$(tail -n 20 "$data/logs/stderr.log" 2>/dev/null)"
    fi
    sleep 0.3
  done
}

scrub() { : >"$data/run/console"; } # passwords are shown once and not kept

stop() {
  site_arguments "$@"
  local pid
  pid=$(pid_of_site) || { say "Vanthu does not run on $data."; return 0; }
  kill "$pid"
  for _ in $(seq 150); do kill -0 "$pid" 2>/dev/null || { rm -f "$data/run/pid"; say "Stopped."; return 0; }; sleep 0.2; done
  fail "Process $pid does not stop; see $data/logs."
}

status() {
  site_arguments "$@"
  local pid
  if pid=$(pid_of_site); then
    say "Vanthu runs (process $pid, since $(date -r "$data/run/pid" '+%Y-%m-%d %H:%M:%S'))."; cat "$data/run/where" 2>/dev/null || true
  else say "Vanthu does not run on $data."; return 3; fi
}

run_tests() {
  set_up "${needed[@]}" "${needed_for_tests[@]}"
  # MySQL's server from Maven Central needs a library that newer systems do not offer; MariaDB's needs nothing.
  (set_up libaio1) 2>/dev/null || say "This machine offers no libaio1: the tests on MySQL are skipped, those on MariaDB run."
  # A signing token for the tests, in software, with a folder of its own.
  if (set_up softhsm2) 2>/dev/null; then
    mkdir -p "$root/target/softhsm/tokens"
    printf 'directories.tokendir = %s\n' "$root/target/softhsm/tokens" >"$root/target/softhsm/softhsm2.conf"
    export SOFTHSM2_CONF="$root/target/softhsm/softhsm2.conf"
  else say "This machine offers no softhsm2: the test of signing tokens is skipped."; fi
  # Drafts as DOCX and ODT become PDF by LibreOffice; half a minute to install. Its letters must have Vietnamese tone marks.
  (set_up libreoffice-writer-nogui) 2>/dev/null || say "This machine offers no LibreOffice: the tests of DOCX and ODT drafts are skipped."
  (set_up fonts-liberation2) 2>/dev/null || (set_up fonts-liberation) 2>/dev/null || true
  refuse_root
  # What does not depend on a failing module is still tested, so that one run names every fault.
  mvn -B --fail-at-end verify "$@"
}

# --- two sites that send each other documents --------------------------------------------------------------------------
demo_site() { # NUMBER OTHER PORT TLS-PORT OTHER-TLS-PORT OTHER-AGENCY
  local here=$root/data/demo-exchange-$1 there=$root/data/demo-exchange-$2 own=$1$2 others=$2$1
  cat >"$here/vanthu.properties" <<TEXT
embedded.http.tls.port=$4
embedded.http.tls.keyFile=$here/tls.p12
embedded.http.tls.passwordFile=$here/tls-password
embedded.http.tls.clientsFile=$there/tls.pem
embedded.http.tls.clientPaths=/vanthu/exchange/peer/
vanthu.exchange.peers-file=$here/peers.properties
vanthu.exchange.peer-key-file=$here/tls.p12
vanthu.exchange.peer-password-file=$here/tls-password
vanthu.exchange.outbox-cron=0/2 * * * * ?
TEXT
  cat >"$here/peers.properties" <<TEXT
ben-kia.address=https://127.0.0.1:$5/alfresco/
ben-kia.token=$(cat "$root/data/demo-exchange-1/token-$own")
ben-kia.their-token=$(cat "$root/data/demo-exchange-1/token-$others")
ben-kia.senders=$6
ben-kia.trust=$there/tls.pem
TEXT
}

random() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

demo_exchange() {
  set_up "${needed[@]}"
  refuse_root
  build
  local one=$root/data/demo-exchange-1 two=$root/data/demo-exchange-2 here
  umask 077
  mkdir -p "$one" "$two"
  for here in "$one" "$two"; do
    [ -f "$here/tls.p12" ] && continue
    random >"$here/tls-password"
    keytool -genkeypair -alias key -keyalg RSA -keysize 2048 -validity 825 -storetype PKCS12 -keystore "$here/tls.p12" \
      -storepass:file "$here/tls-password" -dname "CN=Vanthu demo" -ext SAN=ip:127.0.0.1,dns:localhost 2>/dev/null
    keytool -exportcert -rfc -alias key -keystore "$here/tls.p12" -storepass:file "$here/tls-password" -file "$here/tls.pem" 2>/dev/null
  done
  [ -f "$one/token-12" ] || { random >"$one/token-12"; random >"$one/token-21"; }
  [ -f "$one/admin-password" ] || random >"$one/admin-password"
  demo_site 1 2 8091 8491 8492 H98.41
  demo_site 2 1 8092 8492 8491 H99.41
  VANTHU_ADMIN_PASSWORD=$(cat "$one/admin-password")
  export VANTHU_ADMIN_PASSWORD
  (start --data "$one" --port 8091)
  (start --data "$two" --port 8092)
  if [ ! -f "$two/demo-users.txt" ]; then
    java -Dfile.encoding=UTF-8 -cp "$assembly/lib/*" org.vanthu.standalone.ExchangeDemo \
      "$one" http://127.0.0.1:8091/alfresco/ "$two" http://127.0.0.1:8092/alfresco/
  fi
  say ""
  say "First site:  http://127.0.0.1:8091/alfresco/vanthu/index.html"; cat "$one/demo-users.txt"
  say "Second site: http://127.0.0.1:8092/alfresco/vanthu/index.html"; cat "$two/demo-users.txt"
  cat <<'TEXT'
The passwords are those of the keys too. To try:
1. First site: chuyenvien drafts a document, truongphong reviews it, vanthu checks its form, lanhdao approves and signs, vanthu numbers, seals and issues it.
2. vanthu sends it: the document, "Gửi liên thông", adding the agency of the other site.
3. Second site: it waits among the entries of vanthu, filled in; register it, let lanhdao direct it. Every step shows at the first site ("Liên thông").
4. chuyenvien of the second site answers it; the answer is sent back, and the first document is done.
5. Send another: vanthu of the second site returns it with a reason. Send a third, register it, and call it back at the first site.
Stop both: ./run.sh demo stop
TEXT
}

demo() {
  case ${1:-} in
    exchange) demo_exchange ;;
    stop) (stop --data "$root/data/demo-exchange-1"); (stop --data "$root/data/demo-exchange-2") ;;
    *) usage >&2; fail "demo exchange, or demo stop" ;;
  esac
}

backup_command() { # VERB ARGUMENTS: the defaults are the sample site's
  local verb=$1; shift
  case " $* " in *" --data "* | *" --from "*) ;; *) set -- --data "$data" "$@" ;; esac
  build
  exec java -Dfile.encoding=UTF-8 -cp "$assembly/lib/*" org.vanthu.embedded.backup.BackupCommand "$verb" "$@"
}

ocr() { # ARGUMENTS of the service
  set_up "${needed[@]}"
  build
  exec java -Xmx768m -Dfile.encoding=UTF-8 -Djava.awt.headless=true -cp "$assembly/lib/*" org.vanthu.standalone.OcrService "$@"
}

move() { # ARGUMENTS: from where to where
  set_up openjdk-17-jdk-headless maven
  build
  exec java -Dfile.encoding=UTF-8 -cp "$assembly/lib/*" org.vanthu.standalone.Move "$@"
}

bench() {
  set_up "${needed[@]}"
  refuse_root
  mvn -B -q -DskipTests -Dspotless.check.skip=true package
  java -Xmx4g -Dfile.encoding=UTF-8 -Djava.awt.headless=true "-Dvanthu.assembly=$assembly/lib" -cp "$root/benchmarks/target/vanthu-benchmarks/lib/*" org.vanthu.benchmarks.Bench --root "$root" "$@"
}

# --- ACS in containers (docker/) --------------------------------------------------------------------------------------------
acs_compose() {
  local client=(docker compose)
  docker compose version >/dev/null 2>&1 || client=(docker-compose)
  case $("${client[@]}" version --short 2>/dev/null) in
    '' | 1.*) fail "ACS in containers needs Docker with compose 2 or later (Debian 12 has 1.29, which cannot wait until all is healthy): docs/admin" ;;
  esac
  "${client[@]}" -p vanthu -f "$root/docker/compose.yaml" "$@"
}

acs_secrets() { # made once, never in git; the folder is the owner's, the files are readable so that the users inside the containers can read them
  local name
  mkdir -p "$root/docker/secrets"
  chmod 700 "$root/docker/secrets"
  for name in database_password search_secret keystore_password ocr_token; do
    [ -s "$root/docker/secrets/$name" ] || { head -c 24 /dev/urandom | base64 | tr -d '\n+/=' >"$root/docker/secrets/$name"; chmod 444 "$root/docker/secrets/$name"; }
  done
}

acs_build() { # [share|repository]
  set_up openjdk-17-jdk-headless maven
  mvn -B -q -DskipTests -Dspotless.check.skip=true -pl platform-module,share-module,standalone -am package
  local part module
  for part in repository share; do
    module=$([ "$part" = share ] && echo share-module || echo platform-module)
    rm -rf "docker/build/$part"
    mkdir -p "docker/build/$part"
    find "$module/target" -maxdepth 1 -name "vanthu-$module-*.jar" ! -name '*-sources.jar' -exec cp {} "docker/build/$part/" \;
    cp "$module"/target/amp/lib/*.jar "docker/build/$part/"
  done
  rm -rf docker/build/ocr
  mkdir -p docker/build/ocr
  cp standalone/target/vanthu/lib/*.jar docker/build/ocr/
}

acs_build_start() { acs_build; acs_secrets; acs_compose up --build --detach --wait; }
acs_build_start_it_supported() { acs_build_start; }
acs_start() { acs_secrets; acs_compose up --detach --wait; }
acs_stop() { acs_compose down; }
acs_purge() { acs_compose down --volumes; }
acs_tail() { acs_compose logs --follow --tail 200; }
acs_test() {
  [ -n "${VANTHU_ADMIN_PASSWORD:-}" ] || fail "The tests sign in as administrator: VANTHU_ADMIN_PASSWORD=… ./run.sh acs test"
  mvn -B verify -pl acceptance -am -Dtest=NoSuch -Dsurefire.failIfNoSpecifiedTests=false -Dvanthu.url=http://localhost:8080/alfresco/ \
    -Dvanthu.user=admin "-Dvanthu.password=$VANTHU_ADMIN_PASSWORD"
}
acs_build_test() { acs_build_start_it_supported; acs_test; }
acs_reload() { acs_build; acs_secrets; acs_compose up --build --detach --wait --no-deps "$1"; }
acs_reload_acs() { acs_reload repository; }
acs_reload_share() { acs_reload share; }

acs() {
  local what=${1:-}
  case $what in
    build_start | build_start_it_supported | start | stop | purge | tail | build_test | test | reload_acs | reload_share) "acs_$what" ;;
    *) usage >&2; fail "unknown verb of acs: ${what:-none}" ;;
  esac
}

verb=${1:-start}
[ $# -gt 0 ] && shift
case $verb in
  start | stop | status | bench | acs | ocr | move) "$verb" "$@" ;;
  demo) demo "$@" ;;
  backup | restore | check) backup_command "$verb" "$@" ;;
  test) run_tests "$@" ;;
  help | --help | -h) usage ;;
  --*) start "$verb" "$@" ;;
  *) usage >&2; exit 2 ;;
esac
