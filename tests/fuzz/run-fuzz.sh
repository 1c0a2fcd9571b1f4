#!/bin/sh
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
# run-fuzz.sh TARGET CORPUS: explores for $GANTRY_FUZZ_SECONDS (15) seconds, leaving the corpus alone. What makes it fail
# is kept beside the target.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$1" -seed=1 -max_len=8192 -timeout=10 -rss_limit_mb=2048 -max_total_time="${GANTRY_FUZZ_SECONDS:-15}" -verbosity=0 -error_exitcode=1 \
  -print_final_stats=1 -artifact_prefix="$1-" "$scratch" "$2"
