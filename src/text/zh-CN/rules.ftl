# 结论与检查项：名称、结论用语、数值写法。

outcome-meets = 符合
outcome-advise = 提醒
outcome-confirm = 待确认
outcome-cannot-tell = 无法判断
outcome-breaks = 不符合

format-duration-h = { $hours } 小时 { $minutes } 分 { $seconds } 秒
format-duration-m = { $minutes } 分 { $seconds } 秒
format-duration-s = { $seconds } 秒
format-seconds = { $amount } 秒
format-bytes = { BYTES($bytes) }
