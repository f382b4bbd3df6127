//! 公民身份号码: GB 11643-1999; residence permits of Hong Kong, Macao and Taiwan residents and the
//! permanent residence card of 2023 have the same shape and check.

use super::{Digits, Raw, Text, is_labelled};
use crate::{Applicability, Date, Severity};

const RULE: &str = "privacy/resident-id";

/// First two digits: GB/T 2260 provinces; 81, 82, 83 residence permits.
const REGIONS: &[u8] = &[
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83, 91,
];
const LABELS: &[&str] = &["身份证", "身份号码", "身份证件", "证件号码", "居民证", "居住证", "身份代码"];
/// What a number of eighteen digits may be instead, by the words right before it.
const OTHER_LABELS: &[&str] =
    &["信用代码", "项目代码", "项目编号", "单元号", "流水号", "订单号", "订单", "标识码", "机构代码"];
const LABEL_WITHIN: usize = 16;

pub(super) fn find(text: &Text<'_>, digits: &Digits) -> Option<Raw> {
    let label = text.before(digits.span, LABEL_WITHIN);
    let labelled = |labels: &[&str]| labels.iter().any(|l| label.contains(l));
    let raw = match digits.text.len() {
        18 if !is_born(&digits.text[..14], text.as_of) || is_labelled(&label, OTHER_LABELS) => return None,
        18 if check_character(&digits.text) == digits.text.chars().last() => {
            Raw::of(RULE, digits.span, "公开了完整的公民身份号码（地区、出生日期、校验码均相符）")
        }
        18 if labelled(LABELS) => {
            Raw::of(RULE, digits.span, "公开了公民身份号码，且校验码不符，号码可能录错：请核对并遮掩")
                .severity(Severity::Warning)
        }
        15 if labelled(LABELS) && is_born(&format!("{}19{}", &digits.text[..6], &digits.text[6..12]), text.as_of) => {
            Raw::of(RULE, digits.span, "公开了完整的15位身份证号码").severity(Severity::Warning)
        }
        _ => return None,
    };
    Some(raw.suggest(masked(text, digits), Applicability::Unsafe))
}

/// Whether region and birth date (six and eight digits) are such as exist on the day.
fn is_born(digits: &str, as_of: Option<Date>) -> bool {
    let number = |range: std::ops::Range<usize>| digits[range].parse::<i16>().unwrap_or(0);
    let date = Date::new(number(6..10), number(10..12) as i8, number(12..14) as i8);
    let region = REGIONS.contains(&(number(0..2) as u8));
    region && date.is_some_and(|d| (1900..2100).contains(&d.year()) && as_of.is_none_or(|today| d <= today))
}

/// ISO 7064 MOD 11-2 over the first seventeen digits.
fn check_character(digits: &str) -> Option<char> {
    let sum = digits
        .bytes()
        .take(17)
        .try_fold(0u32, |sum, b| b.is_ascii_digit().then(|| (sum + u32::from(b - b'0')) * 2 % 11))?;
    char::from_digit((12 - sum) % 11, 11).map(|c| if c == 'a' { 'x' } else { c })
}

/// The number with the birth date hidden: some 3,150 numbers remain possible.
fn masked(text: &Text<'_>, digits: &Digits) -> String {
    let hidden = 6..digits.text.len() - if digits.text.len() == 18 { 4 } else { 3 };
    text.masked(digits.span, &digits.at[hidden])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_characters() {
        for valid in [
            "11010519491231002x",
            "440524188001010014",
            "34052419800101001x",
            "110101202402290016",
            "810000199408230021",
            "830000199201300022",
        ] {
            assert_eq!(check_character(valid), valid.chars().last(), "{valid}");
        }
        for invalid in ["110105194912310021", "110101199003070012"] {
            assert_ne!(check_character(invalid), invalid.chars().last(), "{invalid}");
        }
    }

    #[test]
    fn births() {
        let day = Date::new(2026, 11, 1);
        assert!(is_born("11010119900307", day));
        assert!(is_born("11010120240229", day));
        for wrong in ["11010120230229", "11010120261102", "10010119900307", "11010118991231", "52010320241902"] {
            assert!(!is_born(wrong, day), "{wrong}");
        }
    }
}
