import mediaInfoFactory from 'mediainfo.js';
import { serve } from './page.js';

serve(async () => {
  const reader = await mediaInfoFactory({ format: 'object', locateFile: () => 'MediaInfoModule.wasm' });
  return async (file) => {
    const read = async (size, offset) => new Uint8Array(await file.slice(offset, offset + size).arrayBuffer());
    const { media } = await reader.analyzeData(() => file.size, read);
    const track = (kind) => media.track.find((track) => track['@type'] === kind);
    const [general, picture, sound] = ['General', 'Video', 'Audio'].map(track);
    return {
      mime: general?.Format,
      duration_s: general?.Duration,
      width: picture?.Width,
      height: picture?.Height,
      rotation_deg: Number(picture?.Rotation ?? 0),
      codec: picture?.Format,
      sound: sound && [sound.Format, sound.Channels, sound.SamplingRate],
    };
  };
});
