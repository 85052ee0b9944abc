# Outcomes and rules: their names, how outcomes are worded, how figures are written.

outcome-meets = Meets
outcome-advise = Note
outcome-confirm = To confirm
outcome-cannot-tell = Cannot tell
outcome-breaks = Breaks

format-duration-h = { $hours } h { $minutes } min { $seconds } s
format-duration-m = { $minutes } min { $seconds } s
format-duration-s = { $seconds } s
format-seconds = { $amount } s
format-bytes = { BYTES($bytes) }
