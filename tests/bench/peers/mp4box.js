import { createFile } from 'mp4box';
import { serve } from './page.js';

// As its own demonstration of reading a file does.
const CHUNK = 1024 * 1024;

serve(async () => async (file) => {
  const reader = createFile();
  let found;
  reader.onReady = (info) => { found = info; };
  reader.onError = (error) => { throw new Error(error); };
  let at = 0;
  while (!found && at < file.size) {
    const bytes = await file.slice(at, at + CHUNK).arrayBuffer();
    bytes.fileStart = at;
    at = reader.appendBuffer(bytes) ?? at + CHUNK;
  }
  if (!found) throw new Error('no moov');
  const picture = found.videoTracks[0];
  const sound = found.audioTracks[0];
  return {
    mime: found.mime,
    duration_s: found.duration / found.timescale,
    width: picture?.video.width,
    height: picture?.video.height,
    // It gives the matrix as it stands in the file.
    rotation_deg: picture ? Math.round(Math.atan2(picture.matrix[1], picture.matrix[0]) * 180 / Math.PI) : undefined,
    codec: picture?.codec,
    sound: sound && [sound.codec, sound.audio.channel_count, sound.audio.sample_rate],
  };
});
