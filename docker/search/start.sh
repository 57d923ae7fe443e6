#!/bin/sh
# Gives Solr the secret that it shares with the repository as a file that only it can read, then starts it as the image would
# (DIST_DIR is the image's; its script takes the command as one word).
set -eu
umask 077
printf -- '-Dalfresco.secureComms.secret=%s\n' "$(cat /run/secrets/search_secret)" >/tmp/vanthu.arguments
export JDK_JAVA_OPTIONS="@/tmp/vanthu.arguments"
exec "$DIST_DIR/solr/bin/search_config_setup.sh" "$DIST_DIR/solr/bin/solr start -f"
