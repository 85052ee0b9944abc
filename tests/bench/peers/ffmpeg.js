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
  // Loudness and true peak of the sound, as ffmpeg's own filter measures them.
  bench.loudness = async (file) => {
    let told = '';
    const listen = ({ message }) => { told += `${message}\n`; };
    ffmpeg.on('log', listen);
    await ffmpeg.mount('WORKERFS', { files: [file] }, '/in');
    try {
      const filter = 'ebur128=peak=true:framelog=verbose';
      await ffmpeg.exec(['-v', 'info', '-nostats', '-vn', '-i', `/in/${file.name}`, '-af', filter, '-f', 'null', '-']);
    } finally {
      await ffmpeg.unmount('/in');
      ffmpeg.off('log', listen);
    }
    const figure = (name) => Number(told.match(new RegExp(`${name}:\\s+(-?[\\d.]+)`))?.[1]);
    return { lufs: figure('I'), dbtp: figure('Peak') };
  };
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
