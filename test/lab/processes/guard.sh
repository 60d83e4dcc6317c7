#!/bin/sh
# Runs a command that cannot outlive whoever started it, and leaves nothing behind.
#
#   guard.sh FOLDER COMMAND [ARGUMENT…]
#
# Standard input is the leash: when it closes, because the parent let go or died in whatever way, the command's
# whole process group is ended. FOLDER is removed when the command has ended, for whatever reason.
# Must be started as the leader of its own process group, which it ends together with itself.
set -u
folder=$1
shift

exec 3<&0 </dev/null
trap : TERM INT HUP # a handler and not '': an ignored signal would stay ignored in the command

"$@" 3<&- &
command=$!
exec >/dev/null 2>&1 # a report of the shell's own must not end it when the reader has died
{ cat <&3 >/dev/null; kill -s TERM -- "-$$"; } &

wait "$command" # until it ends, or until the TERM above

tries=0
while kill -0 "$command" 2>/dev/null && [ "$tries" -lt 50 ]; do
  sleep 0.1 # a server may need a moment to end its workers
  tries=$((tries + 1))
done
rm -rf "$folder"
kill -s KILL -- "-$$"
