//! Compiles the text of one message, with its placeables and plural forms.

use super::{Compiled, Plural};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use std::collections::{BTreeMap, BTreeSet};

/// Formats that a message can ask for: `{ DURATION($duration_s) }`. See `text::format`.
const FUNCTIONS: [&str; 8] = [
    "NUMBER", "PADDED", "DURATION", "CLOCK", "SECONDS", "BYTES", "NAME", "CODEC",
];

/// A pattern that is being compiled: its text for each plural category, and the selecting variable.
struct Draft {
    plural: Plural,
    texts: Vec<String>,
    selector: Option<String>,
    placeables: BTreeSet<String>,
}

impl Draft {
    fn new(plural: Plural) -> Self {
        Self {
            plural,
            texts: vec![String::new(); plural.categories().len()],
            selector: None,
            placeables: BTreeSet::new(),
        }
    }

    fn push(&mut self, text: &str) {
        self.texts.iter_mut().for_each(|of| of.push_str(text));
    }
}

pub(super) fn compile(
    pattern: &Pattern<&str>,
    terms: &BTreeMap<&str, &Pattern<&str>>,
    plural: Plural,
) -> Result<Compiled, String> {
    let mut draft = Draft::new(plural);
    add_pattern(&mut draft, pattern, terms, true)?;
    let text = match draft.selector {
        Some(name) => format!("\u{1}{name}\u{1}{}", draft.texts.join("\u{1}")),
        None => draft.texts.swap_remove(0),
    };
    Ok(Compiled {
        text,
        placeables: draft.placeables,
    })
}

fn add_pattern(
    draft: &mut Draft,
    pattern: &Pattern<&str>,
    terms: &BTreeMap<&str, &Pattern<&str>>,
    may_select: bool,
) -> Result<(), String> {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => draft.push(value),
            PatternElement::Placeable {
                expression: Expression::Inline(inline),
            } => {
                let text = inline_text(inline, terms, &mut draft.placeables)?;
                draft.push(&text);
            }
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => {
                if !may_select || draft.selector.is_some() {
                    return Err("selects more than once".into());
                }
                let InlineExpression::VariableReference { id } = selector else {
                    return Err("selects by something else than a variable".into());
                };
                draft.placeables.insert(id.name.to_owned());
                draft.selector = Some(id.name.to_owned());
                let categories = draft.plural.categories();
                let is_whole = variants.len() == categories.len()
                    && variants.last().is_some_and(|variant| variant.default);
                for (index, category) in categories.iter().enumerate() {
                    let variant = variants.iter().find(|variant| match variant.key {
                        VariantKey::Identifier { name } => name == *category,
                        VariantKey::NumberLiteral { .. } => false,
                    });
                    let Some(variant) = variant.filter(|_| is_whole) else {
                        return Err(format!(
                            "selects among other variants than {}, the last marked by a star",
                            categories.join(", ")
                        ));
                    };
                    let mut part = Draft::new(draft.plural);
                    add_pattern(&mut part, &variant.value, terms, false)?;
                    if let Some(text) = draft.texts.get_mut(index) {
                        text.push_str(&part.texts.swap_remove(0));
                    }
                    draft.placeables.append(&mut part.placeables);
                }
            }
        }
    }
    Ok(())
}

fn inline_text(
    inline: &InlineExpression<&str>,
    terms: &BTreeMap<&str, &Pattern<&str>>,
    placeables: &mut BTreeSet<String>,
) -> Result<String, String> {
    match inline {
        InlineExpression::StringLiteral { value } if !value.contains(['{', '}', '\\', '\u{1}']) => {
            Ok((*value).to_owned())
        }
        InlineExpression::VariableReference { id } => {
            placeables.insert(id.name.to_owned());
            Ok(format!("{{{}}}", id.name))
        }
        InlineExpression::FunctionReference { id, arguments } => {
            let [InlineExpression::VariableReference { id: variable }] =
                arguments.positional.as_slice()
            else {
                return Err(format!("{} takes one variable", id.name));
            };
            if !FUNCTIONS.contains(&id.name) || !arguments.named.is_empty() {
                return Err(format!(
                    "{} is not among {FUNCTIONS:?} without options",
                    id.name
                ));
            }
            placeables.insert(variable.name.to_owned());
            Ok(format!("{{{}:{}}}", variable.name, id.name))
        }
        InlineExpression::TermReference {
            id,
            attribute: None,
            arguments: None,
        } => {
            let term = terms.get(id.name);
            let term = term.ok_or_else(|| format!("no term -{} in this file", id.name))?;
            match term.elements.as_slice() {
                [PatternElement::TextElement { value }] => Ok((*value).to_owned()),
                _ => Err(format!("term -{} is more than a plain text", id.name)),
            }
        }
        _ => Err("uses a placeable that is not compiled".into()),
    }
}
