import { FFmpeg } from '@ffmpeg/ffmpeg';
import { serve } from './page.js';

serve(async () => {
  const ffmpeg = new FFmpeg();
  const address = (name) => new URL(name, location.href).href;
  await ffmpeg.load({
    classWorkerURL: address(`worker.js${location.search}`),
    coreURL: address('ffmpeg-core.js'),
    wasmURL: address('ffmpeg-core.wasm'),
  });
  await ffmpeg.createDir('/in');
  return async (file) => {
    await ffmpeg.mount('WORKERFS', { files: [file] }, '/in');
    try {
      await ffmpeg.ffprobe(['-v', 'error', '-show_format', '-show_streams', '-of', 'json', `/in/${file.name}`, '-o', 'out.json']);
      const { format, streams } = JSON.parse(await ffmpeg.readFile('out.json', 'utf8'));
      const stream = (kind) => streams.find((stream) => stream.codec_type === kind);
      const [picture, sound] = ['video', 'audio'].map(stream);
      const turn = picture?.side_data_list?.find((data) => 'rotation' in data)?.rotation ?? 0;
      return {
        mime: format.format_name,
        duration_s: Number(format.duration),
        width: picture?.width,
        height: picture?.height,
        rotation_deg: (360 - turn) % 360,
        codec: picture?.codec_name,
        sound: sound && [sound.codec_name, sound.channels, Number(sound.sample_rate)],
      };
    } finally {
      await ffmpeg.unmount('/in');
    }
  };
});
