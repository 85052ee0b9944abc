# 数字的写法。页面和检查程序都用。

format-duration-h = { $hours } 小时 { $minutes } 分 { $seconds } 秒
format-duration-m = { $minutes } 分 { $seconds } 秒
format-duration-minutes = { $minutes } 分钟
format-duration-s = { $seconds } 秒
format-seconds = { $amount } 秒
