//! Markdown: markup splits no word and is no text.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Piece;
use crate::draft::front_matter;

pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    let head = front_matter(source).map_or(0, |(_, text)| text);
    let source = line_feeds(source);
    let source = source.as_ref();
    let mut out = Pieces { source, list: Vec::new(), soft: None };
    // A block of HTML is read whole.
    let mut html = false;
    for (event, at) in Parser::new_ext(&source[head..], options).into_offset_iter() {
        let at = head + at.start..head + at.end;
        match event {
            Event::Start(Tag::HtmlBlock) => {
                html = true;
                out.html(at);
            }
            Event::Text(text) if !html => out.text(&text, at),
            Event::Code(text) => out.code(&text, at),
            Event::SoftBreak => out.soft = Some(at),
            Event::HardBreak | Event::Rule => out.separate(at, '\n'),
            Event::InlineHtml(tag) if tag.trim_start_matches(['<', '/']).to_ascii_lowercase().starts_with("br") => {
                out.separate(at, '\n');
            }
            Event::End(TagEnd::TableCell) => out.separate(at.end..at.end, '\t'),
            Event::Start(tag) if is_block(&tag.to_end()) => out.separate(at.start..at.start, '\n'),
            Event::End(tag) if is_block(&tag) => {
                html &= tag != TagEnd::HtmlBlock;
                out.separate(at.end..at.end, '\n');
            }
            _ => {}
        }
    }
    out.list
}

/// The text with each lone `\r` as `\n`: behind indented code the parser loses what follows a lone `\r`.
fn line_feeds(source: &str) -> Cow<'_, str> {
    let lone = |&(i, _): &(usize, &str)| !source[i + 1..].starts_with('\n');
    let mut out = Cow::Borrowed(source);
    for (i, _) in source.match_indices('\r').filter(lone) {
        out.to_mut().replace_range(i..=i, "\n");
    }
    out
}

struct Pieces<'a> {
    source: &'a str,
    list: Vec<Piece>,
    soft: Option<Range<usize>>,
}

impl Pieces<'_> {
    fn text(&mut self, text: &str, at: Range<usize>) {
        if let Some(soft) = self.soft.take() {
            let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            if letter(self.source[..soft.start].trim_end().chars().next_back()) && letter(text.chars().next()) {
                self.list.push(Piece::Separator(soft, ' '));
            }
        }
        if self.source.get(at.clone()) != Some(text) {
            self.list.push(Piece::Decoded(at, text.into()));
        } else if let Some(Piece::Text(last)) = self.list.last_mut().filter(|p| p.range().end == at.start) {
            last.end = at.end;
        } else {
            self.list.push(Piece::Text(at));
        }
    }

    /// Code, whose line breaks are blanks in `text`, and whose `\|` is `|` in a table.
    fn code(&mut self, text: &str, at: Range<usize>) {
        let source = self.source;
        let ticks = at.len() - source[at.clone()].trim_start_matches('`').len();
        let mut cursor = at.start + ticks;
        for c in text.chars() {
            let rest = &source[cursor..at.end];
            let broken = c == ' ' && rest.starts_with(['\n', '\r']);
            let Some(skipped) = rest.find(|s| if broken { s == '\n' || s == '\r' } else { s == c }) else { return };
            let here = cursor + skipped..cursor + skipped + c.len_utf8();
            cursor = here.end;
            if broken {
                self.soft = Some(here);
            } else {
                self.text(&source[here.clone()], here);
            }
        }
    }

    fn separate(&mut self, at: Range<usize>, c: char) {
        self.soft = None;
        match self.list.last() {
            None | Some(Piece::Separator(_, '\n')) => {}
            _ => self.list.push(Piece::Separator(at, c)),
        }
    }

    /// What stands between the tags of a block of HTML.
    fn html(&mut self, at: Range<usize>) {
        let mut from = at.start;
        while from < at.end {
            let tag = self.source[from..at.end].find('<').map_or(at.end, |i| from + i);
            if from < tag {
                self.list.push(Piece::Text(from..tag));
            }
            let close = if self.source[tag..].starts_with("<!--") { "-->" } else { ">" };
            from = self.source[tag..at.end].find(close).map_or(at.end, |i| tag + i + close.len());
        }
    }
}

fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image | TagEnd::TableCell
    )
}
