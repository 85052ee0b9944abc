//! A table of works that comes from a spreadsheet: what Excel and WPS put on the clipboard, placed into the fields
//! of works.

use crate::notice::{Field, Notice};
use crate::text::Lang;

/// Most lines that are taken; a unit hands in a few dozen works.
const LINES: usize = 2000;

/// Most characters that are taken.
const CHARS: usize = 1_000_000;

/// What heads a column of file names, besides the notice's own words.
const FILE_HEADS: [&str; 6] = [
    "文件名",
    "文件名称",
    "视频",
    "视频文件",
    "file",
    "file name",
];

/// Where in the table of works the text is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The place of the work, from 0.
    pub line: usize,
    /// The place of the field among those of the table, from 0.
    pub column: usize,
}

/// What of the text belongs where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Placed {
    /// The place of the work, the field, and what is to stand there.
    pub cells: Vec<(usize, String, String)>,
    /// Names of files in it that no work has, or more than one.
    pub unknown: Vec<String>,
    /// How many lines are left over, because there are fewer works.
    pub beyond: usize,
}

/// The cells of a text: tabs between cells, a line each; a cell with a tab or a line break in it stands in quotation
/// marks, which are doubled inside.
#[must_use]
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![String::new()]];
    let mut chars = text.chars().take(CHARS).peekable();
    let mut is_quoted = false;
    while let Some(c) = chars.next() {
        let Some(line) = lines.last_mut() else { break };
        let Some(cell) = line.last_mut() else { break };
        match c {
            '"' if is_quoted => match chars.peek() {
                Some('"') => cell.extend(chars.next()),
                _ => is_quoted = false,
            },
            '"' if cell.is_empty() => is_quoted = true,
            '\t' if !is_quoted => line.push(String::new()),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                if lines.len() == LINES {
                    break;
                }
                lines.push(vec![String::new()]);
            }
            c => cell.push(c),
        }
    }
    // A spreadsheet ends its last line, too.
    if lines
        .last()
        .is_some_and(|line| line.iter().all(String::is_empty))
    {
        lines.pop();
    }
    lines
}

/// Places a text into the table of these works and fields. A first line that names fields tells which column is
/// which, and a column of file names which line is whose; otherwise the text goes from `start` to the right and down.
#[must_use]
pub fn placed(
    text: &str,
    names: &[&str],
    fields: &[&Field],
    notice: &Notice,
    start: Start,
) -> Placed {
    let lines = cells(text);
    match lines
        .split_first()
        .map(|(head, rest)| (heads(head, notice), rest))
    {
        Some((heads, rest)) if heads.iter().any(Option::is_some) => {
            by_heads(&heads, rest, names, start.line)
        }
        _ => from_start(&lines, names.len(), fields, start),
    }
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Head {
    File,
    Field(String),
}

/// What each cell of a first line heads. It is no line of heads where only one of several cells is one: a topic may
/// be called like a field.
fn heads(line: &[String], notice: &Notice) -> Vec<Option<Head>> {
    let head = |cell: &String| {
        let cell = cell.trim().trim_end_matches(['*', '：', ':']);
        if cell.is_empty() {
            return None;
        }
        if FILE_HEADS
            .iter()
            .any(|head| head.eq_ignore_ascii_case(cell))
        {
            return Some(Head::File);
        }
        let is_it = |field: &&Field| {
            let labels = Lang::ALL.map(|lang| field.label.get(lang));
            field.id == cell || labels.iter().any(|label| label.eq_ignore_ascii_case(cell))
        };
        let field = notice.fields.iter().find(is_it)?;
        Some(Head::Field(field.id.clone()))
    };
    let heads: Vec<Option<Head>> = line.iter().map(head).collect();
    let count = heads.iter().flatten().count();
    match count * 2 >= line.len() && (count > 1 || line.len() == 1) {
        true => heads,
        false => Vec::new(),
    }
}

fn by_heads(heads: &[Option<Head>], lines: &[Vec<String>], names: &[&str], first: usize) -> Placed {
    let mut placed = Placed::default();
    let file = heads.iter().position(|head| *head == Some(Head::File));
    for (at, line) in lines.iter().enumerate() {
        let work = match file.and_then(|column| line.get(column)) {
            Some(name) => match work_of(name, names) {
                Some(work) => work,
                None => {
                    if !name.trim().is_empty() {
                        placed.unknown.push(name.trim().to_owned());
                    }
                    continue;
                }
            },
            None => first + at,
        };
        if work >= names.len() {
            placed.beyond += 1;
            continue;
        }
        for (head, cell) in heads.iter().zip(line) {
            if let Some(Head::Field(field)) = head {
                placed
                    .cells
                    .push((work, field.clone(), cell.trim().to_owned()));
            }
        }
    }
    placed
}

fn from_start(lines: &[Vec<String>], works: usize, fields: &[&Field], start: Start) -> Placed {
    let mut placed = Placed::default();
    for (at, line) in lines.iter().enumerate() {
        let work = start.line + at;
        if work >= works {
            placed.beyond += 1;
            continue;
        }
        for (field, cell) in fields.iter().skip(start.column).zip(line) {
            placed
                .cells
                .push((work, field.id.clone(), cell.trim().to_owned()));
        }
    }
    placed
}

/// The only work of that file, with or without its ending.
fn work_of(name: &str, names: &[&str]) -> Option<usize> {
    let name = name.trim().to_lowercase();
    let stem = |of: &str| {
        of.rsplit_once('.')
            .map_or(of, |(stem, _)| stem)
            .to_lowercase()
    };
    let only = |is_it: &dyn Fn(&str) -> bool| {
        let mut found = names.iter().enumerate().filter(|(_, of)| is_it(of));
        let first = found.next().map(|(at, _)| at);
        first.filter(|_| found.next().is_none())
    };
    only(&|of| of.to_lowercase() == name).or_else(|| only(&|of| stem(of) == name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NAMES: [&str; 3] = ["a.mp4", "b.mp4", "党课.MP4"];
    const START: Start = Start { line: 0, column: 0 };

    fn notice() -> Notice {
        Notice::parse(include_str!("../../www/notice.json")).unwrap()
    }

    fn own(notice: &Notice) -> Vec<&Field> {
        let fields = notice.fields.iter();
        fields.filter(|field| !field.same_for_unit).collect()
    }

    fn place(text: &str, start: Start) -> Placed {
        let notice = notice();
        placed(text, &NAMES, &own(&notice), &notice, start)
    }

    fn cell(work: usize, field: &str, words: &str) -> (usize, String, String) {
        (work, field.to_owned(), words.to_owned())
    }

    #[test]
    fn cells_are_told_apart_as_spreadsheets_write_them() {
        let text = "一\t二\r\n\"三\n行 \"\"引\"\"\"\t四\r\n";
        assert_eq!(cells(text), [["一", "二"], ["三\n行 \"引\"", "四"]]);
        assert_eq!(cells("5\" 屏\tx"), [["5\" 屏", "x"]]);
        assert_eq!(cells(""), Vec::<Vec<String>>::new());
        // A mark that is never closed takes the rest, and nothing is lost.
        assert_eq!(cells("\"a\tb\nc"), [["a\tb\nc"]]);
    }

    #[test]
    fn without_heads_cells_go_right_and_down() {
        let placed = place("张三\t教授\n李四\t讲师", Start { line: 1, column: 1 });
        let expected = [
            cell(1, "speaker", "张三"),
            cell(1, "post", "教授"),
            cell(2, "speaker", "李四"),
            cell(2, "post", "讲师"),
        ];
        assert_eq!(placed.cells, expected);
        assert_eq!(place("甲\n乙\n丙\n丁", START).beyond, 1);
    }

    #[test]
    fn heads_and_file_names_tell_what_belongs_where() {
        let text = "序号\t文件名\t主讲主题\t主讲人姓名\n1\t党课\t锤炼\t张三\n2\tB.MP4\t使命\t李四\n3\tc.mp4\t初心\t王五";
        let placed = place(text, START);
        let expected = [
            cell(2, "title", "锤炼"),
            cell(2, "speaker", "张三"),
            cell(1, "title", "使命"),
            cell(1, "speaker", "李四"),
        ];
        assert_eq!(placed.cells, expected);
        assert_eq!(placed.unknown, ["c.mp4"]);
        // Without file names the lines stand for the works in their order.
        let placed = place("主讲主题\n锤炼\n使命", START);
        assert_eq!(
            placed.cells,
            [cell(0, "title", "锤炼"), cell(1, "title", "使命")]
        );
    }

    #[test]
    fn two_files_of_one_name_are_told_apart_by_nobody() {
        let notice = notice();
        let names = ["a.mp4", "a.mov"];
        let text = "文件名\t主讲主题\na\t锤炼";
        let placed = placed(text, &names, &own(&notice), &notice, START);
        assert_eq!(placed.cells, []);
        assert_eq!(placed.unknown, ["a"]);
    }

    proptest! {
        #[test]
        fn any_text_stays_within_the_table(text in "[ab\"\t\n\r主讲]{0,200}", line in 0..5_usize, column in 0..9_usize) {
            let notice = notice();
            let placed = place(&text, Start { line, column });
            for (work, field, _) in placed.cells {
                prop_assert!(work < NAMES.len());
                prop_assert!(notice.field(&field).is_some());
            }
        }

        #[test]
        fn what_is_written_as_a_spreadsheet_writes_it_is_read_back(table in prop::collection::vec(prop::collection::vec("[a\"\t\n]{1,5}", 1..4), 1..5)) {
            let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let line = |line: &Vec<String>| line.iter().map(quoted).collect::<Vec<_>>().join("\t");
            let text: Vec<String> = table.iter().map(line).collect();
            prop_assert_eq!(cells(&text.join("\r\n")), table);
        }
    }
}
