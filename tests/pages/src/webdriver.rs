//! Starts a headless browser of either engine by its WebDriver server, with no requests of its own.

use crate::arguments;
use crate::bidi::Bidi;
use crate::browser::Setting;
use crate::engines::Engine;
use crate::server::Server;
use crate::site::Site;
use serde_json::{Value, json};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::*;

/// How long a server is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// Hosts that Chromium itself contacts: of its makers, and of the search engine in Debian's build.
const OWN_HOSTS: [&str; 5] = [
    "*.google.com",
    "*.googleapis.com",
    "*.gstatic.com",
    "*.gvt1.com",
    "*.duckduckgo.com",
];

/// The WebDriver server, ended when dropped.
pub(crate) struct DriverServer {
    process: Child,
    port: u16,
}

impl DriverServer {
    /// Starts the server of the site's engine, which writes its files into `folder`.
    pub(crate) fn start(site: &Site, folder: &Path) -> Self {
        let port = TcpListener::bind(("127.0.0.1", 0))
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut command = Command::new(&site.driver);
        command.arg(format!("--port={port}"));
        if site.engine == Engine::Firefox {
            // Any free port for BiDi, so that tests can run in parallel.
            command
                .arg("--websocket-port=0")
                // Without it Firefox ignores the preference `services.settings.server`.
                .env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1")
                .arg("--profile-root")
                .arg(folder);
        }
        let process = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let waited = start.elapsed();
            assert!(
                waited < PATIENCE,
                "{} does not answer",
                site.driver.display()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { process, port }
    }

    /// The process of which all of the browser's processes are descendants.
    pub(crate) fn process(&self) -> u32 {
        self.process.id()
    }

    /// Opens a window of that setting, from which every name leads to the test's own server.
    pub(crate) async fn open(
        &self,
        site: &Site,
        server: &Server,
        folder: &Path,
        setting: Setting,
    ) -> (WebDriver, Option<Bidi>) {
        let wanted = match site.engine {
            Engine::Chromium => chromium(site, server, folder, setting),
            Engine::Firefox => firefox(site, server, folder, setting),
        };
        let address = format!("http://127.0.0.1:{}", self.port);
        let driver = WebDriver::new(address, wanted).await.unwrap();
        let (width, height) = setting.window;
        let bidi = match site.engine {
            Engine::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                let no_scripts = json!({ "value": !setting.scripts });
                for (method, params) in [
                    ("Emulation.setDeviceMetricsOverride", size),
                    ("Emulation.setScriptExecutionDisabled", no_scripts),
                ] {
                    driver.cdp().send_raw(method, params).await.unwrap();
                }
                None
            }
            Engine::Firefox => {
                let address = driver.handle().capabilities().get("webSocketUrl").cloned();
                let mut bidi = Bidi::connect(address.unwrap().as_str().unwrap());
                let window = driver.window().await.unwrap().to_string();
                bidi.set_viewport(&window, setting.window);
                Some(bidi)
            }
        };
        (driver, bidi)
    }
}

impl Drop for DriverServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn chromium(site: &Site, server: &Server, folder: &Path, setting: Setting) -> Capabilities {
    let (width, height) = setting.window;
    let mut wanted = DesiredCapabilities::chrome();
    wanted.set_binary(site.browser.to_str().unwrap()).unwrap();
    // Every host name leads to the test's own server, so that it sees requests to any host, except
    // those that Chromium itself makes.
    let own = OWN_HOSTS
        .map(|host| format!("MAP {host} ~NOTFOUND, "))
        .concat();
    let names = format!(
        "--host-resolver-rules={own}MAP * 127.0.0.1:{}",
        server.port()
    );
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let window = format!("--window-size={width},{height}");
    let of_tests = [
        // Without this the print preview stays open and blocks further printing.
        "--disable-print-preview",
        // Without animations no element moves while it is being pressed.
        "--force-prefers-reduced-motion",
        &names,
        &profile,
        &window,
    ];
    for argument in arguments::OF_CHROMIUM.into_iter().chain(of_tests) {
        wanted.add_arg(argument).unwrap();
    }
    let preferences = json!({
        "download.default_directory": folder.join("downloads"),
        "download.prompt_for_download": false,
    });
    wanted
        .add_experimental_option("prefs", preferences)
        .unwrap();
    wanted
        .set("goog:loggingPrefs", json!({ "browser": "ALL" }))
        .unwrap();
    wanted.into()
}

fn firefox(site: &Site, server: &Server, folder: &Path, setting: Setting) -> Capabilities {
    let mut wanted = DesiredCapabilities::firefox();
    wanted
        .set_firefox_binary(site.browser.to_str().unwrap())
        .unwrap();
    wanted.set_headless().unwrap();
    let downloads = folder.join("downloads");
    let nowhere = "data:,";
    let of_tests: [(&str, Value); 32] = [
        // Every host name leads to the test's own server, which acts as a proxy.
        ("network.proxy.type", json!(1)),
        ("network.proxy.http", json!("127.0.0.1")),
        ("network.proxy.http_port", json!(server.port())),
        ("network.proxy.ssl", json!("127.0.0.1")),
        ("network.proxy.ssl_port", json!(server.port())),
        ("network.proxy.no_proxies_on", json!("")),
        ("network.proxy.allow_hijacking_localhost", json!(true)),
        // Requests that Firefox itself makes. geckodriver switches off more of them.
        ("app.normandy.enabled", json!(false)),
        ("app.update.auto", json!(false)),
        ("browser.newtabpage.enabled", json!(false)),
        ("browser.search.suggest.enabled", json!(false)),
        ("datareporting.policy.dataSubmissionEnabled", json!(false)),
        ("messaging-system.rsexperimentloader.enabled", json!(false)),
        ("network.captive-portal-service.enabled", json!(false)),
        ("network.connectivity-service.enabled", json!(false)),
        ("network.http.speculative-parallel-limit", json!(0)),
        ("services.settings.server", json!(nowhere)),
        ("toolkit.telemetry.server", json!(nowhere)),
        // As for Chromium: no animations, Chinese, downloads without a question.
        ("ui.prefersReducedMotion", json!(1)),
        ("intl.accept_languages", json!("zh-CN")),
        ("browser.download.folderList", json!(2)),
        ("browser.download.dir", json!(downloads)),
        ("browser.download.alwaysOpenPanel", json!(false)),
        ("browser.download.useDownloadDir", json!(true)),
        ("media.autoplay.default", json!(0)),
        // Printing without a dialogue, which would stay open.
        ("print.always_print_silent", json!(true)),
        ("print_printer", json!("Mozilla Save to PDF")),
        (
            "print.printer_Mozilla_Save_to_PDF.print_to_file",
            json!(true),
        ),
        (
            "print.printer_Mozilla_Save_to_PDF.print_to_filename",
            json!(folder.join("printed.pdf")),
        ),
        // JSON is shown as plain text and not in a viewer with a policy of its own.
        ("devtools.jsonview.enabled", json!(false)),
        // A page that is opened from a folder gets the default restrictions.
        ("security.fileuri.strict_origin_policy", json!(true)),
        ("javascript.enabled", json!(setting.scripts)),
    ];
    let mut preferences = FirefoxPreferences::new();
    for (name, value) in of_tests {
        preferences.set(name, value).unwrap();
    }
    wanted.set_preferences(preferences).unwrap();
    wanted.set("webSocketUrl", true).unwrap();
    wanted.into()
}
