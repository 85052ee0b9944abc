//! A little module, taken apart.

use super::*;

const WORDS: &str = "what the second part says";

/// A module in which `start`, that a script calls, calls the gates and `helper`; a gate calls
/// `sheet`, and that `helper` and `alone`. `button` is in the function table.
fn module(gates: &[&str]) -> Vec<u8> {
    let mut module = Module::default();
    let memory = module.memories.add_local(false, false, 1, None, None);
    let offset = ConstExpr::Value(Value::I32(64));
    let data = format!("first{WORDS}last").into_bytes();
    let data = module.data.add(DataKind::Active { memory, offset }, data);
    module.memories.get_mut(memory).data_segments.insert(data);
    let function = |module: &mut Module, name: &str, called: &[FunctionId]| {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        let mut body = builder.func_body();
        for id in called {
            body.call(*id);
        }
        // Something of its own, or functions without a body would be alike.
        body.i32_const(i32::try_from(name.len()).unwrap()).drop();
        let id = builder.finish(Vec::new(), &mut module.funcs);
        module.funcs.get_mut(id).name = Some(name.to_owned());
        id
    };
    let helper = function(&mut module, "alloc[0a1b]::helper", &[]);
    let alone = function(&mut module, "core[0a1b]::alone", &[]);
    let sheet = function(&mut module, "yujian[0a1b]::sheet::markup", &[helper, alone]);
    let button = function(
        &mut module,
        "<yujian[0a1b]::browser::view::submission::form::Form as yew>::run",
        &[],
    );
    let called = [helper];
    let gates = gates.iter().map(|gate| {
        let gate = gate.replace("yujian", "yujian[0a1b]");
        function(&mut module, &gate, &[sheet])
    });
    let called: Vec<_> = gates
        .collect::<Vec<_>>()
        .into_iter()
        .chain(called)
        .collect();
    let start = function(&mut module, "start", &called);
    module.exports.add("start", start);
    module.exports.add("memory", memory);
    let table = module
        .tables
        .add_local(false, 2, Some(2), walrus::RefType::FUNCREF);
    let offset = ConstExpr::Value(Value::I32(1));
    let kind = ElementKind::Active { table, offset };
    let items = ElementItems::Functions(vec![button]);
    let element = module.elements.add(kind, items);
    module.tables.get_mut(table).elem_segments.insert(element);
    module.emit_wasm()
}

fn names(module: &Module) -> BTreeSet<String> {
    let local = module.funcs.iter_local();
    local.map(|(id, _)| name(module, id)).collect()
}

fn data(module: &Module) -> Vec<String> {
    let text = |data: &walrus::Data| String::from_utf8_lossy(&data.value).into_owned();
    module.data.iter().map(text).collect()
}

#[test]
fn what_the_second_part_alone_needs_is_moved_and_the_rest_is_handed_over() {
    let [first, second] = split(&module(&GATES), &[WORDS.to_owned()]).unwrap();
    let [first, second] = [parse(&first).unwrap(), parse(&second).unwrap()];
    // Stubs of the gates stay.
    let stay = ["alloc::helper", "start"].into_iter().chain(GATES);
    assert_eq!(names(&first), stay.map(str::to_owned).collect());
    let moved = [
        "core::alone",
        "yujian::sheet::markup",
        "<yujian::browser::view::submission::form::Form as yew>::run",
    ];
    let moved = moved.into_iter().chain(GATES);
    assert_eq!(names(&second), moved.map(str::to_owned).collect());
    assert_eq!(data(&first), ["first", "last"]);
    assert_eq!(data(&second), [WORDS]);
    // All that the second part takes, the first hands out.
    let handed: BTreeSet<_> = first.exports.iter().map(|export| &export.name).collect();
    let mut taken = second.imports.iter();
    assert!(taken.all(|import| import.module == FIRST && handed.contains(&import.name)));
    // Nothing is in the place of the button but what the second part puts there.
    let places = |module: &Module| table(module).unwrap().into_keys().collect::<Vec<_>>();
    assert_eq!(places(&first), []);
    assert_eq!(places(&second), [1, 2, 3, 4, 5, 6]);
    let size = |module: &Module| module.tables.iter().next().unwrap().initial;
    assert_eq!([size(&first), size(&second)], [7, 7]);
}

#[test]
fn a_module_without_what_should_move_is_refused() {
    let some = GATES.get(1..).unwrap();
    assert!(split(&module(some), &[WORDS.to_owned()]).is_err());
    assert!(split(&module(&GATES), &["not there".to_owned()]).is_err());
    assert!(split(b"not a module", &[]).is_err());
}

#[test]
fn words_that_stand_there_twice_are_not_found() {
    assert_eq!(find(b"abcab", b"bc"), Some(1));
    assert_eq!(find(b"abcab", b"ab"), None);
    assert_eq!(find(b"abc", b"d"), None);
}
