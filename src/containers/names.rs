//! Codecs by the short names under which ffprobe's users know them.
//!
//! As tables and not as `match`, which is compiled to a comparison for each of them.

/// A codec by the four characters of BITMAPINFOHEADER (AVI, ASF, Matroska's `V_MS/VFW/FOURCC`) or of
/// FLV's extension.
pub(super) fn of_four_characters(characters: [u8; 4]) -> String {
    let upper = characters.map(|byte| byte.to_ascii_uppercase());
    let is_listed = |list: &&(&str, &str)| {
        let mut listed = list.1.as_bytes().chunks_exact(4);
        listed.any(|one| one == upper)
    };
    if upper == [0; 4] {
        return "rawvideo".to_owned();
    }
    if let Some((name, _)) = FOUR_CHARACTERS.iter().find(is_listed) {
        return (*name).to_owned();
    }
    let plain = characters.iter().take_while(|byte| byte.is_ascii_graphic());
    let name: String = plain.map(|byte| char::from(*byte)).collect();
    match name.is_empty() {
        true => "unknown".to_owned(),
        false => name,
    }
}

/// Names, each with all four characters that stand for it, in upper case and one after the other.
const FOUR_CHARACTERS: [(&str, &str); 30] = [
    ("h264", "H264X264AVC1DAVCVSSH"),
    ("hevc", "HEVCH265X265HVC1HEV1"),
    ("av1", "AV01"),
    ("vp8", "VP80VP08"),
    ("vp9", "VP90VP09"),
    ("vp6", "VP6FVP60VP61VP62"),
    ("mpeg4", "XVIDDIVXDX50FMP4MP4VMP4SM4S23IV2RMP4"),
    ("msmpeg4v3", "DIV3MP43DIV4DIV5DIV6MPG3"),
    ("msmpeg4v2", "MP42DIV2"),
    ("msmpeg4v1", "MPG4MP41"),
    ("wmv1", "WMV1"),
    ("wmv2", "WMV2"),
    ("wmv3", "WMV3"),
    ("vc1", "WVC1WMVA"),
    ("mpeg2video", "MPG2MPEGMP2V"),
    ("mpeg1video", "MPG1PIM1"),
    ("mjpeg", "MJPGAVRNDMB1"),
    ("png", "MPNGPNG "),
    ("dvvideo", "DVSDDVHDDVSLDV25DV50"),
    ("h263", "H263U263S263"),
    ("flv1", "FLV1"),
    ("tscc", "TSCC"),
    ("huffyuv", "HFYU"),
    ("ffvhuff", "FFVH"),
    ("ffv1", "FFV1"),
    ("lagarith", "LAGS"),
    ("utvideo", "ULRGULRAULY0ULY2ULY4ULH0ULH2ULH4"),
    ("cinepak", "CVID"),
    ("cfhd", "CFHD"),
    ("rawvideo", "DIB YUY2UYVYYV12I420IYUVV210"),
];

/// A codec of sound by the tag of WAVEFORMATEX (AVI, ASF, Matroska's `A_MS/ACM`).
pub(super) fn of_wave_tag(tag: u16, bits: u16) -> String {
    match tag {
        0x0001 if bits != 8 => return format!("pcm_s{bits}le"),
        0x0003 => return format!("pcm_f{bits}le"),
        _ => {}
    }
    let mut tags = WAVE_TAGS.iter().filter(|(own, _)| *own == tag);
    tags.next()
        .map_or_else(|| format!("0x{tag:04x}"), |(_, name)| (*name).to_owned())
}

const WAVE_TAGS: [(u16, &str); 24] = [
    (0x0001, "pcm_u8"),
    (0x0002, "adpcm_ms"),
    (0x0006, "pcm_alaw"),
    (0x0007, "pcm_mulaw"),
    (0x000a, "wmavoice"),
    (0x0011, "adpcm_ima_wav"),
    (0x0031, "gsm_ms"),
    (0x0050, "mp2"),
    (0x0055, "mp3"),
    (0x00ff, "aac"),
    (0x1600, "aac"),
    (0x1601, "aac"),
    (0x1610, "aac"),
    (0xa106, "aac"),
    (0x706d, "aac"),
    (0x0160, "wmav1"),
    (0x0161, "wmav2"),
    (0x0162, "wmapro"),
    (0x0163, "wmalossless"),
    (0x2000, "ac3"),
    (0x2001, "dts"),
    (0x566f, "vorbis"),
    (0x674f, "vorbis"),
    (0xf1ac, "flac"),
];

/// A codec by Matroska's own name (RFC 9559 and its registry of codecs).
pub(super) fn of_matroska(id: &str, bits: u16) -> String {
    match id {
        "A_PCM/INT/LIT" if bits != 8 => return format!("pcm_s{bits}le"),
        "A_PCM/INT/BIG" => return format!("pcm_s{bits}be"),
        "A_PCM/FLOAT/IEEE" => return format!("pcm_f{bits}le"),
        _ => {}
    }
    // Some have further parts: `A_AAC/MPEG4/LC`.
    let is_of = |own: &&(&str, &str)| {
        let rest = id.strip_prefix(own.0);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let name = MATROSKA.iter().find(is_of).map_or(id, |(_, name)| *name);
    name.to_owned()
}

const MATROSKA: [(&str, &str); 33] = [
    ("V_MPEG4/ISO/AVC", "h264"),
    ("V_MPEGH/ISO/HEVC", "hevc"),
    ("V_MPEGI/ISO/VVC", "vvc"),
    ("V_AV1", "av1"),
    ("V_VP8", "vp8"),
    ("V_VP9", "vp9"),
    ("V_MPEG4/ISO", "mpeg4"),
    ("V_MPEG4/MS/V3", "msmpeg4v3"),
    ("V_MPEG2", "mpeg2video"),
    ("V_MPEG1", "mpeg1video"),
    ("V_MJPEG", "mjpeg"),
    ("V_PRORES", "prores"),
    ("V_THEORA", "theora"),
    ("V_FFV1", "ffv1"),
    ("V_UNCOMPRESSED", "rawvideo"),
    ("A_AAC", "aac"),
    ("A_MPEG/L3", "mp3"),
    ("A_MPEG/L2", "mp2"),
    ("A_MPEG/L1", "mp1"),
    ("A_AC3", "ac3"),
    ("A_EAC3", "eac3"),
    ("A_DTS", "dts"),
    ("A_OPUS", "opus"),
    ("A_VORBIS", "vorbis"),
    ("A_FLAC", "flac"),
    ("A_ALAC", "alac"),
    ("A_TRUEHD", "truehd"),
    ("A_TTA1", "tta"),
    ("A_WAVPACK4", "wavpack"),
    ("A_PCM/INT/LIT", "pcm_u8"),
    ("S_TEXT", "text"),
    ("S_HDMV", "pgs"),
    ("S_VOBSUB", "vobsub"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_ffprobe() {
        assert_eq!(of_four_characters(*b"xvid"), "mpeg4");
        assert_eq!(of_four_characters(*b"avc1"), "h264");
        assert_eq!(of_four_characters([0; 4]), "rawvideo");
        assert_eq!(of_four_characters(*b"ABCD"), "ABCD");
        assert_eq!(of_four_characters([1, 2, 3, 4]), "unknown");
        assert_eq!(of_wave_tag(1, 16), "pcm_s16le");
        assert_eq!(of_wave_tag(1, 8), "pcm_u8");
        assert_eq!(of_wave_tag(0x55, 0), "mp3");
        assert_eq!(of_wave_tag(0x1234, 0), "0x1234");
        assert_eq!(of_matroska("A_AAC/MPEG4/LC/SBR", 0), "aac");
        assert_eq!(of_matroska("V_MPEG4/ISO/AVC", 0), "h264");
        assert_eq!(of_matroska("V_MPEG4/ISO/ASP", 0), "mpeg4");
        assert_eq!(of_matroska("A_PCM/INT/LIT", 24), "pcm_s24le");
        assert_eq!(of_matroska("V_AV1X", 0), "V_AV1X");
    }
}
