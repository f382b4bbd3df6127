//! Mobile numbers of mainland China: 电信网编号计划, segments in use.

use super::{Digits, Raw, Text, is_labelled};
use crate::{Applicability, fold::FoldedSpan};

const RULE: &str = "privacy/mobile-phone";

/// What a number of eleven digits may be instead, by the words right before it.
const OTHER_LABELS: &[&str] = &[
    "编号",
    "单号",
    "流水号",
    "订单",
    "订单号",
    "代码",
    "账号",
    "帐号",
    "卡号",
    "批号",
    "标识码",
    "备案",
    "备案号",
    "条码",
    "序号",
    "文号",
    "qq",
    "qq号",
];
/// What counts an amount, by the words behind it.
const UNITS: &[&str] = &[
    "元", "万", "亿", "吨", "千", "公斤", "立方", "平方", "人", "户", "件", "个", "次", "米", "kw", "度", "美元", "斤",
    "亩",
];
const CONTACT: &[&str] =
    &["联系人", "联系电话", "联系方式", "咨询", "负责人", "工作人员", "电话", "手机", "监督", "举报", "报名"];

pub(super) fn find(text: &Text<'_>, digits: &Digits) -> Option<Raw> {
    let prefix =
        ["0086", "86", ""].into_iter().find(|p| digits.text.len() == p.len() + 11 && digits.text.starts_with(p))?;
    if !is_mobile(&digits.text[prefix.len()..]) || !is_grouped(digits, prefix.len()) {
        return None;
    }
    let chars = &text.folded.chars;
    let mut start = digits.span.start;
    if prefix == "86" && start > 0 && chars[start - 1] == '+' {
        start -= 1;
    }
    let span = FoldedSpan::new(start, digits.span.end);
    let before = text.before(span, 20);
    let contact = CONTACT.iter().any(|l| before.contains(l));
    let amount = UNITS.iter().any(|u| text.after(span, 2).starts_with(u)) && !contact || before.ends_with(['¥', '$']);
    if amount || is_part(&chars[..start]) || is_labelled(&before, OTHER_LABELS) || in_address(chars, span) {
        return None;
    }
    let message = if contact {
        "把个人手机号作为联系方式公开：宜改用办公电话，确需公开的须经本人同意"
    } else {
        "公开了个人手机号"
    };
    let hidden = &digits.at[prefix.len() + 3..prefix.len() + 7];
    Some(Raw::of(RULE, span, message).suggest(text.masked(span, hidden), Applicability::Unsafe))
}

/// Whether a dash or a dot joins the number to a code; not to another number of the kind.
fn is_part(before: &[char]) -> bool {
    let [rest @ .., '-' | '.'] = before else { return false };
    let number = rest.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    number != 11 && rest.last().is_some_and(char::is_ascii_alphanumeric)
}

/// Whether the number is part of an address on the web or of a file's name.
fn in_address(chars: &[char], span: FoldedSpan) -> bool {
    let graphic = |c: &&char| c.is_ascii_graphic();
    let from = span.start - chars[..span.start].iter().rev().take(200).take_while(graphic).count();
    let word: String = chars[from..span.start].iter().collect();
    let after: String = chars[span.end..].iter().take(6).take_while(graphic).collect();
    let file = after.strip_prefix('.').is_some_and(|e| e.starts_with(|c: char| c.is_ascii_alphabetic()));
    word.contains("://") || word.contains("www.") || file
}

/// Segments in use (telecommunications numbering plan, as published to 2025; 2026 unverified).
fn is_mobile(number: &str) -> bool {
    let d = number.as_bytes();
    d[0] == b'1'
        && match d[1] {
            b'3' | b'8' => true,
            b'4' => matches!(d[2], b'0' | b'1' | b'4'..=b'9'),
            b'5' | b'9' => d[2] != b'4',
            b'6' => matches!(d[2], b'2' | b'5'..=b'7'),
            b'7' => matches!(d[2], b'0'..=b'8'),
            _ => false,
        }
}

/// Groups as people write them: 3-4-4 or 3-8 or none, and the prefix on its own.
fn is_grouped(digits: &Digits, prefix: usize) -> bool {
    let breaks = |n: usize| digits.at[n] != digits.at[n - 1] + 1;
    (1..digits.at.len()).filter(|&n| breaks(n)).all(|n| n == prefix || n == prefix + 3 || n == prefix + 7)
}
