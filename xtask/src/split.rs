//! The page's module in two parts: what a verdict needs, and what comes after it.
//!
//! Both are one program in one memory. The first part has stubs where it calls into the second, which
//! go by the function table; the second, once it is instantiated beside the first, fills its places
//! in that table in. Until then nothing may call it: whoever leads over sees to that, and a call all
//! the same stops the page as any other fault does.

#[cfg(test)]
mod tests;

use crate::Failure;
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId,
    FunctionKind, GlobalKind, ImportedFunction, LocalFunction, Module, ModuleConfig, TableId,
};

/// What the second part imports the first part's things from: `www/boot.js` calls it so too.
const FIRST: &str = "page";

/// What is moved, by what stands in a function's name.
const MOVED: [&str; 7] = [
    "yujian::browser::worker::hash::",
    "yujian::browser::view::submission::",
    "yujian::browser::save::",
    "yujian::report::",
    "yujian::rules::remedy::",
    "yujian::sheet::",
    "qrcodegen::",
];

/// The functions by which the first part may call the second.
const GATES: [&str; 5] = [
    "yujian::browser::worker::hash::sha256",
    "yujian::browser::view::submission::file",
    "yujian::browser::view::submission::mend::mend",
    "yujian::browser::view::submission::parts",
    "yujian::browser::view::submission::steps",
];

/// Splits a module. `words` are what the second part says: data that move with it.
///
/// # Errors
/// When the module is not as wasm-bindgen writes it, or what should move is not in it.
pub(crate) fn split(module: &[u8], words: &[String]) -> Result<[Vec<u8>; 2], Failure> {
    let mut first = parse(module)?;
    let mut second = parse(module)?;
    let plan = Plan::new(&first)?;
    let data = words
        .iter()
        .map(|words| cut_out(&mut first, words.as_bytes()))
        .collect::<Option<Vec<_>>>();
    let data = data.ok_or("words of the second part that are not in the module")?;
    plan.keep_first(&mut first)
        .ok_or("a first part without a function table")?;
    plan.keep_second(&mut second, data)
        .ok_or("a second part without a memory or a function table")?;
    Ok([first.emit_wasm(), second.emit_wasm()])
}

fn parse(module: &[u8]) -> Result<Module, Failure> {
    let mut config = ModuleConfig::new();
    config.generate_producers_section(false);
    config
        .parse(module)
        .map_err(|error| format!("not a module: {error}"))
}

/// A function by its number, which is the same in two readings of one module.
type Number = usize;

/// Which function goes where.
struct Plan {
    /// What the second part has.
    moved: BTreeSet<Number>,
    /// What the first part has and the second calls, with the name under which it is handed over.
    shared: BTreeMap<Number, String>,
    /// The places in the function table.
    table: BTreeMap<u32, Number>,
    /// The place by which the first part calls a function of the second.
    stubs: BTreeMap<Number, u32>,
}

impl Plan {
    fn new(module: &Module) -> Result<Self, Failure> {
        let calls = calls(module);
        let mut table = table(module).ok_or("not one function table with numbered places")?;
        let gates = named(module, |name| GATES.contains(&name));
        let moved = moved(module, &calls, &table, &gates)?;
        let mut stubs = BTreeMap::new();
        for gate in gates {
            let place = table.keys().next_back().map_or(0, |last| last + 1);
            table.insert(place, gate);
            stubs.insert(gate, place);
        }
        let called = moved
            .iter()
            .filter_map(|number| calls.get(number))
            .flatten();
        let shared: BTreeSet<Number> = called
            .copied()
            .filter(|number| !moved.contains(number))
            .collect();
        let named = shared.into_iter().enumerate();
        let shared = named.map(|(count, number)| (number, format!("{count:x}")));
        Ok(Self {
            shared: shared.collect(),
            moved,
            table,
            stubs,
        })
    }

    /// Leaves the first part, with what the second needs of it handed out.
    fn keep_first(&self, module: &mut Module) -> Option<()> {
        let ids = ids(module);
        let table = module.tables.main_function_table().ok()??;
        for number in &self.moved {
            let id = *ids.get(*number)?;
            let stub = stub(module, id, table, self.stubs.get(number).copied());
            module.funcs.get_mut(id).kind = FunctionKind::Local(stub);
        }
        self.fill_table(module, &ids, table, |number| !self.moved.contains(&number))?;
        for (number, name) in &self.shared {
            module.exports.add(name, *ids.get(*number)?);
        }
        let things: [Vec<ExportItem>; 3] = things(module);
        for (kind, things) in KINDS.into_iter().zip(things) {
            for (count, thing) in things.into_iter().enumerate() {
                module.exports.add(&format!("{kind}{count}"), thing);
            }
        }
        walrus::passes::gc::run(module);
        Some(())
    }

    /// Leaves the second part, which takes all else from the first.
    fn keep_second(&self, module: &mut Module, data: Vec<(i32, Vec<u8>)>) -> Option<()> {
        let ids = ids(module);
        let table = module.tables.main_function_table().ok()??;
        module.start = None;
        clear(module);
        for (number, name) in &self.shared {
            let id = *ids.get(*number)?;
            let ty = module.funcs.get(id).ty();
            let import = module.imports.add(FIRST, name, id);
            module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
        }
        let things = things(module);
        for (kind, things) in KINDS.into_iter().zip(things) {
            for (count, thing) in things.into_iter().enumerate() {
                take_from_first(module, thing, &format!("{kind}{count}"));
            }
        }
        self.fill_table(module, &ids, table, |number| self.moved.contains(&number))?;
        let memory = module.memories.iter().next()?.id();
        for (at, value) in data {
            let offset = ConstExpr::Value(Value::I32(at));
            let id = module.data.add(DataKind::Active { memory, offset }, value);
            module.memories.get_mut(memory).data_segments.insert(id);
        }
        walrus::passes::gc::run(module);
        Some(())
    }

    /// Writes the places of the function table that `keep` chooses, and no others.
    fn fill_table(
        &self,
        module: &mut Module,
        ids: &[FunctionId],
        table: TableId,
        keep: impl Fn(Number) -> bool,
    ) -> Option<()> {
        let old: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
        old.into_iter().for_each(|id| module.elements.delete(id));
        module.tables.get_mut(table).elem_segments.clear();
        let mut runs: Vec<(u32, Vec<FunctionId>)> = Vec::new();
        for (place, number) in self.table.iter().filter(|(_, number)| keep(**number)) {
            let id = *ids.get(*number)?;
            match runs.last_mut() {
                Some((from, run)) if *from as usize + run.len() == *place as usize => run.push(id),
                _ => runs.push((*place, vec![id])),
            }
        }
        for (from, run) in runs {
            let offset = ConstExpr::Value(Value::I32(from.cast_signed()));
            let kind = ElementKind::Active { table, offset };
            let id = module.elements.add(kind, ElementItems::Functions(run));
            module.tables.get_mut(table).elem_segments.insert(id);
        }
        let size = u64::from(self.table.keys().next_back()? + 1);
        let table = module.tables.get_mut(table);
        table.initial = table.initial.max(size);
        table.maximum = table.maximum.map(|maximum| maximum.max(size));
        Some(())
    }
}

/// What stands before the number of what is shared and no function: tables, memories, globals.
const KINDS: [char; 3] = ['t', 'm', 'g'];

/// All tables, memories and globals.
fn things(module: &Module) -> [Vec<ExportItem>; 3] {
    let tables = module.tables.iter().map(|table| table.id().into());
    let memories = module.memories.iter().map(|memory| memory.id().into());
    let globals = module.globals.iter().map(|global| global.id().into());
    [tables.collect(), memories.collect(), globals.collect()]
}

fn take_from_first(module: &mut Module, thing: ExportItem, name: &str) {
    match thing {
        ExportItem::Table(id) => {
            let import = module.imports.add(FIRST, name, id);
            module.tables.get_mut(id).import = Some(import);
        }
        ExportItem::Memory(id) => {
            let import = module.imports.add(FIRST, name, id);
            module.memories.get_mut(id).import = Some(import);
        }
        ExportItem::Global(id) => {
            let import = module.imports.add(FIRST, name, id);
            module.globals.get_mut(id).kind = GlobalKind::Import(import);
        }
        // There are none among the things.
        ExportItem::Function(_) | ExportItem::Tag(_) => {}
    }
}

/// Takes away what a module does by itself and what it hands out and takes in.
fn clear(module: &mut Module) {
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    exports.into_iter().for_each(|id| module.exports.delete(id));
    let imports: Vec<_> = module.imports.iter().map(walrus::Import::id).collect();
    imports.into_iter().for_each(|id| module.imports.delete(id));
    let data: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    data.into_iter().for_each(|id| module.data.delete(id));
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
    }
}

/// What stands where a function was moved away: a call by its place in the table, or, where none can
/// come, nothing.
fn stub(module: &mut Module, id: FunctionId, table: TableId, place: Option<u32>) -> LocalFunction {
    let kind = module.funcs.get(id).ty();
    let signature = module.types.get(kind);
    let (params, results) = (signature.params().to_vec(), signature.results().to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    let args: Vec<_> = params.iter().map(|kind| module.locals.add(*kind)).collect();
    let mut body = builder.func_body();
    match place {
        Some(place) => {
            for arg in &args {
                body.local_get(*arg);
            }
            body.i32_const(place.cast_signed())
                .call_indirect(kind, table);
        }
        None => {
            body.unreachable();
        }
    }
    builder.local_func(args)
}

/// Takes `words` out of the data; where they stood in memory, with them.
fn cut_out(module: &mut Module, words: &[u8]) -> Option<(i32, Vec<u8>)> {
    let found = module.data.iter().find_map(|data| {
        let at = find(&data.value, words)?;
        Some((data.id(), at))
    });
    let (id, at) = found?;
    let data = module.data.get_mut(id);
    let DataKind::Active {
        memory,
        offset: ConstExpr::Value(Value::I32(start)),
    } = data.kind
    else {
        return None;
    };
    let behind = data.value.split_off(at + words.len());
    let words = data.value.split_off(at);
    let from = start.checked_add(i32::try_from(at).ok()?)?;
    let behind_from = from.checked_add(i32::try_from(words.len()).ok()?)?;
    let offset = ConstExpr::Value(Value::I32(behind_from));
    let id = module.data.add(DataKind::Active { memory, offset }, behind);
    module.memories.get_mut(memory).data_segments.insert(id);
    Some((from, words))
}

/// Where `part` stands in `whole`, if it stands there once.
fn find(whole: &[u8], part: &[u8]) -> Option<usize> {
    let mut found = whole.windows(part.len()).enumerate();
    let (at, _) = found.find(|(_, window)| *window == part)?;
    let again = found.any(|(_, window)| window == part);
    (!again).then_some(at)
}

fn ids(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(walrus::Function::id).collect()
}

/// The functions of the module's own with such names.
fn named(module: &Module, fits: impl Fn(&str) -> bool) -> BTreeSet<Number> {
    let own = module.funcs.iter_local();
    let named = own.filter(|(id, _)| fits(&name(module, *id)));
    named.map(|(id, _)| id.index()).collect()
}

/// The name of a function without the marks of the compiler: `yujian[0123456789abcdef]::sheet` is
/// `yujian::sheet`.
fn name(module: &Module, id: FunctionId) -> String {
    let name = module.funcs.get(id).name.as_deref();
    let mut parts = name.unwrap_or_default().split('[');
    let mut clean = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        clean.push_str(part.split_once(']').map_or(part, |(_, behind)| behind));
    }
    clean
}

/// What the second part has: what is named so, less what the first part calls, and what is called by no
/// other part of the module.
fn moved(
    module: &Module,
    calls: &Calls,
    table: &BTreeMap<u32, Number>,
    gates: &BTreeSet<Number>,
) -> Result<BTreeSet<Number>, Failure> {
    let mut callers = Calls::new();
    for (caller, called) in calls {
        for number in called {
            callers.entry(*number).or_default().insert(*caller);
        }
    }
    let all_callers_in = |number: &Number, moved: &BTreeSet<Number>| {
        callers
            .get(number)
            .is_none_or(|callers| callers.is_subset(moved))
    };
    let fixed = fixed(module);
    let mut moved = named(module, |name| MOVED.iter().any(|part| name.contains(part)));
    moved.retain(|number| !fixed.contains(number));
    if gates.len() != GATES.len() || !gates.is_subset(&moved) {
        return Err("the functions that lead to the second part were not found".to_owned());
    }
    loop {
        let stay = |number: &&Number| !gates.contains(number) && !all_callers_in(number, &moved);
        let stay: Vec<Number> = moved.iter().filter(stay).copied().collect();
        if stay.is_empty() {
            break;
        }
        moved.retain(|number| !stay.contains(number));
    }
    // What is in the table may be called by anyone, and what nobody calls by a script.
    let in_table: BTreeSet<Number> = table.values().copied().collect();
    loop {
        let goes_along = |number: &&Number| {
            let is_free =
                !moved.contains(number) && !fixed.contains(number) && !in_table.contains(number);
            is_free && callers.contains_key(number) && all_callers_in(number, &moved)
        };
        let go_along: Vec<Number> = calls.keys().filter(goes_along).copied().collect();
        if go_along.is_empty() {
            return Ok(moved);
        }
        moved.extend(go_along);
    }
}

/// Functions, each with those that it calls, or that call it.
type Calls = BTreeMap<Number, BTreeSet<Number>>;

/// Which functions each function of the module's own names.
fn calls(module: &Module) -> Calls {
    struct Named(BTreeSet<Number>);
    impl Visitor<'_> for Named {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.insert(id.index());
        }
    }
    let of = |(id, function): (FunctionId, &LocalFunction)| {
        let mut named = Named(BTreeSet::new());
        dfs_in_order(&mut named, function, function.entry_block());
        (id.index(), named.0)
    };
    module.funcs.iter_local().map(of).collect()
}

/// What cannot be moved, because scripts call it.
fn fixed(module: &Module) -> BTreeSet<Number> {
    let exported = module
        .exports
        .iter()
        .filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id.index()),
            _ => None,
        });
    exported.chain(module.start.map(|id| id.index())).collect()
}

/// The places of the function table; `None` where they are not all numbered.
fn table(module: &Module) -> Option<BTreeMap<u32, Number>> {
    let mut places = BTreeMap::new();
    for element in module.elements.iter() {
        let ElementKind::Active {
            offset: ConstExpr::Value(Value::I32(from)),
            ..
        } = element.kind
        else {
            return None;
        };
        let ElementItems::Functions(functions) = &element.items else {
            return None;
        };
        let numbers = functions.iter().map(|id| id.index());
        places.extend((from.cast_unsigned()..).zip(numbers));
    }
    Some(places)
}
