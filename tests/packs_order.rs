//! The order in which packs are given, and that in which they are called, change nothing.

mod common;

use common::{day, pack};
use proptest::{collection::vec, prelude::*, sample::select};
use shenjiao::{Draft, Reviewer};

const TEXT: &str = "请登陆系统，截止目前（三)，我局是是责任单位。";

/// What a pack may hold: additions and changes that meet, and what keeps a pack from being used.
const PARTS: &[&str] = &[
    "[[entry]]\nid = \"a\"\nmatch = [\"登陆\"]\nright = \"登录\"\n",
    "[[entry]]\nid = \"a\"\nmatch = [\"请登陆\"]\nseverity = \"error\"\n",
    "[[entry]]\nid = \"b\"\nmatch = [\"登陆系统\"]\n",
    "[[entry]]\nid = \"c\"\nmatch = [\"陆系统\"]\nlocked = true\n",
    "[[entry]]\nid = \"d\"\nmatch = [\"目前\"]\nrule = \"style/house\"\n",
    "[[rule]]\nname = \"style/house\"\ntitle = \"用语\"\nwhy = \"规定\"\n",
    "[[exempt]]\ntext = [\"登陆系统\"]\nreason = \"甲\"\n",
    "[[exempt]]\ntext = [\"截止目前\"]\nreason = \"甲\"\nrules = [\"style/house\"]\n",
    "[[disable]]\ntarget = \"style/brackets\"\nreason = \"甲\"\n",
    "[[disable]]\ntarget = \"org/one#a\"\nreason = \"甲\"\n",
    "[[amend]]\ntarget = \"style/brackets\"\nreason = \"甲\"\nseverity = \"error\"\n",
    "[[amend]]\ntarget = \"org/one#a\"\nreason = \"甲\"\nseverity = \"info\"\n",
    "[[amend]]\ntarget = \"wording/repeated#shi\"\nreason = \"甲\"\nseverity = \"info\"\n",
    "[[replace]]\ntarget = \"org/one#b\"\nreason = \"甲\"\nmatch = [\"我局\"]\n",
    "[[entry]]\nid = \"e\"\nmatch = []\n",
    "[[entry\n",
];

type Source = (&'static str, String);

fn packs() -> impl Strategy<Value = Vec<Source>> {
    let name = select(vec!["org/one", "org/two", "site/one", "site/two"]);
    let file = select(vec!["1.toml", "2.toml", "3.toml", "4.toml"]);
    let source = (file, name, vec(select(PARTS), 0..3)).prop_map(|(file, name, parts)| {
        let layer = if name.starts_with("org") { "organisation" } else { "site" };
        (file, pack(name, layer, &parts.concat()))
    });
    vec(source, 2..5)
}

/// The review of a text, or what is wrong with the packs.
fn outcome(packs: &[Source]) -> Result<String, String> {
    let builder = Reviewer::builder().as_of(day("2026-11-01"));
    let builder = packs.iter().fold(builder, |b, (file, text)| b.pack(*file, &**text));
    let reviewer = builder.build().map_err(|e| e.to_string())?;
    Ok(serde_json::to_string(&reviewer.review(&Draft::new(TEXT))).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_packs_does_not_matter((packs, shuffled) in packs().prop_flat_map(|p| (Just(p.clone()), Just(p).prop_shuffle()))) {
        prop_assert_eq!(outcome(&packs), outcome(&shuffled));
    }
}

#[test]
fn packs_that_go_together_are_reviewed_with() {
    let [one, two] = [("org/one", 0), ("org/two", 2)].map(|(name, part)| pack(name, "organisation", PARTS[part]));
    let review = outcome(&[("1.toml", one), ("2.toml", two)]).unwrap();
    assert!(review.contains("\"text\":\"登陆系统\""), "{review}");
}
