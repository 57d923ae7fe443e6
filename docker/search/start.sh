#!/bin/sh
# Gives Solr the secret that it shares with the repository as a file that only it can read.
set -eu
umask 077
printf -- '-Dalfresco.secureComms.secret=%s\n' "$(cat /run/secrets/search_secret)" >/tmp/vanthu.arguments
export JDK_JAVA_OPTIONS="@/tmp/vanthu.arguments"
exec "$@"
