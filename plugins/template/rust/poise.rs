//! The Poise plugin contract for Rust: the structs of <poise/plugin.h>, written by hand, and
//! a safe way to use them. Numbers are in facts.rs, which `poise new` makes; the tests at the
//! end compare every size and place here with the header's.
//!
//! What is unknown is `None` and never "no". No panic crosses the border: it becomes a status,
//! the modality is "not assessed" for that person, and the other plugins carry on.
#![allow(dead_code)]

use crate::facts::*;
use std::ffi::{c_void, CStr};
use std::marker::PhantomData;
use std::os::raw::c_char;
use std::panic::{catch_unwind, AssertUnwindSafe};

// -------------------- structs of the border

macro_rules! opaque {
    ($($name:ident),*) => { $(#[repr(C)] pub struct $name { _opaque: [u8; 0] })* };
}
opaque!(RawPatient, RawSetup, RawProposals, RawVerdict, RawEffects);

#[repr(C)]
pub struct Text {
    pub bytes: *const c_char,
    pub length: u32,
    pub reserved: u32,
}

/// Made by `sentence!("text", "source")`; both end with a NUL.
#[repr(C)]
pub struct Sentence {
    pub text: *const c_char,
    pub source: *const c_char,
}

#[macro_export]
macro_rules! sentence {
    ($text:literal, $source:literal) => {
        $crate::poise::Sentence {
            text: concat!($text, "\0").as_ptr().cast(),
            source: concat!($source, "\0").as_ptr().cast(),
        }
    };
}

#[repr(C)]
#[derive(Clone, Copy, Default)]
pub struct Note {
    pub kind: u32,
    pub sentence: u32,
    pub facts: [u32; 4],
    pub numbers: [i32; 2], // thousandths
}

#[repr(C)]
#[derive(Clone, Copy, Default)]
pub struct Effect {
    pub value: i32, // thousandths; low <= value <= high
    pub low: i32,
    pub high: i32,
    pub sentence: u32,
}

/// The functions of the host, in the order of plugin.h.
#[repr(C)]
pub struct Host {
    pub size: u32,
    pub abi_major: u32,
    pub abi_minor: u32,
    pub reserved: u32,
    number: unsafe extern "C" fn(*const RawPatient, u32, *mut f64) -> i32,
    choice: unsafe extern "C" fn(*const RawPatient, u32, *mut u32) -> i32,
    has: unsafe extern "C" fn(*const RawPatient, u32, u32, *mut u32) -> i32,
    date: unsafe extern "C" fn(*const RawPatient, u32, *mut i32) -> i32,
    answer_now: unsafe extern "C" fn(*const RawVerdict) -> i32,
    answer: unsafe extern "C" fn(*mut RawVerdict, i32) -> i32,
    note: unsafe extern "C" fn(*mut RawVerdict, *const Note) -> i32,
    standing_now: unsafe extern "C" fn(*const RawVerdict) -> i32,
    standing: unsafe extern "C" fn(*mut RawVerdict, i32, u32) -> i32,
    urgency: unsafe extern "C" fn(*mut RawVerdict, i32) -> i32,
    with: unsafe extern "C" fn(*mut RawVerdict, *const c_char) -> i32,
    effect_now: unsafe extern "C" fn(*const RawEffects, u32, *mut Effect) -> i32,
    effect: unsafe extern "C" fn(*mut RawEffects, u32, *const Effect) -> i32,
    propose: unsafe extern "C" fn(*mut RawProposals, u32, *const Text) -> i32,
    option_count: unsafe extern "C" fn(*const RawSetup) -> u32,
    option_id: unsafe extern "C" fn(*const RawSetup, u32) -> *const c_char,
    option_is: unsafe extern "C" fn(*const RawSetup, u32, *const c_char) -> u32,
    fact: unsafe extern "C" fn(*const RawSetup, *const c_char, *mut u32) -> i32,
    setting: unsafe extern "C" fn(*const RawSetup, *const c_char, *mut f64) -> i32,
    allocate: unsafe extern "C" fn(*mut RawSetup, usize) -> *mut c_void,
    fail: unsafe extern "C" fn(*mut RawSetup, *const c_char),
    extension: unsafe extern "C" fn(*const c_char) -> *const c_void,
}

type Create = unsafe extern "C" fn(*const Host, *mut RawSetup, *mut *mut c_void) -> i32;
type Destroy = unsafe extern "C" fn(*mut c_void);
type Propose = unsafe extern "C" fn(*mut c_void, *const RawPatient, *mut RawProposals) -> i32;
type Assess = unsafe extern "C" fn(*mut c_void, *const RawPatient, u32, *mut RawVerdict) -> i32;
type Weigh = unsafe extern "C" fn(*mut c_void, *const RawPatient, u32, *mut RawEffects) -> i32;
type Extension = unsafe extern "C" fn(*mut c_void, *const c_char) -> *const c_void;

/// The table of a plugin.
#[repr(C)]
pub struct Table {
    size: u32,
    abi_major: u32,
    abi_minor: u32,
    sentence_count: u32,
    id: *const c_char,
    version: *const c_char,
    sentences: *const Sentence,
    create: Option<Create>,
    destroy: Option<Destroy>,
    propose: Option<Propose>,
    eligibility: Option<Assess>,
    benefit: Option<Weigh>,
    burden: Option<Weigh>,
    extension: Option<Extension>,
}

// Never written to, and all that it points to is constant.
unsafe impl Sync for Table {}

// -------------------- the safe side

/// A status of facts.rs that is not POISE_OK.
pub type Status = i32;

fn checked<T>(status: i32, value: T) -> Result<T, Status> {
    if status == POISE_OK {
        Ok(value)
    } else {
        Err(status)
    }
}

/// What create may ask.
pub struct Setup<'a> {
    pub host: &'static Host,
    raw: *mut RawSetup,
    life: PhantomData<&'a ()>,
}

impl Setup<'_> {
    /// A setting that the manifest declares: the site's value, else the default.
    pub fn setting(&self, name: &CStr) -> Result<f64, Status> {
        let mut value = 0.0;
        checked(
            unsafe { (self.host.setting)(self.raw, name.as_ptr(), &mut value) },
            (),
        )?;
        Ok(value)
    }

    /// The number of a fact that the manifest declares.
    pub fn fact(&self, name: &CStr) -> Result<u32, Status> {
        let mut number = 0;
        checked(
            unsafe { (self.host.fact)(self.raw, name.as_ptr(), &mut number) },
            (),
        )?;
        Ok(number)
    }

    pub fn option_count(&self) -> u32 {
        unsafe { (self.host.option_count)(self.raw) }
    }

    pub fn option_is(&self, option: u32, tag_or_drug: &CStr) -> bool {
        unsafe { (self.host.option_is)(self.raw, option, tag_or_drug.as_ptr()) == POISE_YES }
    }
}

/// One record. Every answer is None when the fact is not known.
pub struct Patient<'a> {
    host: &'static Host,
    raw: *const RawPatient,
    life: PhantomData<&'a ()>,
}

impl Patient<'_> {
    pub fn number(&self, fact: u32) -> Option<f64> {
        let mut value = 0.0;
        let status = unsafe { (self.host.number)(self.raw, fact, &mut value) };
        checked(status, ()).ok().map(|()| value)
    }

    pub fn choice(&self, fact: u32) -> Option<u32> {
        let mut value = 0;
        let status = unsafe { (self.host.choice)(self.raw, fact, &mut value) };
        checked(status, ()).ok().map(|()| value)
    }

    pub fn has(&self, fact: u32, member: u32) -> Option<bool> {
        let mut value = 0;
        let status = unsafe { (self.host.has)(self.raw, fact, member, &mut value) };
        checked(status, ()).ok().map(|()| value == POISE_YES)
    }

    pub fn is(&self, fact: u32, value: u32) -> Option<bool> {
        self.choice(fact).map(|found| found == value)
    }

    pub fn at_least(&self, fact: u32, limit: f64) -> Option<bool> {
        self.number(fact).map(|found| found >= limit)
    }
}

/// Where eligibility writes.
pub struct Verdict<'a> {
    host: &'static Host,
    raw: *mut RawVerdict,
    life: PhantomData<&'a mut ()>,
}

impl Verdict<'_> {
    /// Makes the answer stricter; a more lenient one is ignored.
    pub fn answer(&mut self, answer: i32) -> Result<(), Status> {
        checked(unsafe { (self.host.answer)(self.raw, answer) }, ())
    }

    /// Adds a note that rests on up to four facts.
    pub fn say(&mut self, kind: u32, sentence: u32, facts: &[u32]) -> Result<(), Status> {
        let mut note = Note {
            kind,
            sentence,
            ..Note::default()
        };
        for (place, fact) in note.facts.iter_mut().zip(facts) {
            *place = *fact;
        }
        checked(unsafe { (self.host.note)(self.raw, &note) }, ())
    }
}

/// Where benefit and burden write.
pub struct Effects<'a> {
    host: &'static Host,
    raw: *mut RawEffects,
    life: PhantomData<&'a mut ()>,
}

impl Effects<'_> {
    /// The effect as it is; None when it was never measured.
    pub fn now(&self, dimension: u32) -> Option<Effect> {
        let mut effect = Effect::default();
        let status = unsafe { (self.host.effect_now)(self.raw, dimension, &mut effect) };
        checked(status, ()).ok().map(|()| effect)
    }

    /// Sets an effect to a share of what it is, in hundredths, and says why.
    pub fn scale(&mut self, dimension: u32, hundredths: i32, why: u32) -> Result<(), Status> {
        let now = match self.now(dimension) {
            Some(now) => now,
            None => return Ok(()),
        };
        let share = |value: i32| value * hundredths / 100;
        let effect = Effect {
            value: share(now.value),
            low: share(now.low),
            high: share(now.high),
            sentence: why,
        };
        checked(
            unsafe { (self.host.effect)(self.raw, dimension, &effect) },
            (),
        )
    }
}

/// A plugin. Each function returns a status in place of panicking.
pub trait Plugin: Sized + 'static {
    const ID: &'static str; // ends with a NUL, as the next one
    const VERSION: &'static str;
    const SENTENCES: &'static [Sentence];

    fn create(setup: &Setup) -> Result<Self, Status>;
    fn eligibility(
        &self,
        patient: &Patient,
        option: u32,
        verdict: &mut Verdict,
    ) -> Result<(), Status>;
    fn benefit(&self, _: &Patient, _option: u32, _: &mut Effects) -> Result<(), Status> {
        Ok(()) // as in the catalogue
    }
    fn burden(&self, _: &Patient, _option: u32, _: &mut Effects) -> Result<(), Status> {
        Ok(()) // as in the catalogue
    }
}

// -------------------- the border: nothing unwinds across it

struct Instance<P> {
    host: &'static Host,
    plugin: P,
}

fn guarded(call: impl FnOnce() -> Result<(), Status>) -> i32 {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(())) => POISE_OK,
        Ok(Err(status)) => status,
        Err(_) => POISE_E_PLUGIN_FAILED,
    }
}

unsafe extern "C" fn create<P: Plugin>(
    host: *const Host,
    raw: *mut RawSetup,
    out: *mut *mut c_void,
) -> i32 {
    guarded(|| {
        let host: &'static Host = &*host; // lives until destroy
        let plugin = P::create(&Setup {
            host,
            raw,
            life: PhantomData,
        })?;
        *out = Box::into_raw(Box::new(Instance { host, plugin })).cast();
        Ok(())
    })
}

unsafe extern "C" fn destroy<P: Plugin>(raw: *mut c_void) {
    let _ = guarded(|| {
        drop(Box::from_raw(raw.cast::<Instance<P>>()));
        Ok(())
    });
}

unsafe extern "C" fn eligibility<P: Plugin>(
    raw: *mut c_void,
    patient: *const RawPatient,
    option: u32,
    verdict: *mut RawVerdict,
) -> i32 {
    guarded(|| {
        let Instance { host, plugin } = &*raw.cast::<Instance<P>>();
        let patient = Patient {
            host,
            raw: patient,
            life: PhantomData,
        };
        plugin.eligibility(
            &patient,
            option,
            &mut Verdict {
                host,
                raw: verdict,
                life: PhantomData,
            },
        )
    })
}

unsafe extern "C" fn benefit<P: Plugin>(
    raw: *mut c_void,
    patient: *const RawPatient,
    option: u32,
    effects: *mut RawEffects,
) -> i32 {
    guarded(|| {
        let Instance { host, plugin } = &*raw.cast::<Instance<P>>();
        let patient = Patient {
            host,
            raw: patient,
            life: PhantomData,
        };
        plugin.benefit(
            &patient,
            option,
            &mut Effects {
                host,
                raw: effects,
                life: PhantomData,
            },
        )
    })
}

unsafe extern "C" fn burden<P: Plugin>(
    raw: *mut c_void,
    patient: *const RawPatient,
    option: u32,
    effects: *mut RawEffects,
) -> i32 {
    guarded(|| {
        let Instance { host, plugin } = &*raw.cast::<Instance<P>>();
        let patient = Patient {
            host,
            raw: patient,
            life: PhantomData,
        };
        plugin.burden(
            &patient,
            option,
            &mut Effects {
                host,
                raw: effects,
                life: PhantomData,
            },
        )
    })
}

/// The table of a plugin, for `poise_plugin_entry` to give.
pub const fn table<P: Plugin>() -> Table {
    Table {
        size: std::mem::size_of::<Table>() as u32,
        abi_major: POISE_ABI_MAJOR,
        abi_minor: POISE_ABI_MINOR,
        sentence_count: P::SENTENCES.len() as u32,
        id: P::ID.as_ptr().cast(),
        version: P::VERSION.as_ptr().cast(),
        sentences: P::SENTENCES.as_ptr(),
        create: Some(create::<P>),
        destroy: Some(destroy::<P>),
        propose: None, // the whole catalogue
        eligibility: Some(eligibility::<P>),
        benefit: Some(benefit::<P>),
        burden: Some(burden::<P>),
        extension: None,
    }
}

// -------------------- tests: the same layout as the header's

#[cfg(test)]
mod tests {
    use super::*;
    use std::mem::{size_of, MaybeUninit};

    macro_rules! at {
        ($type:ty, $field:ident) => {{
            let held = MaybeUninit::<$type>::uninit();
            let start = held.as_ptr();
            let field = unsafe { std::ptr::addr_of!((*start).$field) };
            field as usize - start as usize
        }};
    }

    #[test]
    fn sizes_are_those_of_the_header() {
        assert_eq!(size_of::<Text>(), SIZE_poise_text);
        assert_eq!(size_of::<Sentence>(), SIZE_poise_sentence);
        assert_eq!(size_of::<Note>(), SIZE_poise_note);
        assert_eq!(size_of::<Effect>(), SIZE_poise_effect);
        assert_eq!(size_of::<Host>(), SIZE_poise_host);
        assert_eq!(size_of::<Table>(), SIZE_poise_plugin);
    }

    #[test]
    fn fields_of_notes_and_effects_are_in_their_places() {
        assert_eq!(at!(Note, facts), AT_poise_note_facts);
        assert_eq!(at!(Note, numbers), AT_poise_note_numbers);
        assert_eq!(at!(Effect, sentence), AT_poise_effect_sentence);
    }

    #[test]
    fn functions_of_the_host_are_in_their_places() {
        assert_eq!(at!(Host, number), AT_poise_host_number);
        assert_eq!(at!(Host, choice), AT_poise_host_choice);
        assert_eq!(at!(Host, has), AT_poise_host_has);
        assert_eq!(at!(Host, date), AT_poise_host_date);
        assert_eq!(at!(Host, answer_now), AT_poise_host_answer_now);
        assert_eq!(at!(Host, answer), AT_poise_host_answer);
        assert_eq!(at!(Host, note), AT_poise_host_note);
        assert_eq!(at!(Host, standing_now), AT_poise_host_standing_now);
        assert_eq!(at!(Host, standing), AT_poise_host_standing);
        assert_eq!(at!(Host, urgency), AT_poise_host_urgency);
        assert_eq!(at!(Host, with), AT_poise_host_with);
        assert_eq!(at!(Host, effect_now), AT_poise_host_effect_now);
        assert_eq!(at!(Host, effect), AT_poise_host_effect);
        assert_eq!(at!(Host, propose), AT_poise_host_propose);
        assert_eq!(at!(Host, option_count), AT_poise_host_option_count);
        assert_eq!(at!(Host, option_id), AT_poise_host_option_id);
        assert_eq!(at!(Host, option_is), AT_poise_host_option_is);
        assert_eq!(at!(Host, fact), AT_poise_host_fact);
        assert_eq!(at!(Host, setting), AT_poise_host_setting);
        assert_eq!(at!(Host, allocate), AT_poise_host_allocate);
        assert_eq!(at!(Host, fail), AT_poise_host_fail);
        assert_eq!(at!(Host, extension), AT_poise_host_extension);
    }

    #[test]
    fn entries_of_the_table_are_in_their_places() {
        assert_eq!(at!(Table, sentence_count), AT_poise_plugin_sentence_count);
        assert_eq!(at!(Table, id), AT_poise_plugin_id);
        assert_eq!(at!(Table, version), AT_poise_plugin_version);
        assert_eq!(at!(Table, sentences), AT_poise_plugin_sentences);
        assert_eq!(at!(Table, create), AT_poise_plugin_create);
        assert_eq!(at!(Table, destroy), AT_poise_plugin_destroy);
        assert_eq!(at!(Table, propose), AT_poise_plugin_propose);
        assert_eq!(at!(Table, eligibility), AT_poise_plugin_eligibility);
        assert_eq!(at!(Table, benefit), AT_poise_plugin_benefit);
        assert_eq!(at!(Table, burden), AT_poise_plugin_burden);
        assert_eq!(at!(Table, extension), AT_poise_plugin_extension);
    }

    #[test]
    fn a_panic_becomes_a_status() {
        assert_eq!(guarded(|| panic!("stays inside")), POISE_E_PLUGIN_FAILED);
        assert_eq!(guarded(|| Err(POISE_E_MEMORY)), POISE_E_MEMORY);
        assert_eq!(guarded(|| Ok(())), POISE_OK);
    }
}
