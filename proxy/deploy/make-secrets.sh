#!/usr/bin/env bash
# Makes what the instances and their stores share, in a new folder: a certificate authority of their own, a certificate
# for each server, one password, and Redis's configuration with that password in it.
# Usage: deploy/make-secrets.sh FOLDER
set -euo pipefail
umask 077
folder=${1:?Usage: make-secrets.sh FOLDER}
mkdir "$folder"
cd "$folder"

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 1825 -subj '/CN=hosted-endpoint stores' \
  -keyout ca.key -out ca.pem 2>/dev/null
for name in postgres redis instance; do
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -subj "/CN=$name" -keyout "$name.key" -out "$name.csr" 2>/dev/null
  # Instances answer to the name that nginx verifies (`proxy_ssl_name`), stores to their service's.
  printf 'subjectAltName=DNS:%s,DNS:localhost\nextendedKeyUsage=serverAuth\n' "$name" > "$name.ext"
  openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 825 -extfile "$name.ext" -out "$name.pem" 2>/dev/null
  rm "$name.csr" "$name.ext"
done
rm ca.srl

openssl rand -hex 32 > password
cat > redis.conf <<EOF
port 0
tls-port 6379
tls-cert-file /run/secrets/redis.pem
tls-key-file /run/secrets/redis.key
tls-auth-clients no
requirepass $(cat password)
dir /data
appendonly yes
appendfsync everysec
save ""
maxmemory-policy noeviction
EOF
printf 'Made in %s. Keep ca.key off the servers, and give each file to the one account that reads it.\n' "$folder"
