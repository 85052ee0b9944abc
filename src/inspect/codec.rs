//! Codecs by the short names under which ffprobe's users know them.

use crate::facts::FourCc;
use crate::isobmff::entry::{Audio, SampleEntry};

/// The name of an entry's codec; `object_type` is what its `esds` says, where there is one.
pub(super) fn name(entry: &SampleEntry, object_type: Option<u8>) -> String {
    let kind = entry.codec();
    let by_object_type = match &kind.0 {
        b"mp4v" | b"mp4a" | b"encv" | b"enca" | b"mp4s" => object_type.and_then(of_object_type),
        _ => None,
    };
    if let Some(audio) = entry.audio {
        match &kind.0 {
            b"lpcm" | b"ipcm" | b"fpcm" => return linear(audio),
            // What would be uncompressed pictures in a track of pictures.
            b"raw " => return "pcm_u8".to_owned(),
            _ => {}
        }
    }
    // Without an object type that is known `mp4a` says no more than that it is sound of some kind.
    let by_object_type = by_object_type.or((kind.0 == *b"mp4a").then_some("mp4a"));
    match by_object_type.or_else(|| of_entry(kind)) {
        Some(name) => name.to_owned(),
        None if kind == FourCc::default() => "unknown".to_owned(),
        None => kind.to_string().trim().to_owned(),
    }
}

/// Linear samples, by their form: `pcm_s24le`.
fn linear(audio: Audio) -> String {
    let form = if audio.float { 'f' } else { 's' };
    let order = if audio.little_endian { "le" } else { "be" };
    format!("pcm_{form}{}{order}", audio.bits)
}

/// Object type indications of ISO/IEC 14496-1, as registered at the MP4 registration authority.
const fn of_object_type(object_type: u8) -> Option<&'static str> {
    Some(match object_type {
        0x20 => "mpeg4",
        0x21 => "h264",
        0x23 => "hevc",
        0x33 => "vvc",
        0x40 | 0x66..=0x68 => "aac",
        0x60..=0x65 => "mpeg2video",
        0x69 | 0x6b => "mp3",
        0x6a => "mpeg1video",
        0x6c => "mjpeg",
        0x6d => "png",
        0x6e => "jpeg2000",
        0xa3 => "vc1",
        0xa5 => "ac3",
        0xa6 => "eac3",
        0xa9 => "dts",
        0xad => "opus",
        0xb1 => "vp9",
        0xdd => "vorbis",
        0xe1 => "qcelp",
        _ => return None,
    })
}

/// Sample entries of the MP4 registration authority and of QuickTime.
fn of_entry(kind: FourCc) -> Option<&'static str> {
    Some(match &kind.0 {
        b"avc1" | b"avc2" | b"avc3" | b"avc4" | b"dva1" | b"dvav" | b"h264" | b"H264" => "h264",
        b"hvc1" | b"hev1" | b"hvc2" | b"hev2" | b"dvh1" | b"dvhe" => "hevc",
        b"vvc1" | b"vvi1" => "vvc",
        b"av01" | b"dav1" => "av1",
        b"vp08" => "vp8",
        b"vp09" => "vp9",
        b"mp4v" | b"MP4V" | b"DIVX" | b"XVID" | b"DX50" | b"FMP4" => "mpeg4",
        b"s263" | b"h263" | b"H263" => "h263",
        b"m1v " => "mpeg1video",
        b"m2v1" | b"mpg2" | b"hdv1" | b"hdv2" | b"hdv3" | b"xdv2" | b"xdv3" | b"xdvc" | b"xdvd"
        | b"mx3p" | b"mx5p" => "mpeg2video",
        b"jpeg" | b"mjpa" | b"AVDJ" | b"MJPG" => "mjpeg",
        b"mjpb" => "mjpegb",
        b"mjp2" => "jpeg2000",
        b"png " => "png",
        b"apch" | b"apcn" | b"apcs" | b"apco" | b"ap4h" | b"ap4x" | b"aprn" => "prores",
        b"AVdn" | b"AVdh" => "dnxhd",
        b"dvc " | b"dvcp" | b"dvpp" | b"dv5n" | b"dv5p" | b"dvh5" | b"dvh6" | b"dvhp" | b"dvhq" => {
            "dvvideo"
        }
        b"SVQ1" | b"svq1" => "svq1",
        b"SVQ3" => "svq3",
        b"cvid" => "cinepak",
        b"rle " => "qtrle",
        b"rpza" => "rpza",
        b"smc " => "smc",
        b"raw " | b"2vuy" | b"yuv2" | b"v210" | b"uncv" => "rawvideo",
        b"vc-1" => "vc1",
        b"CFHD" => "cfhd",
        b"Hap1" | b"Hap5" | b"HapY" => "hap",
        b".mp3" | b"mp3 " => "mp3",
        b"ac-3" | b"sac3" => "ac3",
        b"ec-3" => "eac3",
        b"ac-4" => "ac4",
        b"dtsc" | b"dtsh" | b"dtsl" | b"dtse" => "dts",
        b"alac" => "alac",
        b"wma " => "wmav2",
        b"fLaC" => "flac",
        b"Opus" => "opus",
        b"mha1" | b"mha2" | b"mhm1" | b"mhm2" => "mpegh_3d_audio",
        b"mlpa" => "truehd",
        b"samr" => "amr_nb",
        b"sawb" => "amr_wb",
        b"sqcp" | b"Qclp" => "qcelp",
        b"sowt" => "pcm_s16le",
        b"twos" => "pcm_s16be",
        b"in24" => "pcm_s24be",
        b"in32" => "pcm_s32be",
        b"fl32" => "pcm_f32be",
        b"fl64" => "pcm_f64be",
        b"ulaw" => "pcm_mulaw",
        b"alaw" => "pcm_alaw",
        b"ima4" => "adpcm_ima_qt",
        b"QDM2" => "qdm2",
        b"QDMC" => "qdmc",
        b"MAC3" => "mace3",
        b"MAC6" => "mace6",
        _ => return None,
    })
}
