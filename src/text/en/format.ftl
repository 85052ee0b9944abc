# How figures are written, in the page and in the examination.

format-duration-h = { $hours } h { $minutes } min { $seconds } s
format-duration-m = { $minutes } min { $seconds } s
format-duration-minutes = { $minutes } min
format-duration-s = { $seconds } s
format-seconds = { $amount } s
