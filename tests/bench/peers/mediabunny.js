import {
  AudioSampleSink, BlobSource, Conversion, Input, MP4, Mp4OutputFormat, NullTarget, Output, QTFF,
} from 'mediabunny';
import { serve } from './page.js';

// All of the sound, by the browser's decoder.
bench.decode = async (file) => {
  const input = new Input({ formats: [MP4, QTFF], source: new BlobSource(file) });
  try {
    let seconds = 0;
    for await (const sample of new AudioSampleSink(await input.getPrimaryAudioTrack()).samples()) {
      seconds += sample.duration;
      sample.close();
    }
    return { seconds };
  } finally {
    input.dispose();
  }
};

// All of it as MP4, to a target that drops what it gets.
bench.convert = async (file) => {
  const input = new Input({ formats: [MP4, QTFF], source: new BlobSource(file) });
  try {
    const output = new Output({ format: new Mp4OutputFormat(), target: new NullTarget() });
    const conversion = await Conversion.init({ input, output });
    await conversion.execute();
  } finally {
    input.dispose();
  }
};

serve(async () => async (file) => {
  // As its guide shows; only the formats that the question needs, so that the bundle is small.
  const input = new Input({ formats: [MP4, QTFF], source: new BlobSource(file) });
  try {
    const [mime, duration, picture, sound] = await Promise.all([
      input.getMimeType(),
      input.computeDuration(),
      input.getPrimaryVideoTrack(),
      input.getPrimaryAudioTrack(),
    ]);
    const ask = (track, ...names) => Promise.all(names.map((name) => track?.[name]()));
    const [[width, height, rotation_deg, codec], audio] = await Promise.all([
      ask(picture, 'getDisplayWidth', 'getDisplayHeight', 'getRotation', 'getCodec'),
      ask(sound, 'getCodec', 'getNumberOfChannels', 'getSampleRate'),
    ]);
    return { mime, duration_s: duration, width, height, rotation_deg, codec, sound: audio };
  } finally {
    input.dispose();
  }
});
