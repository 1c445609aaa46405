#!/bin/sh
# What a container runs. Docker starts a container anew whatever it has ended with; a bot whose settings are wrong, or
# that has no token and no terminal to be asked in, would be started for ever. So the container waits there, unhealthy,
# until somebody corrects .env and runs "docker compose up -d", which makes it anew. Everything else ends as it does.

child=
stopped=
stop() {
  stopped=yes
  if [ -n "$child" ]; then kill -TERM "$child" 2>/dev/null; fi
}
trap stop TERM INT

node dist/cli/main.js "$@" <&0 &
child=$!
if [ -n "$stopped" ]; then stop; fi

# A signal ends the waiting before it ends the bot; the last wait is for a bot that ended just then.
while :; do
  wait "$child"
  code=$?
  kill -0 "$child" 2>/dev/null || break
done
wait "$child"
last=$?
if [ "$last" -ne 127 ]; then code=$last; fi

if [ "$1" != start ] || [ -n "$stopped" ] || [ -t 0 ]; then exit "$code"; fi
case $code in 0 | 78) ;; *) exit "$code" ;; esac

echo "Nothing to run: correct .env as said above, then run \"docker compose up -d\". The container waits until it is stopped." >&2
# In short sleeps: a signal that comes in between is not lost.
while [ -z "$stopped" ]; do
  sleep 2 &
  child=$!
  wait "$child"
done
exit "$code"
