//! Identifiers of the elements that are read (RFC 9559, 5.1); those of a track's settings stand where they
//! are read.

pub(crate) const EBML: u32 = 0x1a45_dfa3;
pub(crate) const SEGMENT: u32 = 0x1853_8067;
pub(crate) const SEEK_HEAD: u32 = 0x114d_9b74;
pub(crate) const SEEK: u32 = 0x4dbb;
pub(crate) const SEEK_ID: u32 = 0x53ab;
pub(crate) const SEEK_POSITION: u32 = 0x53ac;
pub(crate) const INFO: u32 = 0x1549_a966;
pub(crate) const TIMESTAMP_SCALE: u32 = 0x2a_d7b1;
pub(crate) const DURATION: u32 = 0x4489;
pub(crate) const WRITING_APP: u32 = 0x5741;
pub(crate) const TRACKS: u32 = 0x1654_ae6b;
pub(crate) const TRACK_ENTRY: u32 = 0xae;
pub(crate) const CLUSTER: u32 = 0x1f43_b675;
pub(crate) const TIMESTAMP: u32 = 0xe7;
pub(crate) const SIMPLE_BLOCK: u32 = 0xa3;
pub(crate) const BLOCK_GROUP: u32 = 0xa0;
pub(crate) const BLOCK: u32 = 0xa1;
pub(crate) const BLOCK_DURATION: u32 = 0x9b;

/// Elements that stand in a segment or a cluster (RFC 9559, 5.1).
pub(crate) const fn is_known(id: u32) -> bool {
    matches!(
        id,
        SEEK_HEAD
            | INFO
            | TRACKS
            | 0x1c53_bb6b // Cues
            | 0x1254_c367 // Tags
            | 0x1941_a469 // Attachments
            | 0x1043_a770 // Chapters
            | 0xec // Void
            | 0xbf // CRC-32
            | 0x5854 // SilentTracks
            | 0xa7 // Position
            | 0xab // PrevSize
            | 0xaf // EncryptedBlock
            | 0xfb // ReferenceBlock
            | 0xfa // ReferencePriority
            | 0xa4 // CodecState
            | 0x75a1 // BlockAdditions
            | 0x75a2 // DiscardPadding
            | 0x8e // Slices
    )
}
