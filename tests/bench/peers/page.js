// What every peer's page does: takes a file, asks for the facts, shows them.

export async function serve(start) {
  const inspect = await start();
  const field = document.querySelector('input[type=file]');
  field.addEventListener('change', async () => {
    try {
      const facts = await inspect(field.files[0]);
      document.querySelector('pre').textContent = JSON.stringify(facts);
      bench.told(facts);
    } catch (error) {
      bench.told({ error: String(error) });
    }
  });
  bench.ready();
}
