//! Small words around offices, by the part that they play. All are folded.

/// Words before an office that say how or when it is held.
pub(super) fn is_manner(word: &str) -> bool {
    matches!(
        word,
        "former"
            | "late"
            | "then"
            | "ex"
            | "acting"
            | "interim"
            | "outgoing"
            | "incoming"
            | "retired"
            | "deputy"
            | "vice"
            | "assistant"
            | "associate"
            | "special"
            | "senior"
            | "junior"
            | "chief"
            | "top"
            | "veteran"
            | "longtime"
            | "long-time"
            | "elected"
            | "honorary"
            | "fellow"
            | "lead"
            | "crown"
    )
}

/// What somebody is to another, or is at all: no office.
pub(super) fn is_relation(word: &str) -> bool {
    matches!(
        word,
        "aunt"
            | "boy"
            | "brother"
            | "colleague"
            | "cousin"
            | "daughter"
            | "deputies"
            | "father"
            | "friend"
            | "girl"
            | "husband"
            | "man"
            | "mother"
            | "partner"
            | "pensioner"
            | "resident"
            | "sister"
            | "son"
            | "suspect"
            | "teenager"
            | "uncle"
            | "victim"
            | "widow"
            | "wife"
            | "woman"
    )
}

/// What a minister or an editor is for.
pub(super) fn is_portfolio(word: &str) -> bool {
    matches!(
        word,
        "arts"
            | "business"
            | "campaign"
            | "climate"
            | "commerce"
            | "communications"
            | "communities"
            | "culture"
            | "development"
            | "diplomatic"
            | "emergency"
            | "employment"
            | "family"
            | "fisheries"
            | "football"
            | "forestry"
            | "harbour"
            | "housing"
            | "immigration"
            | "industry"
            | "information"
            | "infrastructure"
            | "innovation"
            | "investment"
            | "law"
            | "mining"
            | "planning"
            | "political"
            | "religious"
            | "science"
            | "social"
            | "sport"
            | "sports"
            | "technology"
            | "tourism"
            | "water"
            | "welfare"
            | "works"
            | "youth"
    )
}

pub(super) fn is_link(word: &str) -> bool {
    matches!(word, "of" | "for" | "at" | "in" | "from" | "to" | "with" | "on" | "and" | "under" | "since")
}
