//! A fingerprint names a finding wherever it moves, and gives nothing away.

mod common;

use common::{found, review};

fn fingerprints(text: &str) -> Vec<String> {
    review(text).findings.into_iter().map(|f| f.fingerprint).collect()
}

#[test]
fn it_survives_edits_elsewhere() {
    let text = "请到国土资源部网站查询。手机13800001234。";
    let own = fingerprints(text);
    assert_eq!(own.len(), 2);
    for edited in [
        format!("通知\n\n{text}"),
        format!("（三)其他。{text}"),
        text.replace("网站查询", "窗口办理"),
        text.replace("国土资源部", "國土資源部"),
        text.replace("国土资源部", "国土\u{200B}资源部"),
    ] {
        let edited = fingerprints(&edited);
        assert!(own.iter().all(|f| edited.contains(f)), "{edited:?}");
    }
}

#[test]
fn it_stays_for_ever() {
    // Baselines are kept in files: a change here breaks them all.
    assert_eq!(fingerprints("请到国土资源部网站查询。"), ["003d2dcfdecf1a6b"]);
    assert_eq!(fingerprints("联系人手机13800001234。"), ["b19d7eba78b7e86c"]);
}

#[test]
fn equal_findings_are_counted() {
    let once = fingerprints("请到国土资源部查询。");
    let twice = fingerprints("请到国土资源部查询。请到国土资源部查询。");
    assert_eq!((&twice[0], twice.len()), (&once[0], 2));
    assert_ne!(twice[0], twice[1]);
}

#[test]
fn a_number_cannot_be_found_by_trying_them_all() {
    for (text, other) in [
        ("联系人手机13800001234。", "联系人手机13900005678。"),
        ("身份证号110101199003070011。", "身份证号110101199003070038。"),
        ("身份证号11010519491231002X。", "身份证号110101199003070011。"),
    ] {
        assert_eq!(found(&review(other)).len(), 1, "{other}");
        assert_eq!(fingerprints(text), fingerprints(other), "{text}");
    }
}
