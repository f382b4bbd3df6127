//! Mobile numbers of mainland China: 电信网编号计划, segments in use.

use super::{Digits, Raw, Text};
use crate::{Applicability, fold::FoldedSpan};

const RULE: &str = "privacy/mobile-phone";

/// What a number of eleven digits may be instead, by the words before it.
const OTHER_LABELS: &[&str] = &[
    "编号",
    "单号",
    "流水号",
    "订单",
    "代码",
    "账号",
    "帐号",
    "卡号",
    "批号",
    "金额",
    "标识码",
    "备案",
    "条码",
    "序号",
    "文号",
    "QQ",
    "qq",
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
    let before = text.before(span, 12);
    let label = before.rsplit(['，', ',', '。', ';', '、', ' ']).next().unwrap_or_default();
    let amount = UNITS.iter().any(|u| text.after(span, 2).starts_with(u)) || before.ends_with(['¥', '$', '.', '-']);
    if amount || OTHER_LABELS.iter().any(|l| label.contains(l)) {
        return None;
    }
    let contact = CONTACT.iter().any(|l| text.before(span, 20).contains(l));
    let message = if contact {
        "把个人手机号作为联系方式公开：宜改用办公电话，确需公开的须经本人同意"
    } else {
        "公开了个人手机号"
    };
    let hidden = &digits.at[prefix.len() + 3..prefix.len() + 7];
    Some(Raw::of(RULE, span, message).suggest(text.masked(span, hidden), Applicability::Unsafe))
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
