//! What an organisation or a site can change of what lies below it.

mod common;

use common::{found, pack, texts};
use shenjiao::{Draft, Layer, Reviewer, Severity};

const TEXT: &str = "请登陆系统，截止目前（三)。";
const BASE: &str = "[[entry]]\nid = \"denglu\"\nmatch = [\"登陆\"]\nright = \"登录\"\n\n\
    [[entry]]\nid = \"jiezhi\"\nmatch = [\"截止目前\"]\nright = \"截至目前\"\n";

fn over(base: &str, change: &str) -> Reviewer {
    let base = pack("org/base", "organisation", base);
    Reviewer::builder()
        .builtin(false)
        .pack("base.toml", base)
        .pack("site.toml", pack("site/own", "site", change))
        .build()
        .unwrap()
}

#[test]
fn verbs() {
    let with_reason = |verb: &str, keys: &str| format!("[[{verb}]]\nreason = \"本站需要\"\n{keys}");
    for (change, expected) in [
        (String::new(), &["登陆", "截止目前", ")"][..]),
        ("[[entry]]\nid = \"xitong\"\nmatch = [\"系统\"]\n".to_owned(), &["登陆", "系统", "截止目前", ")"]),
        (with_reason("replace", "target = \"org/base#denglu\"\nmatch = [\"系统\"]\n"), &["系统", "截止目前", ")"]),
        (
            with_reason("amend", "target = \"org/base#denglu\"\nmatch = [\"登陆系统\"]\n"),
            &["登陆系统", "截止目前", ")"],
        ),
        (with_reason("amend", "target = \"org/base#denglu\"\nexcept = [\"登陆系统\"]\n"), &["截止目前", ")"]),
        (with_reason("disable", "target = \"org/base#denglu\"\n"), &["截止目前", ")"]),
        (with_reason("disable", "target = \"wording/confusable\"\n"), &[")"]),
        (with_reason("disable", "target = \"style/brackets\"\n"), &["登陆", "截止目前"]),
        (with_reason("exempt", "text = [\"请登陆系统\"]\n"), &["截止目前", ")"]),
        (with_reason("exempt", "text = [\"登陆\", \"系统，截止\"]\n"), &[")"]),
        (with_reason("exempt", "text = [\"請登陸\"]\n"), &["截止目前", ")"]),
        (with_reason("exempt", "text = [\"请\", \"系统\"]\n"), &["登陆", "截止目前", ")"]),
        (with_reason("exempt", "text = [\"陆系统\"]\nrules = [\"wording/confusable\"]\n"), &["截止目前", ")"]),
        (with_reason("exempt", "text = [\"陆系统\"]\nrules = [\"wording/misspelling\"]\n"), &["登陆", "截止目前", ")"]),
    ] {
        assert_eq!(texts(&over(BASE, &change), TEXT), expected, "{change}");
    }
}

#[test]
fn entries_of_the_library_are_changed_like_others() {
    let text = "各单位是是责任单位";
    let over = |verb: &str, keys: &str| {
        let change = format!("[[{verb}]]\ntarget = \"wording/repeated#shi\"\nreason = \"甲\"\n{keys}");
        Reviewer::builder().pack("site.toml", pack("site/own", "site", &change)).build().unwrap()
    };
    assert_eq!(texts(&over("amend", ""), text), ["是是"]);
    assert_eq!(texts(&over("amend", "except = [\"位是是\"]\n"), text), [""; 0]);
    assert_eq!(texts(&over("replace", "match = [\"责任单位\"]\n"), text), ["责任单位"]);
    assert_eq!(texts(&over("disable", ""), text), [""; 0]);
}

#[test]
fn an_amendment_changes_the_keys_it_gives_and_says_whose_it_is() {
    let change =
        "[[amend]]\ntarget = \"org/base#denglu\"\nreason = \"甲\"\nseverity = \"info\"\nmessage = \"本站改\"\n";
    let review = over(BASE, change).review(&Draft::new(TEXT));
    let (amended, other) = (&review.findings[0], &review.findings[1]);
    assert_eq!((amended.severity, &*amended.message), (Severity::Info, "本站改"));
    assert_eq!(amended.suggestions[0].replacement, "登录");
    assert_eq!((amended.origin.layer, &*amended.origin.pack), (Layer::Site, "site/own"));
    assert_eq!(
        (other.origin.layer, &*other.origin.pack, &*other.origin.entry),
        (Layer::Organisation, "org/base", "jiezhi")
    );
}

#[test]
fn a_rule_is_amended_as_a_whole() {
    let change = |rule: &str| format!("[[amend]]\ntarget = \"{rule}\"\nreason = \"甲\"\nseverity = \"error\"\n");
    for (rule, expected) in [("wording/confusable", ["登陆", "截止目前"]), ("style/brackets", [")", ""])] {
        let review = over(BASE, &change(rule)).review(&Draft::new(TEXT));
        let errors = review.findings.iter().filter(|f| f.severity == Severity::Error).map(|f| &*f.text);
        assert!(errors.eq(expected.into_iter().filter(|t| !t.is_empty())), "{rule}");
    }
}

#[test]
fn what_a_higher_authority_locks_is_exempted_by_none_below() {
    let locked = BASE.replace("id = \"denglu\"", "id = \"denglu\"\nlocked = true");
    let exempt = "[[exempt]]\ntext = [\"登陆系统\", \"截止目前\"]\nreason = \"甲\"\n";
    assert_eq!(texts(&over(&locked, exempt), TEXT), ["登陆", ")"]);
    let own = format!("{locked}\n{exempt}");
    assert_eq!(texts(&over(&own, ""), TEXT), [")"], "but by the authority itself");
}

#[test]
fn what_a_higher_authority_locks_is_not_switched_off_with_its_rule() {
    let locked = BASE.replace("id = \"denglu\"", "id = \"denglu\"\nlocked = true");
    let disable = "[[disable]]\ntarget = \"wording/confusable\"\nreason = \"甲\"\n";
    assert_eq!(texts(&over(&locked, disable), TEXT), ["登陆", ")"]);
    let amend = "[[amend]]\ntarget = \"wording/confusable\"\nreason = \"甲\"\nseverity = \"error\"\n";
    let review = over(&locked, amend).review(&Draft::new(TEXT));
    let errors = review.findings.iter().filter(|f| f.severity == Severity::Error).map(|f| &*f.text);
    assert!(errors.eq(["截止目前"]));
}

#[test]
fn of_findings_that_overlap_the_graver_then_the_longer_then_the_upper_stands() {
    let entry = |id: &str, text: &str, severity: &str| {
        format!("[[entry]]\nid = \"{id}\"\nmatch = [\"{text}\"]\nseverity = \"{severity}\"\n")
    };
    for (base, own, expected) in [
        (entry("a", "登陆", "error"), entry("b", "请登陆系统", "warning"), "org/base"),
        (entry("a", "请登陆系统", "warning"), entry("b", "登陆", "warning"), "org/base"),
        (entry("a", "请登陆", "warning"), entry("b", "陆系", "warning"), "org/base"),
        (entry("a", "登陆", "warning"), entry("b", "登陆", "warning"), "site/own"),
    ] {
        let review = over(&base, &own).review(&Draft::new("请登陆系统"));
        let origins: Vec<_> = review.findings.iter().map(|f| &*f.origin.pack).collect();
        assert_eq!(origins, [expected]);
    }
}

#[test]
fn an_organisation_has_rules_of_its_own() {
    let own = "[[rule]]\nname = \"style/house\"\ntitle = \"本单位用语\"\nwhy = \"行文规范\"\n\n\
        [[entry]]\nid = \"a\"\nrule = \"style/house\"\nmatch = [\"登陆系统\"]\nmessage = \"“{text}”改为“{right}”\"\nright = [\"进入系统\", \"打开系统\"]\n";
    let review = over(own, "").review(&Draft::new("请登陆系统"));
    assert_eq!(found(&review), [("style/house", "登陆系统")]);
    let finding = &review.findings[0];
    assert_eq!(finding.message, "“登陆系统”改为“进入系统”或“打开系统”");
    assert_eq!((finding.category, &*finding.citation), (shenjiao::Category::Style, "本单位规定"));
    let right: Vec<_> = finding.suggestions.iter().map(|s| &*s.replacement).collect();
    assert_eq!(right, ["进入系统", "打开系统"]);
}
