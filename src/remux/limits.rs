//! Every bound that writing a film anew keeps to, in one place.

/// Samples of picture and sound together: three and a half hours of 25 pictures and 47 packets of sound a
/// second. Each takes 24 bytes while the plan is made.
pub const SAMPLES: usize = 1_000_000;

/// Stretches of the source in one plan. A browser makes a `Blob` of 4,000 in 0.4 seconds.
pub const SLICES: usize = 100_000;

/// Key frames that are looked at to find one at which decoding can begin, going back from a cut.
pub const KEY_FRAMES: usize = 16;

/// Bytes of a key frame that are read to see what it is: settings of the encoder and parameter sets may come
/// before it.
pub const KEY_FRAME_READ: u64 = 16 * 1024;

/// Units a second in which everything of a film can be told exactly, at most. Time scales of real files have
/// one far below; with this bound no sum of times leaves 128 bits.
pub const TICKS: i128 = 1 << 60;

/// The latest decode time, in units of its track: years at any scale.
pub const UNITS: i128 = 1 << 60;

/// How long the samples of a chunk last at most, in seconds; and how far apart picture and sound of one
/// moment may lie in the source, in seconds of the film, before they are interleaved anew.
pub const CHUNK_S: i128 = 1;
/// See [`CHUNK_S`].
pub const APART_S: i128 = 10;

/// Elements of a Matroska file or tags of an FLV that are walked over: one for each frame, and a few for each group and
/// cluster.
pub const ELEMENTS: u64 = 8_000_000;

/// Bytes of one read on the walk over blocks, where they are small. A read of a few bytes costs a browser a third of
/// a read of so many.
pub const WALK_READ: u64 = 1024 * 1024;

/// A block of so many bytes is passed over, and the next read is a short one.
pub const LARGE_BLOCK: u64 = 512 * 1024;
/// See [`LARGE_BLOCK`].
pub const SHORT_READ: u64 = 4 * 1024;

/// Bytes of a block that holds several frames (lacing): packets of sound are far smaller.
pub const LACED_BLOCK: u64 = 256 * 1024;

/// Bytes of a codec's configuration that stands among the frames.
pub const CONFIGURATION: u64 = 64 * 1024;

/// Bytes of a track's first frame that are read to see how it is coded.
pub const FIRST_FRAME: u64 = 16 * 1024;

/// Bytes between two frames that are taken along with them: headers of a block or tag, and no more.
pub const GAP: u64 = 32;
/// What is taken along so is at most this part of the media.
pub const GAPS_PART: u64 = 8;

/// The last picture lasts at most this part of a second, where nothing tells how long it does.
pub const LAST_PART: u32 = 4;
