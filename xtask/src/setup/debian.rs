//! Packages of Debian and its kin.

use crate::Failure;
use crate::shell::{command, find, output, run, say, step};

/// Installs packages. Without `apt-get`, or without the right to use it, says what to install.
///
/// # Errors
/// A sentence that names the packages.
pub(super) fn install(packages: &[&str], otherwise: &str) -> Result<(), Failure> {
    let list = packages.join(" ");
    if find("apt-get").is_none() {
        return Err(format!("please install {otherwise}, then run this again"));
    }
    let may = if is_root() {
        Vec::new()
    } else if output(command("sudo").args(["-n", "true"])).is_some() {
        vec!["sudo", "-n"]
    } else {
        return Err(format!(
            "please run `sudo apt-get install --no-install-recommends {list}`, then this again"
        ));
    };
    let apt = |arguments: &[&str]| {
        let apt = [
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "-q",
            "-y",
        ];
        let words = [may.as_slice(), &apt, arguments].concat();
        let (program, rest) = words.split_first().ok_or("no command")?;
        run(command(program).args(rest))
    };
    step(&format!("installing Debian's packages {list}"), || {
        let install = [&["install", "--no-install-recommends"], packages].concat();
        // Old lists of packages bring browsers of last year, or none.
        if apt(&["update"]).is_err() {
            say("the lists of packages could not be fetched; those that are here are used");
        }
        apt(&install)
    })
}

fn is_root() -> bool {
    output(command("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}
