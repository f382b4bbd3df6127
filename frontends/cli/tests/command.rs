//! The command as a user meets it: what it prints, and with which status it ends.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

/// Runs the command at the root of the project, with `input` on standard input.
fn shenjiao(args: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_shenjiao"))
        .args(args)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    // A command that refuses its arguments doesn't read.
    let _ = writer.join().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A folder of its own for a test's files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&root);
    for (file, content) in files {
        let path = root.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    root
}

#[test]
fn reports_on_the_samples() {
    for format in ["human", "json", "sarif", "github"] {
        let (status, out, err) = shenjiao(&["check", "samples", "--as-of", "2026-11-20", "--format", format], b"");
        assert_eq!((status, err.as_str()), (1, ""), "{format}");
        let pretty = if format == "json" { serde_json::to_string_pretty(&json(&out)).unwrap() } else { out };
        expect_test::expect_file![format!("snapshots/samples.{format}.txt")].assert_eq(&pretty);
    }
}

#[test]
fn clean_samples_give_status_0() {
    for clean in ["policy-reading.md", "secrecy-education.md", "police-report.md"] {
        let path = format!("samples/{clean}");
        let (status, out, _) = shenjiao(&["check", "--severity", "info", "--fail-on", "info", &path], b"");
        assert_eq!((status, out.as_str()), (0, "审核 1 件：错误 0，存疑 0，提示 0\n"), "{clean}");
    }
}

#[test]
fn generated_files_are_up_to_date() {
    for of in ["draft", "review", "pack"] {
        let (_, out, _) = shenjiao(&["schema", of], b"");
        expect_test::expect_file![format!("../../../schema/{of}.schema.json")].assert_eq(&out);
    }
    let (_, rules, _) = shenjiao(&["rules", "--format", "markdown"], b"");
    expect_test::expect_file!["../../../docs/rules.md"].assert_eq(&rules);
}

#[test]
fn jsonl_answers_every_line_in_its_order() {
    let input = concat!(
        r#"{"id":"a","body":"各单位是是责任单位。"}"#,
        "\n",
        r#"{"id":"b","body":"#,
        "\n",
        "\n",
        r#"{"id":"c","body":"\ud800"}"#,
        "\n",
        r#"{"id":"d","title":"无正文"}"#,
        "\n",
        r#"[null,null,"各单位是是责任单位。"]"#,
        "\n",
        r#"{"id":"e","body":"","colour":1}"#,
    );
    let (status, out, err) = shenjiao(&["check", "--jsonl", "-"], input.as_bytes());
    let lines: Vec<Value> = out.lines().map(json).collect();
    assert_eq!(status, 2);
    assert_eq!(lines[0]["findings"][0]["text"], "是是");
    let errors: Vec<_> =
        lines[1..5].iter().map(|l| (&l["id"], l["line"].as_u64(), l["error"]["kind"].as_str())).collect();
    let null = &Value::Null;
    assert_eq!(
        errors,
        [
            (null, Some(2), Some("invalid-json")),
            (null, Some(4), Some("invalid-json")),
            (null, Some(5), Some("invalid-draft")),
            (null, Some(6), Some("invalid-draft"))
        ]
    );
    assert_eq!((lines.len(), lines[5]["id"].as_str()), (6, Some("e")));
    assert!(err.contains("`colour` is no field"), "{err}");
}

#[test]
fn jsonl_says_where_a_line_is_not_utf8() {
    let (status, out, _) = shenjiao(&["check", "--jsonl", "-"], b"{\"body\":\"\xff\"}\n{\"body\":\"\"}\n");
    let lines: Vec<Value> = out.lines().map(json).collect();
    assert_eq!((status, lines.len()), (2, 2));
    assert_eq!(lines[0]["error"]["kind"], "invalid-utf8");
}

#[test]
fn what_cannot_be_read_is_named_and_the_others_are_checked() {
    let root = folder(
        "unread",
        &[
            ("a.txt", "各单位是是责任单位。".as_bytes()),
            ("gbk.txt", b"\xb8\xf7\xb5\xa5\xce\xbb"),
            ("utf16.txt", b"\xff\xfe\x00\x4e"),
            ("bom.txt", "\u{feff}好。".as_bytes()),
            ("scan.pdf", b"%PDF"),
            (".hidden/b.txt", "是是".as_bytes()),
            ("归档/old.txt", "各单位是是责任单位。".as_bytes()),
        ],
    );
    let path = root.to_str().unwrap();
    let (status, out, err) = shenjiao(&["check", "--exclude", "**/归档/*", path], b"");
    assert_eq!(status, 2);
    assert!(out.contains("a.txt:1:4: 错误 wording/repeated"), "{out}");
    assert!(out.ends_with("审核 2 件：错误 1，存疑 0，提示 0，未审核 1，未能读取 2\n"), "{out}");
    for (file, reason) in
        [("gbk.txt", "不是 UTF-8 编码（第 0 字节处出错）"), ("utf16.txt", "UTF-16"), ("scan.pdf", "未审核")]
    {
        assert!(err.lines().any(|l| l.contains(file) && l.contains(reason)), "{file}: {err}");
    }
    let missing = root.join("none.txt");
    let (status, _, err) = shenjiao(&["check", missing.to_str().unwrap()], b"");
    assert_eq!(status, 2);
    assert!(err.contains("none.txt"), "{err}");
    let pdf = root.join("scan.pdf");
    let (status, _, err) = shenjiao(&["check", pdf.to_str().unwrap()], b"");
    assert_eq!(status, 2);
    assert!(err.contains("scan.pdf") && err.contains("只读 .txt 和 .md"), "{err}");
}

#[test]
fn what_is_too_long_is_not_read() {
    let front = format!("+++\n#{}\n+++\n", "a".repeat(4 << 20));
    let root = folder("long", &[("a.md", front.as_bytes()), ("b.txt", b"")]);
    std::fs::File::options().write(true).open(root.join("b.txt")).unwrap().set_len((256 << 20) + 1).unwrap();
    let (status, _, err) = shenjiao(&["check", root.to_str().unwrap()], b"");
    assert_eq!(status, 2);
    assert!(
        err.contains("a.md: 第 1 行：文首的稿件信息有误：有 4194306 字节，超过 4194304 字节的上限：请减少"),
        "{err}"
    );
    assert!(err.contains("b.txt: 超过 268435456 字节的上限，未读：请分成几件送审"), "{err}");
    let lines = [vec![b'x'; (256 << 20) + 9], b"\n{\"body\":\"\"}\n".to_vec()].concat();
    let (status, out, _) = shenjiao(&["check", "--jsonl", "-"], &lines);
    let lines: Vec<Value> = out.lines().map(json).collect();
    assert_eq!((status, lines.len()), (2, 2));
    let said = "the line has 268435466 bytes; at most 268435456 are allowed: divide the draft";
    assert_eq!((&lines[0]["error"]["kind"], &lines[0]["error"]["message"]), (&"too-long".into(), &said.into()));
}

#[test]
fn json_nested_without_end_takes_no_stack() {
    let deep = 100_000;
    let nested = |key: &str| format!("{{\"body\":\"\",\"{key}\":{}{}}}\n", "[".repeat(deep), "]".repeat(deep));
    let (status, out, _) = shenjiao(&["check", "--jsonl", "-"], (nested("links") + &nested("own")).as_bytes());
    let lines: Vec<Value> = out.lines().map(json).collect();
    assert_eq!((status, lines.len()), (2, 2), "{out}");
    assert_eq!(lines[0]["error"]["kind"], "invalid-draft", "{out}");
    assert_eq!(lines[1]["disposition"], "pass", "a key that is no field is not used: {out}");
}

#[test]
fn standard_input_has_the_name_it_is_given() {
    let text = "# 通知\n\n各单位**是**是责任单位。";
    let (status, out, _) = shenjiao(&["check", "-", "--path", "草稿/notice.md"], text.as_bytes());
    assert_eq!(status, 1);
    assert!(out.starts_with("草稿/notice.md:3:6: 错误 wording/repeated"), "{out}");
}

#[test]
fn front_matter_is_data_and_its_errors_have_a_line() {
    let draft = "+++\ntitle = \"关于各单位是是的通知\"\nas_of = 2026-11-20\ntags = []\n+++\n正文。\n";
    let root = folder("front", &[("a.md", draft.as_bytes()), ("b.md", b"+++\ntitle = 1\n+++\n")]);
    let a = root.join("a.md");
    let (status, out, err) = shenjiao(&["check", "--format", "json", a.to_str().unwrap()], b"");
    let review = &json(&out)["reviews"][0];
    assert_eq!(status, 1);
    assert_eq!(
        (review["as_of"].as_str(), review["findings"][0]["field"].as_str()),
        (Some("2026-11-20"), Some("title"))
    );
    assert!(err.contains("“tags”不是稿件的字段"), "{err}");
    let b = root.join("b.md");
    let (status, _, err) = shenjiao(&["check", b.to_str().unwrap()], b"");
    assert_eq!(status, 2);
    assert!(err.contains("b.md: 第 2 行"), "{err}");
}

#[test]
fn dates_come_from_the_draft_then_the_caller() {
    let body = r#"{"body":"请到国土资源部网站查询。"}"#;
    let dated = r#"{"body":"请到国土资源部网站查询。","as_of":"2017-01-01"}"#;
    let rules = |input: &str, as_of: &str| {
        let (_, out, _) = shenjiao(&["check", "--jsonl", "-", "--as-of", as_of], input.as_bytes());
        json(&out)["findings"].as_array().unwrap().iter().map(|f| f["rule"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(rules(body, "2026-11-20"), ["\"phrasing/obsolete-name\""]);
    assert!(rules(body, "2017-01-01").is_empty());
    assert!(rules(dated, "2026-11-20").is_empty());
}

#[test]
fn severity_shows_and_fail_on_counts() {
    let text = "请登陆网站账号办理。".as_bytes();
    let check = |args: &[&str]| shenjiao(&[&["check", "-"], args].concat(), text);
    assert_eq!(check(&[]).0, 0);
    assert_eq!(check(&["--fail-on", "warning"]).0, 1);
    let (status, out, _) = check(&["--severity", "error", "--fail-on", "warning"]);
    assert_eq!(
        (status, out.as_str()),
        (1, "审核 1 件：错误 0，存疑 1，提示 0（其中 1 处未显示，--severity info 可显示）\n")
    );
}

#[test]
fn wide_characters_take_two_columns() {
    let (_, out, _) = shenjiao(&["check", "-"], "a各单位\u{200b}是是责任单位。".as_bytes());
    let line = out.lines().nth(1).unwrap().trim_start_matches("  | ");
    let carets = out.lines().nth(2).unwrap().trim_start_matches("  | ");
    assert_eq!(line, "a各单位\u{200b}是是责任单位。");
    assert_eq!(carets, "       ^^^^");
}

#[test]
fn packs_are_laid_over_the_built_in_ones() {
    let pack = "[pack]\nname = \"own\"\nlayer = \"site\"\ntitle = \"本站\"\nchecked = 2026-11-01\n\
        [[rule]]\nname = \"phrasing/own\"\ntitle = \"本站用语\"\nwhy = \"本站规范\"\n\
        [[entry]]\nid = \"a\"\nmatch = [\"俺们\"]\nright = \"我们\"\nrule = \"phrasing/own\"\ncitation = \"本站规范\"\nexamples.hit = [\"俺们都是\"]\n";
    let root =
        folder("packs", &[("own.toml", pack.as_bytes()), ("bad.toml", pack.replace("right", "rihgt").as_bytes())]);
    let own = root.join("own.toml");
    let (_, out, _) = shenjiao(&["check", "-", "--dictionary", own.to_str().unwrap()], "俺们都是一家人。".as_bytes());
    assert!(out.contains("phrasing/own") && out.contains("建议：我们"), "{out}");
    assert_eq!(shenjiao(&["pack", "check", own.to_str().unwrap()], b"").0, 0);
    let bad = root.join("bad.toml");
    for args in [&["pack", "check", bad.to_str().unwrap()][..], &["check", "-", "--dictionary", bad.to_str().unwrap()]]
    {
        let (status, out, err) = shenjiao(args, b"");
        assert_eq!(status, 2);
        assert!((out + &err).contains("bad.toml:13:1"), "{args:?}");
    }
}

#[test]
fn built_in_packs_are_clean() {
    let (status, out, _) = shenjiao(&["pack", "check", "dictionaries"], b"");
    assert_eq!(status, 0, "{out}");
}

#[test]
fn every_rule_is_explained() {
    let (_, list, _) = shenjiao(&["rules"], b"");
    for rule in list.lines().filter_map(|l| l.split_whitespace().next()) {
        let (status, out, _) = shenjiao(&["explain", rule], b"");
        assert_eq!(status, 0);
        assert!(out.contains("依据："), "{rule}");
    }
    let (status, _, err) = shenjiao(&["explain", "wording/none"], b"");
    assert_eq!(status, 2);
    assert!(err.contains("wording/none"), "{err}");
}

#[test]
fn nothing_to_review_is_no_pass() {
    let root = folder("nothing", &[("a.docx", b"PK")]);
    let (status, _, err) = shenjiao(&["check", root.to_str().unwrap()], b"");
    assert_eq!(status, 2);
    assert!(err.contains("a.docx") && err.contains("没有可审核的稿件"), "{err}");
}

#[test]
fn globs_are_read_in_the_folder_given_too() {
    let slip = "各单位是是责任单位。".as_bytes();
    let root = folder("globs", &[("归档/old.txt", slip), ("a.txt", "好。".as_bytes())]);
    assert_eq!(shenjiao(&["check", root.to_str().unwrap()], b"").0, 1);
    assert_eq!(shenjiao(&["check", root.to_str().unwrap(), "--exclude", "归档/*"], b"").0, 0);
}

#[test]
fn wrong_use_gives_status_2() {
    for args in [
        &["check"][..],
        &["check", "samples", "--as-of", "2026-2-30"],
        &["check", "samples", "--title", "x"],
        &["check", "a", "--exclude", "["],
    ] {
        assert_eq!(shenjiao(args, b"").0, 2, "{args:?}");
    }
}
