//! The project's own commands: `cargo xtask serve | test | dist`.

fn main() {
    eprintln!("usage: cargo xtask serve | test | dist");
    std::process::exit(2);
}
