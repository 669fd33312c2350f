//! What the names of elements mean for the text that a reader sees.
//!
//! Knows the names of the HTML standard that matter here; every other element is [`Tag::Other`] and inline.

/// An element by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tag {
    A,
    Address,
    Article,
    Aside,
    Blockquote,
    Body,
    Bold,
    Br,
    Button,
    Caption,
    Dd,
    Details,
    Dialog,
    Div,
    Dl,
    Dt,
    Figcaption,
    Figure,
    Footer,
    Form,
    H1,
    H2,
    H3,
    H4,
    Header,
    Hr,
    Html,
    Li,
    List,
    Main,
    Nav,
    P,
    Pre,
    Section,
    Skip,
    Table,
    Td,
    Time,
    Title,
    Tr,
    Rows,
    Void,
    #[default]
    Other,
}

/// How many tags there are.
pub(super) const TAGS: usize = Tag::Other as usize + 1;

impl Tag {
    /// The headings.
    pub(super) const HEADINGS: [Self; 4] = [Self::H1, Self::H2, Self::H3, Self::H4];

    /// The tag of an element's name in lower case.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"a" => Self::A,
            b"address" => Self::Address,
            b"article" => Self::Article,
            b"aside" => Self::Aside,
            b"blockquote" => Self::Blockquote,
            b"body" => Self::Body,
            b"b" | b"strong" => Self::Bold,
            b"br" => Self::Br,
            b"button" => Self::Button,
            b"caption" | b"legend" => Self::Caption,
            b"dd" => Self::Dd,
            b"details" | b"summary" | b"fieldset" | b"center" | b"hgroup" | b"search" => Self::Details,
            b"dialog" => Self::Dialog,
            b"div" => Self::Div,
            b"dl" => Self::Dl,
            b"dt" => Self::Dt,
            b"figcaption" => Self::Figcaption,
            b"figure" => Self::Figure,
            b"footer" => Self::Footer,
            b"form" => Self::Form,
            b"h1" => Self::H1,
            b"h2" => Self::H2,
            b"h3" => Self::H3,
            b"h4" | b"h5" | b"h6" => Self::H4,
            b"header" => Self::Header,
            b"hr" => Self::Hr,
            b"html" => Self::Html,
            b"li" => Self::Li,
            b"ul" | b"ol" | b"menu" | b"dir" => Self::List,
            b"main" => Self::Main,
            b"nav" => Self::Nav,
            b"p" => Self::P,
            b"pre" | b"listing" => Self::Pre,
            b"section" => Self::Section,
            // what a reader does not see, or sees only as the label of a control
            b"script" | b"style" | b"noscript" | b"template" | b"iframe" | b"noembed" | b"noframes" | b"noframe"
            | b"xmp" | b"textarea" | b"select" | b"datalist" | b"svg" | b"math" | b"object" | b"video" | b"audio"
            | b"canvas" | b"map" | b"applet" | b"plaintext" => Self::Skip,
            b"table" => Self::Table,
            b"td" | b"th" => Self::Td,
            b"time" => Self::Time,
            b"title" => Self::Title,
            b"tr" => Self::Tr,
            b"tbody" | b"thead" | b"tfoot" => Self::Rows,
            b"area" | b"base" | b"col" | b"embed" | b"img" | b"input" | b"link" | b"meta" | b"param" | b"source"
            | b"track" | b"wbr" | b"basefont" | b"bgsound" | b"frame" | b"keygen" => Self::Void,
            _ => Self::Other,
        }
    }

    /// Whether it begins and ends a line.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::A | Self::Bold | Self::Button | Self::Time | Self::Title | Self::Void | Self::Other | Self::Skip
        )
    }

    /// Whether it is a heading.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::H1 | Self::H2 | Self::H3 | Self::H4)
    }

    /// Whether it holds a line rather than lines: the box around it is the next one outside.
    pub(super) fn is_leaf(self) -> bool {
        self.is_heading()
            || matches!(
                self,
                Self::P
                    | Self::Li
                    | Self::List
                    | Self::Blockquote
                    | Self::Figcaption
                    | Self::Pre
                    | Self::Dd
                    | Self::Dt
                    | Self::Dl
                    | Self::Caption
            )
    }

    /// Whether an open paragraph ends where it begins.
    pub(super) fn ends_paragraph(self) -> bool {
        self.is_block() && !matches!(self, Self::Br | Self::Tr | Self::Td | Self::Rows | Self::Caption)
    }

    /// Tags whose elements the beginning of this one ends, and those that shield what is outside of them.
    pub(super) fn ends(self) -> (&'static [Self], &'static [Self]) {
        match self {
            Self::Li => (&[Self::Li], &[Self::List]),
            Self::Dd | Self::Dt => (&[Self::Dd, Self::Dt], &[Self::Dl]),
            Self::Td => (&[Self::Td], &[Self::Table, Self::Tr]),
            Self::Tr => (&[Self::Tr], &[Self::Table]),
            Self::Rows => (&[Self::Rows], &[Self::Table]),
            Self::A => (&[Self::A], &[Self::Table]),
            Self::Button => (&[Self::Button], &[]),
            _ => (&[], &[]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_blocks_or_not() {
        for (name, block) in
            [("p", true), ("div", true), ("span", false), ("a", false), ("br", true), ("img", false), ("x-card", false)]
        {
            assert_eq!(Tag::of(name.as_bytes()).is_block(), block, "{name}");
        }
        assert_eq!(Tag::of(b"h6"), Tag::H4);
    }
}
