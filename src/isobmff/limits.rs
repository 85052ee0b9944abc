//! Every bound that the inspection keeps to, in one place.
//!
//! Each is far above what real files need and low enough that no file can take the page's memory or
//! more than a moment of its time.

/// Bytes of the first read: enough to tell every kind of content and to find the first boxes.
pub const FIRST_READ: u64 = 16 * 1024;

/// Bytes read where the walk lands after a hop, when `moov` is still to come: with `moov` last,
/// most of it comes along.
pub const HOP_READ: u64 = 64 * 1024;

/// Bytes read where the walk lands after a hop, when `moov` is known: a fragment's header.
pub const FRAGMENT_READ: u64 = 2 * 1024;

/// The most that is read where the walk lands amid fragments, however large the last ones were.
pub const FRAGMENT_AHEAD: u64 = 16 * 1024;

/// Tags in front of the content that are passed over.
pub const TAGS: usize = 8;

/// The longest header of a box: a size in 64 bits.
pub const HEADER: u64 = 16;

/// A `moov` or `moof` up to this size is read in one piece; of a larger one the children that say
/// something, in pieces of this size.
pub const MOVIE_READ: u64 = 1024 * 1024;

/// Bytes of one `moov` or `moof` that are read and held. Ten hours of picture and sound come to
/// about 20 MiB; a browser holds what it reads a second time.
pub const MOVIE_BYTES: u64 = 24 * 1024 * 1024;

/// Reads of one `moov` or `moof`. In a browser each read has a cost of its own, however short it is.
pub const MOVIE_READS: u64 = 600;

/// Reads in all: more than [a fragment a frame](TOP_BOXES) needs.
pub const FILE_READS: u64 = 60_000;

/// The most that is read of a box without children, or kept of a codec's configuration.
pub const LEAF_BYTES: u64 = 128 * 1024;

/// Boxes at the top level. A fragment a frame for eight minutes of picture and sound is 50,000.
pub const TOP_BOXES: u32 = 200_000;

/// Boxes within one `moov` or one `moof`.
pub const CHILD_BOXES: u32 = 20_000;

/// Children of one box that are kept.
pub const CHILDREN: usize = 4_096;

/// Tracks of one movie.
pub const TRACKS: usize = 256;

/// Tracks of picture and sound of which every chunk is held against those of the others.
pub const PLACED_TRACKS: usize = 8;

/// Sample entries of one track.
pub const ENTRIES: usize = 64;

/// Edits of one track.
pub const EDITS: u64 = 4_096;

/// Brands that are kept.
pub const BRANDS: usize = 32;

/// Defects that are kept; a file with more is not understood better by more.
pub const DEFECTS: usize = 100;

/// Stretches of media data that are kept apart; further ones are joined to the last.
pub const MEDIA_RANGES: usize = 10_000;

/// Bytes of a first sample that are read to find the bitstream's own headers.
pub const SAMPLE_READ: u64 = 16 * 1024;

/// Bytes of a further sample that are read to see whether a picture begins there, and of what size.
pub const PEEK_READ: u64 = 4 * 1024;

/// Samples of one track in one fragment that are kept to be read: minutes of sound.
pub const FRAGMENT_SAMPLES: usize = 200_000;

/// The most that is read at once of a file's samples.
pub const SAMPLES_READ: u64 = 256 * 1024;

/// Places of the file that are fetched by one such read: in a browser that costs half as much as a
/// read for each.
pub const PLACES_AT_ONCE: usize = 16;

/// Such reads that are under way at once: the browser works on them in processes of its own, while
/// the samples that came before are decoded.
pub const READS_AHEAD: usize = 4;

/// While this many bytes are being read, no further read begins.
pub const BYTES_AHEAD: u64 = 1024 * 1024;

/// Samples that are read at once.
pub const SAMPLES_AT_ONCE: usize = 256;

/// The largest sample of sound: a block of FLAC with eight channels of 32 bits stays under it.
pub const SOUND_SAMPLE: u64 = 4 * 1024 * 1024;

/// Seconds of sound that are examined.
pub const EXAMINED_S: f64 = 6.0 * 3600.0;

/// The largest sample of picture: a picture of 4K coded by itself alone stays under it.
pub const PICTURE_SAMPLE: u32 = 16 * 1024 * 1024;

/// Bytes of a picture that are read to find its slice: an encoder's account of its own settings comes
/// before it.
pub const SLICE_READ: u64 = 2048;

/// The largest stretch of the file that is read at once for pictures.
pub const PICTURES_READ: u64 = 1024 * 1024;

/// Pictures that are decoded to see one of them: twenty seconds between two key frames at 25 a second.
pub const PICTURES_DECODED: usize = 500;

/// Samples of picture that are looked through at once.
pub const PICTURES_HELD: usize = 10_000;

/// Names of metadata that are read.
pub const METADATA_KEYS: u32 = 256;
