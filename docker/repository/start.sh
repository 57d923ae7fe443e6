#!/bin/sh
# Gives Tomcat the secrets as a file that only it can read, makes the keystore of this site once, then starts.
set -eu
umask 077
secret() { cat "/run/secrets/$1"; }
keys=/usr/local/tomcat/alf_data/keystore
args=/tmp/vanthu.arguments
mkdir -p "$keys"
if [ ! -f "$keys/keystore" ]; then
  keytool -genseckey -storetype PKCS12 -keystore "$keys/keystore.new" -alias metadata -keyalg AES -keysize 256 \
    -storepass:file /run/secrets/keystore_password
  mv "$keys/keystore.new" "$keys/keystore"
fi
{
  printf '%s\n' "-Dencryption.keystore.type=pkcs12" "-Dencryption.cipherAlgorithm=AES/CBC/PKCS5Padding" "-Dencryption.keyAlgorithm=AES" \
    "-Dencryption.keystore.location=$keys/keystore" "-Dmetadata-keystore.aliases=metadata" "-Dmetadata-keystore.metadata.algorithm=AES"
  printf -- '-Dmetadata-keystore.password=%s\n' "$(secret keystore_password)"
  printf -- '-Dmetadata-keystore.metadata.password=%s\n' "$(secret keystore_password)"
  printf -- '-Ddb.password=%s\n' "$(secret database_password)"
  printf -- '-Dsolr.sharedSecret=%s\n' "$(secret search_secret)"
} >"$args"
export JDK_JAVA_OPTIONS="@$args"
exec catalina.sh run -security
