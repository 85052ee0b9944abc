//! How figures are written in each language.

use super::{Catalogue, Lang, Value, format_messages as id};
use std::fmt::Write as _;

/// Writes `value` as the function of a message of that catalogue asks. A word is written as it is.
pub(super) fn write(
    catalogue: &Catalogue,
    lang: Lang,
    function: &str,
    value: Value<'_>,
    out: &mut String,
) {
    let number = match value {
        Value::Word(word) if matches!(function, "NAME" | "CODEC") => {
            let key = format!("{}-{word}", function.to_ascii_lowercase());
            return out.push_str(catalogue.find(lang, &key, &[]).as_deref().unwrap_or(word));
        }
        Value::Word(word) => return out.push_str(word),
        Value::Whole(number) if function.is_empty() => {
            // Exact, also above 2^53.
            let _infallible = write!(out, "{number}");
            return;
        }
        Value::Whole(seconds) if function == "CLOCK" => {
            clock(seconds.saturating_mul(1000), out);
            // Whole seconds are written without thousandths.
            out.truncate(out.len().saturating_sub(".000".len()));
            return;
        }
        Value::Whole(number) if function == "PADDED" => {
            let _infallible = write!(out, "{number:02}");
            return;
        }
        Value::Whole(number) => number as f64,
        Value::Real(number) => number,
    };
    match function {
        "DURATION" => duration(lang, number, out),
        "CLOCK" => clock(milliseconds(number), out),
        "SECONDS" => {
            let amount = decimal(number, 3);
            out.push_str(&lang.fill(id::FORMAT_SECONDS, &[("amount", amount.as_str().into())]));
        }
        "BYTES" => bytes(number, out),
        _ => out.push_str(&decimal(number, 3).replace('-', "−")),
    }
}

/// Writes a number with exactly `places` decimals, the same in every language.
///
/// It computes with whole numbers, because the standard library's formatting of decimals would make the
/// download much larger.
#[must_use]
pub fn fixed(number: f64, places: u32) -> String {
    let unit = 10_u64.pow(places);
    // Saturates for what is not a number or too large.
    let scaled = (number.abs() * unit as f64).round() as u64;
    let (whole, part) = (scaled / unit, scaled % unit);
    let sign = if number < 0.0 && scaled > 0 { "-" } else { "" };
    match places {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{part:0width$}", width = places as usize),
    }
}

/// At most `places` decimals, without trailing zeros.
fn decimal(number: f64, places: u32) -> String {
    let mut text = fixed(number, places);
    if places > 0 {
        let kept = text.trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(kept);
    }
    text
}

/// Whole milliseconds, so that 59.9996 s is a minute and never "60 seconds".
fn milliseconds(seconds: f64) -> u64 {
    // Saturates for what is negative, not a number or too large.
    (seconds * 1000.0).round() as u64
}

/// `8 分 0.2 秒`, `8 min 0.2 s`, `8 分钟`; minutes and hours only where there are any.
fn duration(lang: Lang, seconds: f64, out: &mut String) {
    let total = milliseconds(seconds);
    let (hours, minutes) = (total / 3_600_000, total / 60_000 % 60);
    let rest = decimal((total % 60_000) as f64 / 1000.0, 3);
    let args = [
        ("hours", Value::Whole(hours)),
        ("minutes", Value::Whole(minutes)),
        ("seconds", Value::Word(&rest)),
    ];
    out.push_str(&match (hours, minutes) {
        (0, 1..) if total.is_multiple_of(60_000) => lang.fill(id::FORMAT_DURATION_MINUTES, &args),
        (0, 0) => lang.fill(id::FORMAT_DURATION_S, &args),
        (0, _) => lang.fill(id::FORMAT_DURATION_M, &args),
        _ => lang.fill(id::FORMAT_DURATION_H, &args),
    });
}

/// `8:00.200`, the same in every language.
fn clock(total: u64, out: &mut String) {
    let (hours, minutes) = (total / 3_600_000, total / 60_000 % 60);
    let (whole, thousandths) = (total / 1000 % 60, total % 1000);
    let _infallible = match hours {
        0 => write!(out, "{minutes}:{whole:02}.{thousandths:03}"),
        _ => write!(out, "{hours}:{minutes:02}:{whole:02}.{thousandths:03}"),
    };
}

/// Decimal units, as drives are sold: three significant figures, `1.23 GB`.
fn bytes(count: f64, out: &mut String) {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let mut amount = count;
    let mut units = UNITS.iter();
    let mut unit = "B";
    for next in units.by_ref() {
        unit = next;
        // 999.5 would be written as 1000.
        if amount < 999.5 {
            break;
        }
        if unit != "TB" {
            amount /= 1000.0;
        }
    }
    let places = match amount {
        _ if unit == "B" => 0,
        a if a < 9.995 => 2,
        a if a < 99.95 => 1,
        _ => 0,
    };
    let amount = fixed(amount, places);
    let _infallible = write!(out, "{amount} {unit}");
}

#[cfg(test)]
mod tests {
    use super::super::{MessageSet, Page};
    use super::*;

    fn written(lang: Lang, function: &str, value: f64) -> String {
        let mut out = String::new();
        write(
            Page::catalogue(),
            lang,
            function,
            Value::Real(value),
            &mut out,
        );
        out
    }

    #[test]
    fn durations() {
        let zh = |s| written(Lang::ZhCn, "DURATION", s);
        assert_eq!(zh(480.2), "8 分 0.2 秒");
        assert_eq!(zh(480.0), "8 分钟");
        assert_eq!(zh(59.9996), "1 分钟");
        assert_eq!(zh(0.04), "0.04 秒");
        assert_eq!(zh(3725.5), "1 小时 2 分 5.5 秒");
        assert_eq!(written(Lang::En, "DURATION", 480.2), "8 min 0.2 s");
        assert_eq!(written(Lang::En, "SECONDS", 0.2), "0.2 s");
        assert_eq!(zh(f64::NAN), "0 秒");
        assert_eq!(zh(-1.0), "0 秒");
    }

    #[test]
    fn clocks() {
        let clock = |s| written(Lang::En, "CLOCK", s);
        assert_eq!(clock(480.2), "8:00.200");
        assert_eq!(clock(479.9996), "8:00.000");
        assert_eq!(clock(3725.5), "1:02:05.500");
        assert!(!clock(f64::INFINITY).is_empty());
        let mut out = String::new();
        write(
            Page::catalogue(),
            Lang::En,
            "CLOCK",
            Value::Whole(480),
            &mut out,
        );
        assert_eq!(out, "8:00");
    }

    #[test]
    fn sizes() {
        let size = |n| written(Lang::En, "BYTES", n);
        assert_eq!(size(0.0), "0 B");
        assert_eq!(size(999.0), "999 B");
        assert_eq!(size(1000.0), "1.00 kB");
        assert_eq!(size(999_400.0), "999 kB");
        assert_eq!(size(999_600.0), "1.00 MB");
        assert_eq!(size(1.23e9), "1.23 GB");
        assert_eq!(size(9.999e9), "10.0 GB");
        assert_eq!(size(5.0e12), "5.00 TB");
        assert_eq!(size(5.0e16), "50000 TB");
    }

    #[test]
    fn days_have_two_digits() {
        let mut out = String::new();
        for day in [6, 12] {
            write(
                Page::catalogue(),
                Lang::En,
                "PADDED",
                Value::Whole(day),
                &mut out,
            );
        }
        assert_eq!(out, "0612");
    }

    #[test]
    fn numbers_lose_no_digits_that_matter() {
        assert_eq!(written(Lang::En, "NUMBER", 29.97), "29.97");
        assert_eq!(written(Lang::En, "NUMBER", 100.0), "100");
        assert_eq!(written(Lang::En, "NUMBER", -14.53), "−14.53");
        let mut out = String::new();
        write(
            Page::catalogue(),
            Lang::En,
            "",
            Value::Whole(u64::MAX),
            &mut out,
        );
        assert_eq!(out, "18446744073709551615");
    }
}
