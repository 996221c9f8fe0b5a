//! acme-protocol: supervised exercise, as one hospital offers it.
//!
//! Keep the shape: the rule, then the entry. What a criterion can say belongs into the
//! catalogue; here stands only what it cannot. Contract: <poise/plugin.h>, in Rust poise.rs.
//! Guide: man 3 poise-plugin.

mod facts;
mod poise;

use facts::*;
use poise::{Effects, Patient, Plugin, Sentence, Setup, Status, Table, Verdict};
use std::ffi::CStr;

const SAY_STRONGER: u32 = 0;
const SAY_PHYSIO_FIRST: u32 = 1;
const SAY_AT_HOME: u32 = 2;

/// All state is here; there are no globals.
struct Protocol {
    video_km: f64,  // a setting of the site
    has_video: u32, // the number of a fact that our manifest declares
}

fn name(text: &'static str) -> Result<&'static CStr, Status> {
    CStr::from_bytes_with_nul(text.as_bytes()).map_err(|_| POISE_E_ARGUMENT)
}

impl Plugin for Protocol {
    const ID: &'static str = "acme-protocol\0";
    const VERSION: &'static str = "1.0.0\0";
    const SENTENCES: &'static [Sentence] = &[
        sentence!(
            "It keeps you strong beside any treatment",
            "the hospital's leaflet"
        ),
        sentence!(
            "A bone that may break: the physiotherapist looks first",
            "the hospital's leaflet"
        ),
        sentence!(
            "Far from the hospital three of four sessions are by video",
            "the hospital's leaflet"
        ),
    ];

    fn create(setup: &Setup) -> Result<Self, Status> {
        Ok(Protocol {
            video_km: setup.setting(name("video_km\0")?)?,
            has_video: setup.fact(name("acme-protocol.video_at_home\0")?)?,
        })
    }

    /// Unknown is never "no": an unknown fracture state leaves the answer as the catalogue
    /// gave it, with what to check first. There is only one option.
    fn eligibility(
        &self,
        patient: &Patient,
        _option: u32,
        verdict: &mut Verdict,
    ) -> Result<(), Status> {
        verdict.say(POISE_NOTE_REASON, SAY_STRONGER, &[])?;
        match patient.is(POISE_FACT_FRACTURE, POISE_FRACTURE_NONE) {
            Some(true) => Ok(()),
            Some(false) => {
                verdict.say(POISE_NOTE_CAUTION, SAY_PHYSIO_FIRST, &[POISE_FACT_FRACTURE])?;
                verdict.answer(POISE_ANSWER_NEEDS_PERSON)
            }
            None => verdict.say(POISE_NOTE_CHECK, SAY_PHYSIO_FIRST, &[POISE_FACT_FRACTURE]),
        }
    }

    /// Effects are thousandths; the catalogue's value is what is scaled.
    fn burden(&self, patient: &Patient, _option: u32, effects: &mut Effects) -> Result<(), Status> {
        let by_video = patient.is(self.has_video, POISE_YES) == Some(true)
            && patient.at_least(POISE_FACT_DISTANCE_KM, self.video_km) == Some(true);
        if by_video {
            effects.scale(POISE_DIMENSION_TRAVEL, 25, SAY_AT_HOME)?;
        }
        Ok(())
    }
}

static TABLE: Table = poise::table::<Protocol>();

/// The one exported function.
#[no_mangle]
pub extern "C" fn poise_plugin_entry(_host_abi_major: u32, _host_abi_minor: u32) -> *const Table {
    &TABLE
}

/// The manifest, in a section of its own, where Poise reads it before any code runs.
#[used]
#[link_section = ".poise.manifest"]
static MANIFEST: [u8; include_bytes!("acme-protocol.ini").len()] =
    *include_bytes!("acme-protocol.ini");
