//! A URL at which a player finds a file, revoked when it is dropped.

use web_sys::{File, Url};

#[derive(PartialEq)]
pub(crate) struct ObjectUrl(String);

impl ObjectUrl {
    pub(crate) fn of(file: &File) -> Option<Self> {
        Url::create_object_url_with_blob(file).ok().map(Self)
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // Revoking a URL twice is no error.
        let _ = Url::revoke_object_url(&self.0);
    }
}
