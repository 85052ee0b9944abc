//! An object that is being read, and the keys in it.

use super::{Faults, Problem, fault};
use serde_json::{Map, Value};
use std::cell::RefCell;

/// Most entries of a list of objects that are read, even where fewer are allowed.
const MOST_READ: usize = 200;

/// An object that is being read.
#[derive(Debug)]
pub struct Object<'a> {
    pub(super) map: &'a Map<String, Value>,
    path: String,
    pub(super) faults: &'a Faults,
    /// The keys that were asked for.
    pub(super) asked: RefCell<Vec<String>>,
}

impl<'a> Object<'a> {
    /// The object of that value; `None`, with the fault noted, where it is none.
    pub fn new(value: &'a Value, path: impl Into<String>, faults: &'a Faults) -> Option<Self> {
        let path = path.into();
        let Value::Object(map) = value else {
            faults.add(path, Problem::WrongType { expected: "object" });
            return None;
        };
        Some(Self {
            map,
            path,
            faults,
            asked: RefCell::default(),
        })
    }

    /// Where the object stands: `rules[2]`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path of a key.
    #[must_use]
    pub fn path_of(&self, key: &str) -> String {
        match self.path.as_str() {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        }
    }

    /// Notes a fault of a key.
    pub fn fault(&self, key: &str, problem: Problem) {
        self.faults.add(self.path_of(key), problem);
    }

    /// Notes a fault of the object itself.
    pub fn own_fault(&self, problem: Problem) {
        self.faults.add(self.path.clone(), problem);
    }

    /// The value of a key; `null` counts as not there.
    pub fn value(&self, key: &'static str) -> Option<&'a Value> {
        self.asked.borrow_mut().push(key.to_owned());
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// Whether there is that key.
    #[must_use]
    pub fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    /// A flag; false where it is not there.
    pub fn flag(&self, key: &'static str) -> bool {
        match self.value(key) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.fault(key, Problem::WrongType { expected: "flag" });
                false
            }
        }
    }

    /// The object under a key.
    pub fn object(&self, key: &'static str) -> Option<Object<'a>> {
        let value = self.value(key)?;
        Object::new(value, self.path_of(key), self.faults)
    }

    /// The objects of a list of at most `max`; none where it is not there.
    pub fn objects(&self, key: &'static str, max: usize) -> Vec<Object<'a>> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let path = self.path_of(key);
        let Value::Array(entries) = value else {
            self.faults
                .add(path, Problem::WrongType { expected: "list" });
            return Vec::new();
        };
        if entries.len() > max {
            self.faults.add(path.as_str(), Problem::TooMany { max });
        }
        // Some more are read, so that what names them is not called unknown.
        if entries.len() > MOST_READ {
            return Vec::new();
        }
        let objects = entries.iter().enumerate();
        objects
            .filter_map(|(index, entry)| {
                Object::new(entry, format!("{path}[{index}]"), self.faults)
            })
            .collect()
    }

    /// The names in the object, for an object whose keys are names that the person chose.
    pub fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.map.keys().map(String::as_str)
    }

    /// The value under such a name.
    #[must_use]
    pub fn named(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key)
    }

    /// Notes every key that nobody asked for.
    pub fn close(&self) {
        let asked = self.asked.borrow();
        for key in self.map.keys() {
            if !asked.contains(key) {
                let nearest = fault::nearest(key, &asked);
                let key: String = key.chars().take(40).collect();
                self.fault(&key, Problem::UnknownKey { nearest });
            }
        }
    }
}
